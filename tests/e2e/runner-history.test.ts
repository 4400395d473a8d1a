import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aQuizFile } from '../support/a-quiz.ts';
import { next, ready, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

let quizzes: Quizzes;
let branching: string;
/** Another site: a page to come from, one to be led to, and one with the quiz in a frame. */
let elsewhere: string;
const site = createServer((request, answer) => {
	const frame = `<iframe src="${quizzes.origin}/q/${branching}?embed=1"></iframe>`;
	answer.setHeader('content-type', 'text/html');
	answer.end(`<title>Site</title><h1>Elsewhere</h1>${request.url === '/frame' ? frame : ''}`);
});

beforeAll(async () => {
	quizzes = await startQuizzes();
	branching = await quizzes.publish(aQuizFile({ welcome: { title: 'Welcome' } }));
	await new Promise<void>((resolve) => void site.listen(0, '127.0.0.1', resolve));
	elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
});
afterAll(async () => {
	await quizzes.stop();
	site.close();
});

/** Comes to the quiz from another site. */
const arrive = (slug: string) =>
	quizzes.openReady(`/q/${slug}`, {}, (page) => page.goto(elsewhere));

/** As the browser's buttons do; a frame's steps load no page that could be waited for. */
const goBack = (page: Page) => page.evaluate(() => history.back());
const goForward = (page: Page) => page.evaluate(() => history.forward());

async function toGoals(page: Pick<Page, 'locator' | 'getByLabel'>) {
	await page.locator('button.primary').click();
	await page.getByLabel('Over 1 million').click();
	await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
	await page.getByLabel('5 stars').press('Space');
	await next(page);
	await expect.poll(() => titleOf(page)).toContain('Goals');
}

describe('a quiz that is closed on the way', () => {
	test('goes on after a reload, shows its result after another, and newcomers that it is closed', async () => {
		const slug = await quizzes.publish(
			aQuizFile({ title: 'Closing', welcome: { title: 'Welcome' } })
		);
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await toGoals(page);
		await quizzes.unpublish(slug);
		await page.reload();
		await expect.poll(() => titleOf(page)).toContain('Goals');
		await page.getByRole('checkbox').first().press('Space');
		await next(page);
		await page.getByRole('textbox').fill('anna@example.com');
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('We will call you');
		await page.reload();
		await expect.poll(() => titleOf(page)).toBe('We will call you');
		const { page: newcomer } = await quizzes.openReady(`/q/${slug}`);
		expect(await titleOf(newcomer)).toBe('Closing');
		expect(await newcomer.locator('#form').count()).toBe(0);
	});
});

describe('a quiz that is deleted on the way', () => {
	const closed = 'This quiz takes no answers now.';

	test('says that it is closed where answers are sent', async () => {
		const slug = await quizzes.publish({
			title: 'Gone',
			steps: [{ id: 'name', kind: 'short_text', title: 'Your name' }]
		});
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await quizzes.remove(slug);
		await next(page);
		await expect.poll(() => titleOf(page)).toBe(closed);
		expect(await page.getByRole('button').count()).toBe(0);
	});

	test('says that it is closed where the server is asked what comes next', async () => {
		const [money, ...rest] = aQuizFile().steps;
		const byScore = { when: { total: true, atLeast: 10 } as const, to: 'email' };
		const steps = money ? [{ ...money, next: [byScore] }, ...rest] : [];
		const slug = await quizzes.publish(aQuizFile({ title: 'Asked', steps }));
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await quizzes.remove(slug);
		await page.getByLabel('Over 1 million').click();
		await expect.poll(() => titleOf(page)).toBe(closed);
	});
});

describe('the browser’s own buttons', () => {
	test('lead through the questions, answers kept, and out of the first screen', async () => {
		const { page, complaints } = await arrive(branching);
		await toGoals(page);
		await goBack(page);
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		expect(await page.getByLabel('5 stars').isChecked()).toBe(true);
		await goBack(page);
		await expect.poll(() => page.getByLabel('Over 1 million').isChecked()).toBe(true);
		await goForward(page);
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await goForward(page);
		await expect.poll(() => titleOf(page)).toContain('Goals');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await goBack(page);
		await expect.poll(() => titleOf(page)).toBe('What is your budget?');
		await goBack(page);
		await expect.poll(() => titleOf(page)).toBe('Welcome');
		expect(complaints).toEqual([]);
		await goBack(page);
		await page.getByText('Elsewhere').waitFor();
	});

	test('lead through the questions in a frame too, and the page around it stays', async () => {
		const { page } = await quizzes.openReady(`/q/${branching}`);
		await page.goto(`${elsewhere}frame`);
		const frame = page.frameLocator('iframe');
		await frame.locator('html[data-ready]').waitFor();
		await toGoals(frame);
		await goBack(page);
		await expect.poll(() => titleOf(frame)).toBe('How much does it hurt?');
		await goBack(page);
		await expect.poll(() => titleOf(frame)).toBe('What is your budget?');
		await goForward(page);
		await expect.poll(() => titleOf(frame)).toBe('How much does it hurt?');
		expect(page.url()).toBe(`${elsewhere}frame`);
	});

	test('lead back to the question before without scripts too, its answer kept', async () => {
		const { page } = await quizzes.open(`/q/${branching}`, { javaScriptEnabled: false });
		await page.locator('button.primary').click();
		await page.getByLabel('Over 1 million').check();
		await next(page);
		expect(await titleOf(page)).toBe('How much does it hurt?');
		await page.goBack();
		expect(await titleOf(page)).toBe('What is your budget?');
		expect(await page.getByLabel('Over 1 million').isChecked()).toBe(true);
		await next(page);
		expect(await titleOf(page)).toBe('How much does it hurt?');
	});

	test('lead back through the quiz after a reload', async () => {
		const { page } = await arrive(branching);
		await toGoals(page);
		await page.reload();
		await ready(page);
		expect(await titleOf(page)).toContain('Goals');
		await goBack(page);
		await expect.poll(() => page.getByLabel('5 stars').isChecked()).toBe(true);
	});
});

describe('the result', () => {
	test('is shown again after a reload, and back leads out of the quiz', async () => {
		const { page } = await arrive(branching);
		await toGoals(page);
		await next(page);
		await page.getByRole('textbox').fill('anna@example.com');
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('We will call you');
		expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('anna');
		await page.reload();
		await expect.poll(() => titleOf(page)).toBe('We will call you');
		expect(await quizzes.stored(branching)).toHaveLength(1);
		await goBack(page);
		await page.getByText('Elsewhere').waitFor();
		await goForward(page);
		await expect.poll(() => titleOf(page)).toBe('We will call you');
	});

	test('that leads elsewhere is not in the way back', async () => {
		const results = ['call', 'read'].map((id) => ({ id, title: id, redirect: elsewhere }));
		const slug = await quizzes.publish(aQuizFile({ title: 'Led elsewhere', results }));
		const { page } = await quizzes.openReady(`/q/${slug}`, {}, (page) =>
			page.goto(`${elsewhere}before`)
		);
		await page.getByLabel('None').click();
		await page.getByRole('textbox').waitFor();
		await next(page);
		await page.waitForURL(elsewhere);
		await goBack(page);
		await page.waitForURL(`${elsewhere}before`);
	});
});

test('nothing is kept where other pages could read it', async () => {
	const { page } = await arrive(branching);
	await toGoals(page);
	const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
	expect(kept).toEqual([0, 0]);
});
