import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { freePort, serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { titleOf } from './quizzes.ts';

/** Five steps of five kinds, and how each is answered and then found answered. */
const FILE: QuizFile = {
	title: 'On a bad line',
	locales: ['en'],
	steps: [
		{
			id: 'size',
			kind: 'single_choice',
			title: 'How many are you?',
			options: [
				{ id: 'few', text: 'Few' },
				{ id: 'many', text: 'Many' }
			]
		},
		{ id: 'stars', kind: 'rating', title: 'How is it?' },
		{
			id: 'goals',
			kind: 'multiple_choice',
			title: 'What for?',
			options: [
				{ id: 'time', text: 'Time' },
				{ id: 'money', text: 'Money' }
			]
		},
		{ id: 'words', kind: 'short_text', title: 'In a word?' },
		{ id: 'email', kind: 'email', title: 'Where to?', required: true }
	],
	segments: [{ id: 'all', title: 'All', temperature: 'warm', result: 'done' }],
	results: [{ id: 'done', title: 'It is done' }]
};

const ANSWERS = {
	size: 'many',
	stars: 4,
	goals: ['time', 'money'],
	words: 'slow',
	email: 'anna@example.com'
};

const STEPS: readonly { title: string; fill(page: Page): Promise<unknown> }[] = [
	{
		title: 'How many are you?',
		fill: (page) => page.getByRole('radio', { name: 'Many' }).press('Space')
	},
	{ title: 'How is it?', fill: (page) => page.getByLabel('4 stars').press('Space') },
	{
		title: 'What for?',
		async fill(page) {
			await page.getByLabel('Time').check();
			await page.getByLabel('Money').check();
		}
	},
	{ title: 'In a word?', fill: (page) => page.getByRole('textbox').fill('slow') },
	{ title: 'Where to?', fill: (page) => page.getByRole('textbox').fill('anna@example.com') }
];

let browser: Browser;
let server: Served;
let port: number;
let dataDir: string;
let made = 0;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
	port = await freePort();
	dataDir = await mkdtemp(join(tmpdir(), 'quizsilver-network-'));
	[browser, server] = await Promise.all([openBrowser(), serve({ port, dataDir })]);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(dataDir, { recursive: true });
});

async function publish(): Promise<string> {
	made += 1;
	const body = JSON.stringify({ ...FILE, title: `On a bad line ${made}` });
	const created = await server.api('/quizzes', { method: 'POST', body });
	const { slug } = await created.json();
	await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
	return slug;
}

async function aDevice(path: string): Promise<{ page: Page; context: BrowserContext }> {
	const context = await browser.newContext({ locale: 'en' });
	contexts.push(context);
	const page = await context.newPage();
	await page.goto(path.startsWith('http') ? path : `${server.origin}${path}`);
	await ready(page);
	return { page, context };
}

async function ready(page: Page): Promise<void> {
	await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

const linkOn = (page: Page) => page.locator('#elsewhere').innerText();

async function goOn(page: Page, index: number): Promise<void> {
	const step = STEPS[index];
	if (!step) throw new Error(`no step ${index}`);
	await expect.poll(() => titleOf(page)).toContain(step.title);
	await step.fill(page);
	await page.locator('button.primary').click();
}

interface Listed {
	answers: Record<string, unknown>;
	step: string | null;
	attempt: string;
}

async function unfinished(slug: string): Promise<Listed[]> {
	const answer = await server.api(`/quizzes/${slug}/partials`);
	return (await answer.json()).items;
}

async function responses(slug: string): Promise<Record<string, unknown>[]> {
	const answer = await server.api(`/responses?quiz=${slug}`);
	const { items }: { items: { answers: Record<string, unknown> }[] } = await answer.json();
	return items.map(({ answers }) => answers);
}

/** What the server knows once it has been told of this step. */
async function knows(slug: string, step: string): Promise<void> {
	await expect.poll(async () => (await unfinished(slug))[0]?.step, { timeout: 15_000 }).toBe(step);
}

/** All that was given, in one response, and nothing left over. */
async function isWhole(slug: string, page: Page): Promise<void> {
	await expect.poll(() => titleOf(page), { timeout: 20_000 }).toBe('It is done');
	expect(await responses(slug)).toEqual([ANSWERS]);
	await expect.poll(async () => (await unfinished(slug)).length).toBe(0);
}

const IDS = Object.keys(ANSWERS);

describe('no answer is lost, and one response comes of it', () => {
	test('where the network goes away and comes back at each step', async () => {
		const slug = await publish();
		const { page, context } = await aDevice(`/q/${slug}`);
		// Parts of the runner come over the network too: those that are still to be met are loaded ahead while there is one.
		await page.waitForLoadState('networkidle');
		for (const [index] of STEPS.entries()) {
			await context.setOffline(true);
			await goOn(page, index);
			const last = index === STEPS.length - 1;
			if (last) await page.getByText('There is no connection').waitFor();
			else await expect.poll(() => titleOf(page)).toContain(STEPS[index + 1]?.title);
			await context.setOffline(false);
			const next = IDS[index + 1];
			if (next) await knows(slug, next);
		}
		await isWhole(slug, page);
	});

	test('where the page is loaded anew at each step', async () => {
		const slug = await publish();
		const { page } = await aDevice(`/q/${slug}`);
		for (const [index] of STEPS.entries()) {
			await page.reload();
			await ready(page);
			await goOn(page, index);
		}
		await isWhole(slug, page);
	});

	test('where each step is taken on another device, by a link', async () => {
		const slug = await publish();
		let { page } = await aDevice(`/q/${slug}`);
		for (const [index] of STEPS.entries()) {
			await goOn(page, index);
			const next = STEPS[index + 1];
			if (!next) break;
			await page.getByRole('button', { name: 'Continue on another device' }).click();
			const link = await linkOn(page);
			expect(link).toContain(`/q/${slug}?resume=`);
			const other = await aDevice(link);
			expect(await titleOf(other.page)).toContain(next.title);
			expect(other.page.url()).toBe(`${server.origin}/q/${slug}`);
			page = other.page;
		}
		await isWhole(slug, page);
	});

	test('where two devices finish it', async () => {
		const slug = await publish();
		const { page: first } = await aDevice(`/q/${slug}`);
		for (const index of [0, 1, 2, 3]) await goOn(first, index);
		await first.getByRole('button', { name: 'Continue on another device' }).click();
		const link = await linkOn(first);
		const { page: second } = await aDevice(link);
		await goOn(second, 4);
		await isWhole(slug, second);
		await first.getByRole('textbox').and(first.locator('[type="email"]')).fill('b@example.com');
		await first.locator('button.primary').click();
		await expect.poll(() => titleOf(first)).toBe('These answers have been sent already.');
		expect(await responses(slug)).toEqual([ANSWERS]);
		const { page: third } = await aDevice(link);
		await expect.poll(() => titleOf(third)).toBe('It is done');
	});

	test('where one is loaded anew that another has finished for: it is told at once', async () => {
		const slug = await publish();
		const { page: first } = await aDevice(`/q/${slug}`);
		for (const index of [0, 1, 2]) await goOn(first, index);
		await first.getByRole('button', { name: 'Continue on another device' }).click();
		const { page: second } = await aDevice(await linkOn(first));
		for (const index of [3, 4]) await goOn(second, index);
		await isWhole(slug, second);
		await first.reload();
		await expect.poll(() => titleOf(first)).toBe('These answers have been sent already.');
		expect(await responses(slug)).toEqual([ANSWERS]);
	});

	test('and a link that leads nowhere says so, and begins anew', async () => {
		const slug = await publish();
		const { page } = await aDevice(`/q/${slug}?resume=a.b.c`);
		await page.getByText('This link is no longer valid.').waitFor();
		expect(page.url()).toBe(`${server.origin}/q/${slug}`);
		for (const [index] of STEPS.entries()) await goOn(page, index);
		await isWhole(slug, page);
	});

	test('where the server is killed and started again at each step', async () => {
		const slug = await publish();
		const { page } = await aDevice(`/q/${slug}`);
		await page.waitForLoadState('networkidle');
		for (const [index] of STEPS.entries()) {
			expect(await server.kill()).toBe('SIGKILL');
			await goOn(page, index);
			server = await serve({ port, dataDir });
			const next = IDS[index + 1];
			if (next) await knows(slug, next);
		}
		await isWhole(slug, page);
	});
});
