import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/lib/server/clock.ts';
import { timeSortedIds } from '../../src/lib/server/ids.ts';
import { systemRandom } from '../../src/lib/server/random.ts';
import { sealMailToken } from '../../src/lib/server/services/mail-token.ts';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { suppress } from '../../src/lib/server/storage/queries/suppressions.ts';
import { aMailedPerson } from '../support/an-invitation.ts';
import { textOf } from '../support/browser.ts';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { crampedOn } from './cramped.ts';
import { walkByTab } from './keyboard-walk.ts';
import { openBrowser } from './open-browser.ts';
import { signedInPage, speak, toast } from './workspace-desk.ts';

const SECRET = 'the secret that links of these tests are signed with';
const PEOPLE = ['anna', 'boris', 'clara', 'scanned'] as const;

let server: Served;
let browser: Browser;
let dataDir: string;
const links = new Map<string, string>();

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-leaving-'));
	const env = { SECRET };
	// The first start makes the owner's workspace, in which the letters were sent.
	await (await serve({ dataDir, env })).stop();
	await invite();
	[server, browser] = await Promise.all([serve({ dataDir, env }), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(dataDir, { recursive: true, force: true });
});

async function invite() {
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const { db, tables } = store;
	const [workspace] = await db.select().from(tables.workspaces);
	const workspaceId = workspace?.id ?? '';
	const ids = timeSortedIds(systemClock, systemRandom);
	const house = { store, ids, clock: systemClock };
	for (const [id, name] of [
		['lst_news', 'News of the month'],
		['lst_offers', 'Offers that end soon, and every now and then a letter about something else']
	] as const)
		await db.insert(tables.lists).values({ id, workspaceId, name, offered: true, createdAt: 0 });
	for (const name of PEOPLE) {
		const locale = name === 'boris' ? 'ru' : 'en';
		const email = `${name}@example.com`;
		const { invitation } = await aMailedPerson(house, { workspaceId, email, locale });
		links.set(name, `/u/${sealMailToken({ secret: SECRET }, 'leave', invitation.id)}`);
		for (const listId of ['lst_news', 'lst_offers'])
			await db.insert(tables.listMembers).values({
				...{ listId, recipientId: invitation.recipientId, workspaceId, addedAt: 0, leftAt: null }
			});
	}
	const bounced = { workspaceId, email: 'gone@example.com', campaignId: null, at: Date.now() };
	await suppress(
		store,
		{
			...bounced,
			reason: 'bounced',
			detail: '550 5.1.1 <…>: Recipient address rejected: User unknown in virtual mailbox table'
		},
		[]
	);
	await store.close();
}

const open = async (name: (typeof PEOPLE)[number], options = {}) => {
	const page = await (await browser.newContext({ baseURL: server.origin, ...options })).newPage();
	await page.goto(links.get(name) ?? '');
	return page;
};
const left = async (email: string) => {
	const answer = await (await server.api(`/suppressions?q=${email}`)).json();
	return answer.items.length === 1;
};
const heading = (page: Page) => page.locator('h1').innerText();

describe('the page that a letter leads to', () => {
	test('asks, leaves, and takes it back, by the keyboard alone and without scripts', async () => {
		const page = await open('anna', { javaScriptEnabled: false });
		expect(await heading(page)).toBe('Unsubscribe from our letters?');
		const press = async (name: string) => {
			for (let tabs = 0; tabs < 12; tabs += 1) {
				await page.keyboard.press('Tab');
				const at = page.locator(':focus');
				if ((await at.innerText().catch(() => '')) !== name) continue;
				await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
				return;
			}
			throw new Error(`${name} is not reached`);
		};
		await press('Unsubscribe from everything');
		expect(await heading(page)).toBe('You are unsubscribed');
		expect(await left('anna@example.com')).toBe(true);
		await press('Русский');
		expect(await heading(page)).toBe('Вы отписались');
		await press('Снова получать письма');
		expect(await page.locator('[role=status]').innerText()).toContain('снова');
		expect(await left('anna@example.com')).toBe(false);
		await page.context().close();
	});

	test('lets lists be left one by one', async () => {
		const page = await open('boris');
		await page.getByLabel('News of the month').uncheck();
		await page.getByRole('button', { name: 'Сохранить выбор' }).click();
		await page.getByText('Выбор сохранён.').waitFor();
		expect(await page.getByLabel('News of the month').isChecked()).toBe(false);
		expect(await page.getByLabel(/^Offers/).isChecked()).toBe(true);
		expect(await left('boris@example.com')).toBe(false);
		await page.context().close();
	});

	test.each(
		(['light', 'dark'] as const).flatMap((colorScheme) =>
			[320, 360, 768, 1440].map((width) => [colorScheme, width] as const)
		)
	)('reads well in %s on %i pixels', async (colorScheme, width) => {
		const page = await open('clara', { colorScheme, viewport: { width, height: 740 } });
		for (const query of ['', '?lang=ru']) {
			await page.goto(`${links.get('clara')}${query}`);
			expect(await violationsOn(page)).toEqual([]);
			expect(await crampedOn(page)).toEqual([]);
			expect((await walkByTab(page)).wrong).toEqual([]);
		}
		await page.context().close();
	});

	test('is opened by scanners in every way, with scripts and without, and nobody leaves', async () => {
		const link = `${server.origin}${links.get('scanned')}`;
		for (const method of ['HEAD', 'GET', 'GET', 'OPTIONS']) await fetch(link, { method });
		const page = await open('scanned');
		const followed = await page
			.locator('a')
			.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
		for (const href of followed) await page.goto(href);
		await page.context().close();
		expect(await left('scanned@example.com')).toBe(false);
	});
});

describe('the list of those who left', () => {
	let page: Page;
	beforeAll(async () => {
		await fetch(`${server.origin}${links.get('clara')}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'List-Unsubscribe=One-Click'
		});
		page = await signedInPage(browser, server);
		// Without its scripts the page asks nothing before it lifts.
		await page.goto('/audience/left', { waitUntil: 'networkidle' });
	});
	afterAll(() => page.context().close());

	const row = (email: string) => page.getByRole('row').filter({ hasText: email });

	test('takes pasted lines, and says what was none', async () => {
		await page.getByText('Add addresses', { exact: true }).click();
		await page
			.getByLabel('Addresses that are written to no more')
			.fill('Ivan <ivan@example.com>\nnobody\nmaria@example.com, oleg@example.com');
		await page.getByRole('button', { name: 'Add to the list' }).click();
		await page.getByText('3 addresses were added.').waitFor();
		await page.getByText('This line holds no address and was left out: 2.').waitFor();
		expect(await row('ivan@example.com').innerText()).toContain('Added by hand');
	});

	test('lifts a bounce after a warning; whoever left is brought back only when they asked for it', async () => {
		await row('gone@example.com').getByRole('button').click();
		await page.getByText('Letters to this address came back').waitFor();
		await page.getByRole('alertdialog').getByRole('button', { name: 'Write again' }).click();
		expect(await toast(page)).toBe('The address may be written to again.');
		await row('clara@example.com').getByRole('button').click();
		await page.getByText('This person asked not to be written to.').waitFor();
		await page.getByRole('button', { name: 'Cancel' }).click();
		expect(await left('clara@example.com')).toBe(true);
		const headers = { origin: server.origin };
		const form = { email: 'clara@example.com' };
		await page.request.post('/audience/left?/lift', { headers, form });
		expect(await left('clara@example.com')).toBe(true);
		await row('clara@example.com').getByRole('button').click();
		await page.getByRole('button', { name: 'They asked me to' }).click();
		await row('clara@example.com').waitFor({ state: 'detached' });
		expect(await left('clara@example.com')).toBe(false);
	});

	test('is found in, and downloaded as it is narrowed', async () => {
		await page.getByRole('searchbox').fill('maria');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/audience/left?q=maria');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'CSV' }).click()
		]);
		const text = await textOf(download);
		expect(text.replace(/\d{4}-\S+Z/, 'then')).toBe(
			'\uFEFFemail,reason,detail,survey,since\r\nmaria@example.com,Added by hand,,,then\r\n'
		);
	});

	test.each(
		(['light', 'dark'] as const).flatMap((scheme) =>
			[360, 768, 1440].map((width) => [scheme, width] as const)
		)
	)('reads well in %s on %i pixels, in both languages', async (colorScheme, width) => {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		await page.goto('/audience/left');
		for (const locale of ['ru', 'en'] as const) {
			await speak(page, locale);
			expect(await violationsOn(page)).toEqual([]);
			expect((await walkByTab(page)).wrong).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(
				false
			);
		}
	});
});
