import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { openMailDesk, type MailDesk } from './mail-desk.ts';
import { PHONE } from './respondents.ts';
import { callApi } from './workspace-desk.ts';

const MAILS = 1000;
const PEOPLE = 100;
const ANSWERS = ['0', '6', '9', '10'];
const CHROME =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let desk: MailDesk;
let receiver: Receiver;
let quiz: Awaited<ReturnType<MailDesk['aQuiz']>>;
let letters: Awaited<ReturnType<MailDesk['aLetter']>>[];
let campaignId: string;

beforeAll(async () => {
	// The scanners of a gateway come from other machines than its proxy.
	[desk, receiver] = await Promise.all([
		openMailDesk({ TRUST_PROXY: '1', LOG_REQUESTS: '1' }),
		startReceiver()
	]);
	quiz = await desk.aQuiz({
		title: 'How are we doing?',
		locales: ['ru', 'en'],
		dimensions: [{ id: 'joy', title: 'Joy' }],
		steps: [
			{
				id: 'score',
				kind: 'opinion_scale',
				title: { en: 'Would you recommend us?', ru: 'Порекомендуете нас?' },
				required: true,
				bands: [{ from: 9, points: 10 }]
			}
		],
		segments: [
			{ id: 'fan', title: 'Fan', temperature: 'hot', score: { from: 10 }, result: 'thanks' },
			{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'thanks' }
		],
		results: [{ id: 'thanks', title: { en: 'Thank you for it', ru: 'Спасибо за ответ' } }]
	});
	const destination = await callApi(desk.server, '/destinations', {
		name: 'CRM',
		url: receiver.url,
		segments: ['hot'],
		events: ['lead.qualified']
	});
	receiver.trust(String(destination['secret']));
	const first = await desk.aLetter(quiz);
	campaignId = first.row.campaignId;
	letters = [first];
	for (let more = 1; more < MAILS + PEOPLE; more += 1)
		letters.push(
			await desk.aLetter(quiz, {
				now: Date.now() - 60_000,
				invitation: { campaignId, locale: 'ru' }
			})
		);
}, 120_000);
afterAll(() => Promise.all([desk.close(), receiver.close()]));

const from = (network: number, agent = CHROME) => ({
	'user-agent': agent,
	'x-forwarded-for': `203.0.113.${network}`
});

async function inTurns<T>(
	all: readonly T[],
	most: number,
	work: (one: T, index: number) => Promise<unknown>
) {
	let next = 0;
	const worker = async () => {
		for (let index = next++; index < all.length; index = next++) {
			const one = all[index];
			if (one !== undefined) await work(one, index);
		}
	};
	await Promise.all(Array.from({ length: most }, worker));
}

const ask = async (url: string, init: RequestInit = {}) => (await fetch(url, init)).arrayBuffer();

/** A browser that runs the page's scripts, before which nobody sits. */
async function lookAt(browser: Browser, link: string, look: (page: Page) => Promise<unknown>) {
	const context = await browser.newContext({ userAgent: CHROME });
	const page = await context.newPage();
	await page.goto(link);
	await page.locator('html[data-ready]').waitFor({ state: 'attached' });
	await look(page);
	await context.close();
}

/** Whatever a script can do without a hand. */
const PRETEND = () => {
	const [button] = document.querySelectorAll<HTMLButtonElement>('button[value=next]');
	for (const name of [
		'pointermove',
		'pointerdown',
		'pointerup',
		'click',
		'touchstart',
		'mousemove'
	])
		document.body.dispatchEvent(new Event(name, { bubbles: true }));
	window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
	document.querySelector<HTMLInputElement>('input[name=score][value="10"]')?.click();
	button?.focus();
	button?.click();
	document.querySelector<HTMLFormElement>('#form')?.requestSubmit();
	window.scrollTo(0, 400);
};

test('programs that open and follow everything in 1,000 letters answer nothing, and are told apart', async () => {
	const scanned = letters.slice(0, MAILS);
	await inTurns(scanned, 16, async ({ tap, open, answer }, index) => {
		const network = index % 200;
		const kind = index % 5;
		if (kind === 0) {
			for (const value of ANSWERS)
				await ask(tap(value), { method: 'HEAD', headers: from(network) });
			await ask(open, { method: 'HEAD', headers: from(network) });
		} else if (kind === 1) {
			await ask(tap('10'), { headers: from(network, 'python-requests/2.32') });
			await ask(open, { headers: from(network, 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)') });
		} else if (kind === 2) {
			await Promise.all(ANSWERS.map((value) => ask(tap(value), { headers: from(network) })));
			await ask(answer, { headers: from(network) });
		} else if (kind === 3) {
			await ask(tap('10'), { headers: from(network) });
			await ask(tap('10'), { headers: from(network + 1) });
		} else {
			await ask(tap('10'), { headers: { ...from(network), 'sec-purpose': 'prefetch;prerender' } });
		}
	});
	const looked = scanned.filter((_, index) => index % 100 === 4);
	await inTurns(looked, 4, ({ tap }) =>
		lookAt(desk.browser, tap('10'), async (page) => {
			await page.evaluate(PRETEND);
			await page.waitForFunction(
				(since) => performance.now() - since > 1200,
				await page.evaluate(() => performance.now())
			);
			expect(new URL(page.url()).pathname).toMatch(/^\/m\//);
		})
	);
	for (const { tap } of looked.slice(0, 2)) await drawnAhead(tap('9'));
	const seen = async () => {
		const { opened_scanner = 0, opened_unsure = 0, ...others } = await desk.counts(campaignId);
		return { opened: opened_scanner + opened_unsure, unsure: opened_unsure, others };
	};
	await expect.poll(seen, { timeout: 20_000 }).toMatchObject({ opened: MAILS, others: {} });
	// A picture that a proxy asks for, and a browser that another network comes behind, may be somebody's.
	expect((await seen()).unsure).toBeLessThanOrEqual(0.42 * MAILS);
	for (const table of [
		'responses',
		'leads',
		'partials',
		'attempts',
		'suppressions',
		'deliveries'
	] as const)
		expect([table, await desk.rows(table)]).toEqual([table, []]);
	const events = await desk.rows('mailEvents');
	expect(
		Math.max(
			...Map.groupBy(events, ({ invitationId }) => invitationId)
				.values()
				.map(({ length }) => length)
		)
	).toBeLessThanOrEqual(5);
	const invitations = await desk.rows('invitations');
	expect(invitations.filter((row) => row.tappedAt ?? row.unsubscribedAt ?? row.finishedAt)).toEqual(
		[]
	);
}, 240_000);

/** A page that is drawn ahead, or lies behind another, is hidden: hands that move are somewhere else. */
async function drawnAhead(link: string): Promise<void> {
	const page = await desk.browser.newPage({ userAgent: CHROME });
	await page.addInitScript(() => {
		Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
	});
	await page.goto(link);
	await page.locator('html[data-ready]').waitFor({ state: 'attached' });
	await page.mouse.move(300, 600);
	await page.keyboard.press('Enter');
	await page.waitForFunction(
		(since) => performance.now() - since > 1200,
		await page.evaluate(() => performance.now())
	);
	expect(new URL(page.url()).pathname).toMatch(/^\/m\//);
	await page.close();
}

test('100 of 100 people who tap are recorded, each with lead and segment, the hot ones at the webhook', async () => {
	const people = letters.slice(MAILS);
	await inTurns(people, 4, async ({ tap }, index) => {
		const onPhone = index % 2 === 0;
		const context = await desk.browser.newContext({
			...(onPhone ? PHONE : { viewport: { width: 1024, height: 768 } }),
			extraHTTPHeaders: { 'x-forwarded-for': '198.51.100.7' }
		});
		const page = await context.newPage();
		await page.goto(tap(index % 4 === 0 ? '10' : '3'));
		await page.locator('html[data-ready]').waitFor({ state: 'attached' });
		if (onPhone) await page.touchscreen.tap(8, 500);
		else if (index % 4 === 1) await page.mouse.move(300, 600);
		else await page.keyboard.press('Enter');
		await page.getByText('Спасибо за ответ').waitFor();
		await context.close();
	});
	const ids = new Set(people.map(({ row }) => row.id));
	const now = (await desk.rows('invitations')).filter(({ id }) => ids.has(id));
	const leads = new Map((await desk.rows('leads')).map((lead) => [lead.id, lead]));
	expect(now).toHaveLength(PEOPLE);
	for (const row of now) {
		expect(row).toMatchObject({ openedBy: 'human', remindAt: null });
		expect(leads.get(row.leadId ?? '')).toMatchObject({ email: row.email, segment: row.segment });
	}
	expect(
		(await desk.rows('responses')).filter(({ held, source }) => held !== null || source !== 'email')
	).toEqual([]);
	const hot = now.filter(({ temperature }) => temperature === 'hot');
	expect(hot).toHaveLength(PEOPLE / 4);
	const told = await receiver.until(({ length }) => length >= hot.length, 20_000);
	expect(told.every(({ verified, type }) => verified && type === 'lead.qualified')).toBe(true);
	const emails = told.map(({ event }) => (event.data['lead'] as { email: string }).email).sort();
	expect(emails).toEqual(hot.map(({ email }) => email).sort());
	expect(await desk.counts(campaignId)).toMatchObject({
		...{ opened_human: PEOPLE, tapped: PEOPLE, finished: PEOPLE, hot: 25, cold: 75 },
		...{ 'segment:fan': 25, 'segment:rest': 75 }
	});
	const log = desk.server.output();
	expect(log).toContain('"route":"/m/:token"');
	for (const { row, answer } of letters) {
		expect(log).not.toContain(answer.split('/m/')[1]);
		expect(log).not.toContain(row.email);
	}
}, 400_000);
