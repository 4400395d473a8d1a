import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/lib/server/storage/open.ts';
import { aLetter, aSurvey, type PlantedPerson } from '../support/a-planted-survey.ts';
import { serve, type Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage, speak, toast } from './workspace-desk.ts';

/* Email surveys from the first look at an empty page to the people behind each number. */

let browser: Browser;
let server: Served;
let page: Page;
let dataDir: string;
let sent: string;
let paused: string;
let lead: string;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-surveys-'));
	[browser, server] = await Promise.all([openBrowser(), serve({ dataDir })]);
	page = await signedInPage(browser, server);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(dataDir, { recursive: true });
});

describe('a first survey', () => {
	test('is begun from the page that has none, and says step by step what it lacks', async () => {
		await page.goto('/surveys');
		await page.getByRole('heading', { name: 'Ask by email' }).waitFor();
		await page.getByRole('button', { name: 'Create the customer survey' }).click();
		await page.waitForURL('**/surveys/camp_*');
		await page.getByText('The quiz is not published yet.').waitFor();
		await page.getByText('Nobody is chosen yet.').waitFor();
		const tabs = page.getByRole('navigation', { name: 'Customer survey' });
		const links = await tabs.getByRole('link').allTextContents();
		expect(links.map((text) => text.trim())).toEqual([
			'Letter, still to be done',
			'Audience, still to be done',
			'Sending, still to be done',
			'Results'
		]);
		await page.getByRole('button', { name: 'Publish the quiz' }).click();
		await page.locator('.toast').waitFor();
		expect(await page.getByText('The quiz is not published yet.').count()).toBe(0);
	});

	test('is renamed, copied, and deleted after a question that says what goes', async () => {
		const address = page.url();
		const choose = async (name: string) => {
			await page.getByRole('button', { name: 'More actions' }).click();
			await page.getByRole('menuitem', { name }).click();
		};
		await choose('Rename');
		await page.getByRole('dialog').getByLabel('Name').fill('Spring survey');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: 'Spring survey' }).waitFor();
		await choose('Duplicate');
		await page.getByRole('heading', { level: 1, name: 'Spring survey (copy)' }).waitFor();
		expect(page.url()).not.toBe(address);
		await choose('Delete');
		const question = page.getByRole('alertdialog');
		expect(await question.innerText()).toContain('people and their answers stay');
		await question.getByRole('button', { name: 'Delete' }).click();
		await page.waitForURL('**/surveys');
		expect(await toast(page)).toBe('“Spring survey (copy)” is deleted.');
		expect(await page.locator('tbody tr').count()).toBe(1);
	});

	test('may ask any quiz there is, under a name of its own', async () => {
		await page.goto('/surveys/new');
		await page.getByLabel('Name').fill('Autumn survey');
		await page.getByRole('radio', { name: /Published/ }).check();
		await page.getByRole('button', { name: 'Create the survey' }).click();
		await page.getByRole('heading', { level: 1, name: 'Autumn survey' }).waitFor();
		expect(await page.getByText('The quiz is not published yet.').count()).toBe(0);
	});
});

const SAID = { code: 550, error: '5.1.1 no such user' };

async function plantResults(): Promise<void> {
	const quiz = await callApi(server, '/quizzes', { template: 'nps' });
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	await server.stop();
	const store = await openStore({ databaseUrl: `file:${join(dataDir, 'quizsilver.db')}` });
	const [workspace] = await store.db.select().from(store.tables.workspaces);
	const people: PlantedPerson[] = [
		{ email: 'anna@example.com', name: 'Anna', finished: 'hot', openedBy: 'human', lead: 'lead_a' },
		{ email: 'boris@example.com', finished: 'warm', openedBy: 'unsure', variant: 'b' },
		{ email: 'carl@example.com', finished: 'cold', openedBy: 'human' },
		{ email: 'dora@example.com', tapped: true, openedBy: 'human', variant: 'b' },
		{ email: 'emil@example.com', openedBy: 'scanner' },
		{ email: 'fay@example.com', mail: 'unknown', said: { code: 0, error: 'silent after DATA' } },
		{ email: 'gus@example.com', mail: 'failed', said: SAID, bounced: '5.1.1' },
		{ email: 'hal@example.com', mail: 'cancelled', variant: 'b' },
		{ email: 'lea@example.com', left: true },
		{ email: 'max@example.com', complained: true },
		{ email: 'ned@example.com', notMe: true }
	];
	const { campaign } = await aSurvey(store, workspace?.id ?? '', {
		...{ quiz: String(quiz['id']), name: 'Sent survey', people },
		letter: {
			...{ ...aLetter(), locales: ['en', 'ru'] },
			subjectB: { en: '{{name|You}}, another subject', ru: '{{name|Вы}}, другая тема' }
		},
		now: Date.UTC(2026, 10, 1)
	});
	sent = campaign.id;
	const other = await aSurvey(store, workspace?.id ?? '', {
		...{ quiz: String(quiz['id']), name: 'Paused survey', state: 'paused' },
		...{ people: [{ email: 'ola@example.com', mail: 'queued' }], now: Date.UTC(2026, 10, 2) }
	});
	paused = other.campaign.id;
	await store.close();
	server = await serve({ dataDir, port: server.port });
}

describe('the results of a survey', () => {
	beforeAll(plantResults);

	test('lead from every number to as many people', async () => {
		await page.goto(`/surveys/${sent}`);
		await page.getByRole('heading', { name: 'From letter to lead' }).waitFor();
		const links = await page
			.locator('main a[href*="/people?which="]')
			.evaluateAll((all) => all.map((one) => [one.getAttribute('href') ?? '', one.textContent]));
		const numbered = links.flatMap(([href, text]) => {
			const count = /(\d+)\s*$/.exec(text ?? '')?.[1];
			return count === undefined ? [] : [{ href: href ?? '', count: Number(count) }];
		});
		expect(numbered.length).toBeGreaterThan(18);
		for (const { href, count } of numbered) {
			await page.goto(href);
			expect([href, await page.locator('tbody tr').count()]).toEqual([href, count]);
		}
	});

	test('tell who opened the letter apart, and too few to say of two subjects', async () => {
		await page.goto(`/surveys/${sent}`);
		const opens = page.getByRole('region', { name: 'Who opened it' });
		expect(await opens.getByRole('listitem').allInnerTexts()).toEqual([
			expect.stringMatching(/^Opened by a person\s+38% of sent\s*3$/),
			expect.stringMatching(/^Opened, unclear by whom\s+13% of sent\s*1$/),
			expect.stringMatching(/^Opened by a program\s+13% of sent\s*1$/)
		]);
		const subjects = page.getByRole('region', { name: 'Two subjects' });
		await subjects.getByText('Too few to say.').waitFor();
		await subjects
			.getByRole('columnheader', { name: /^Subject B\s+Name, another subject$/ })
			.waitFor();
	});

	test('list those whose letters failed, or may have arrived, with what the mail server said', async () => {
		await page.goto(`/surveys/${sent}`);
		await page.getByText('1 letter may have arrived').getByRole('link').click();
		await page.getByText('Mail server: silent after DATA').waitFor();
		await page.getByLabel('Who').selectOption('failed');
		await page.getByText('Mail server: 550 5.1.1 no such user').waitFor();
	});

	test('are searched by name or address', async () => {
		await page.goto(`/surveys/${sent}/people`);
		await page.getByLabel('Search').fill('ANN');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
		lead = (await page.getByRole('link', { name: 'Anna' }).getAttribute('href')) ?? '';
		expect(lead).toBe('/leads/lead_a');
	});

	test('stand beside those of other surveys', async () => {
		await page.goto('/surveys');
		await page.getByRole('link', { name: 'Compare' }).click();
		const finished = page.getByRole('region', { name: 'Finished', exact: true });
		expect(await finished.innerText()).toMatch(/Sent survey[\s\S]+37\.5%[\s\S]+13\.7% to 69\.4%/);
		await finished.getByRole('link', { name: /37\.5%/ }).click();
		await page.waitForURL(/people\?which=finished/);
	});
});

describe('a survey that somebody else has changed meanwhile', () => {
	test('is shown as it is now, once something is refused', async () => {
		await page.goto(`/surveys/${paused}/sending`);
		await callApi(server, `/surveys/${paused}/cancel`, {});
		await page.getByRole('button', { name: 'Go on' }).click();
		await page.getByRole('alert').first().waitFor();
		await page.getByText('Cancelled', { exact: true }).first().waitFor();
		expect(await page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
		expect(await page.getByRole('alert').count()).toBe(1);
	});
});

describe('the pages of surveys', () => {
	test.each([
		['en', 'light', 360],
		['en', 'dark', 1440],
		['ru', 'light', 768],
		['ru', 'dark', 360]
	] as const)('have nothing to mend: %s, %s, %i px', async (locale, colorScheme, width) => {
		const viewport = { width, height: 800 };
		const own = await signedInPage(browser, server, { colorScheme, viewport });
		await speak(own, locale);
		for (const path of [
			...['/surveys', '/surveys/new', '/surveys/compare', `/surveys/${sent}`],
			`/surveys/${sent}/people?which=invited`
		]) {
			await own.goto(path);
			await own.locator('main h1').waitFor();
			const found = (await violationsOn(own)).map(({ id, nodes }) => [id, nodes[0]?.html]);
			expect([path, found]).toEqual([path, []]);
			const beyond = await own.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth
			);
			expect([path, Math.max(0, beyond)]).toEqual([path, 0]);
		}
		await speak(own, 'en');
		await own.context().close();
	});

	test.each(['en', 'ru'] as const)(
		'on a phone the places fit the bar, the rest of them are among more: %s',
		async (locale) => {
			const viewport = { width: 360, height: 740 };
			const own = await signedInPage(browser, server, { viewport });
			await speak(own, locale);
			const nav = own.locator('header nav');
			expect(await nav.locator(':scope > ul > li:visible').count()).toBe(5);
			const cut = await nav
				.locator('span:visible')
				.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
			expect(cut).toBe(0);
			const more = nav.locator('summary');
			await more.focus();
			await own.keyboard.press('Enter');
			const rest = nav.locator('.more a');
			expect(await rest.count()).toBe(2);
			await rest.first().waitFor();
			expect(await violationsOn(own)).toEqual([]);
			await own.keyboard.press('Escape');
			await rest.first().waitFor({ state: 'hidden' });
			expect(await more.evaluate((one) => one === document.activeElement)).toBe(true);
			await own.keyboard.press('Enter');
			await own.keyboard.press('Tab');
			await own.keyboard.press('Enter');
			await own.waitForURL('**/destinations');
			await rest.first().waitFor({ state: 'hidden' });
			await speak(own, 'en');
			await own.context().close();
		}
	);
});
