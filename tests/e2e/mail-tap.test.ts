import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openMailDesk, type MailDesk } from './mail-desk.ts';
import { PHONE } from './respondents.ts';

let desk: MailDesk;
type Quiz = Awaited<ReturnType<MailDesk['aQuiz']>>;
let quizzes: Record<'steps' | 'page' | 'chat' | 'one' | 'onPage', Quiz>;

const SCORE = {
	id: 'score',
	kind: 'opinion_scale',
	title: { en: 'Would you recommend us?', ru: 'Порекомендуете нас?' },
	required: true,
	bands: [{ from: 9, points: 10 }]
};
const FILE = {
	locales: ['en', 'ru'],
	dimensions: [{ id: 'joy', title: 'Joy' }],
	welcome: { title: { en: 'Welcome', ru: 'Добро пожаловать' } },
	steps: [
		SCORE,
		{ id: 'why', kind: 'short_text', title: { en: 'Why?', ru: 'Почему?' } },
		{ id: 'more', kind: 'yes_no', title: { en: 'May we call you?', ru: 'Можно вам позвонить?' } }
	],
	segments: [
		{ id: 'fan', title: 'Fan', temperature: 'hot', score: { from: 10 }, result: 'thanks' },
		{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'thanks' }
	],
	results: [{ id: 'thanks', title: { en: 'Thank you for it', ru: 'Спасибо за ответ' } }]
};

beforeAll(async () => {
	desk = await openMailDesk();
	const { welcome: _, ...plain } = FILE;
	quizzes = {
		steps: await desk.aQuiz({ ...FILE, title: 'Steps' }),
		page: await desk.aQuiz({ ...plain, title: 'Page', layout: 'page' }),
		chat: await desk.aQuiz({ ...FILE, title: 'Chat', layout: 'chat' }),
		one: await desk.aQuiz({ ...plain, title: 'One', steps: [SCORE] }),
		onPage: await desk.aQuiz({ ...plain, title: 'One on a page', layout: 'page', steps: [SCORE] })
	};
});
afterAll(() => desk.close());

async function opened(link: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await desk.browser.newContext({
		viewport: { width: 1024, height: 768 },
		...options
	});
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('close', () => expect(errors).toEqual([]));
	await page.goto(link);
	if (options.javaScriptEnabled !== false)
		await page.locator('html[data-ready]').waitFor({ state: 'attached' });
	return page;
}

const tapped = async (id: string) => (await desk.now(id)).tappedAt !== null;
const partialOf = async (attempt: string) =>
	(await desk.rows('partials')).find(({ attemptId }) => attemptId === attempt);
const chosen = (page: Page) => page.locator('input[name=score]:checked').inputValue();

/** Somewhere where nothing is to be pressed. */
const NOWHERE = { x: 8, y: 500 };

describe('a person who taps an answer in a letter', () => {
	const HANDS: [
		how: string,
		options: BrowserContextOptions,
		act: (page: Page) => Promise<unknown>
	][] = [
		['moves the mouse', {}, (page) => page.mouse.move(NOWHERE.x, NOWHERE.y)],
		['clicks on nothing', {}, (page) => page.mouse.click(NOWHERE.x, NOWHERE.y)],
		['scrolls with the wheel', {}, (page) => page.mouse.wheel(0, 40)],
		['touches the page', PHONE, (page) => page.touchscreen.tap(NOWHERE.x, NOWHERE.y)],
		[
			'touches what they tapped',
			PHONE,
			(page) => page.locator('label:has(input[name=score]:checked)').tap()
		],
		['presses a key', {}, (page) => page.keyboard.press('Space')],
		['presses Enter', {}, (page) => page.keyboard.press('Enter')],
		['presses the button', {}, (page) => page.locator('button[value=next]').click()]
	];

	test.each(HANDS)(
		'and %s sees the next question, and has answered',
		async (_how, options, act) => {
			const { row, tap } = await desk.aLetter(quizzes.steps);
			const page = await opened(tap('9'), options);
			expect(await chosen(page)).toBe('9');
			expect(await tapped(row.id)).toBe(false);
			await act(page);
			await page.locator('[name=why]').waitFor();
			await expect.poll(() => tapped(row.id)).toBe(true);
			await expect
				.poll(async () => (await partialOf(row.attemptId))?.answers)
				.toEqual({ score: 9 });
			expect((await desk.now(row.id)).openedBy).toBe('human');
			expect(page.url()).toBe(`${desk.server.origin}/q/${quizzes.steps.slug}?utm_source=email`);
			await page.context().close();
		}
	);

	test.each(['one', 'onPage'] as const)(
		'has sent a quiz of one question (%s) with it',
		async (name) => {
			const { row, tap } = await desk.aLetter(quizzes[name], { recipient: { name: 'Anna' } });
			const page = await opened(tap('10'), PHONE);
			await page.touchscreen.tap(NOWHERE.x, NOWHERE.y);
			await page.getByText('Thank you for it').waitFor();
			const now = await desk.now(row.id);
			expect(now).toMatchObject({ segment: 'fan', temperature: 'hot' });
			const lead = (await desk.rows('leads')).find(({ id }) => id === now.leadId);
			expect(lead).toMatchObject({ email: row.email, name: 'Anna', segment: 'fan' });
			await page.reload();
			await page.getByText('Thank you for it').waitFor();
			await page.goto(tap('1'));
			await page.getByText('It has been answered already').waitFor();
			await page.getByText('Thank you for it').waitFor();
			await page.context().close();
		}
	);

	test('and chooses another answer has given that one', async () => {
		for (const [hand, options] of [
			['mouse', {}],
			['touch', PHONE],
			['keys', {}]
		] as const) {
			const { row, tap } = await desk.aLetter(quizzes.steps);
			const page = await opened(tap('9'), options);
			const other = page.locator('label:has([value="3"])').first();
			if (hand === 'touch') await other.tap();
			else if (hand === 'mouse') await other.click();
			else await page.keyboard.press('3');
			await page.locator('[name=why]').waitFor();
			await expect
				.poll(async () => (await partialOf(row.attemptId))?.answers)
				.toEqual({ score: 3 });
			await expect.poll(() => tapped(row.id)).toBe(true);
			await page.context().close();
		}
	});

	test('and looks at another answer is left to look', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps);
		const page = await opened(tap('9'));
		await page.locator('label:has([value="3"])').first().hover();
		await expect.poll(() => tapped(row.id)).toBe(true);
		// Longer than hands are waited for.
		await page.waitForFunction(
			(since) => performance.now() - since > 1500,
			await page.evaluate(() => performance.now())
		);
		expect(await chosen(page)).toBe('9');
		await page.mouse.move(NOWHERE.x, NOWHERE.y);
		await page.locator('[name=why]').waitFor();
		await page.context().close();
	});

	test('and walks the page by keyboard is not led away, and has answered', async () => {
		const { row, tap } = await desk.aLetter(quizzes.one);
		const page = await opened(tap('9'));
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await expect.poll(() => tapped(row.id)).toBe(true);
		await page.waitForFunction(
			(since) => performance.now() - since > 1500,
			await page.evaluate(() => performance.now())
		);
		expect(await chosen(page)).toBe('9');
		await page.locator('input[name=score]:checked').focus();
		await page.keyboard.press('Enter');
		await page.getByText('Thank you for it').waitFor();
		await page.context().close();
	});

	test('and chooses a language has answered nothing by it', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps);
		const page = await opened(tap('9'), PHONE);
		await page.getByRole('button', { name: 'Русский' }).tap();
		await page.getByText('Порекомендуете нас?').waitFor();
		await page.getByText('Опрос для').waitFor();
		await page.getByRole('button', { name: 'Это не я' }).waitFor();
		expect(await page.locator('label:has([name=_website])').textContent()).toContain('Оставьте');
		await expect.poll(async () => (await desk.now(row.id)).openedBy).toBe('human');
		// Longer than hands are waited for.
		await page.waitForFunction(
			(since) => performance.now() - since > 1500,
			await page.evaluate(() => performance.now())
		);
		await page.reload();
		await page.locator('html[data-ready]').waitFor({ state: 'attached' });
		await page.getByText('Порекомендуете нас?').waitFor();
		expect(await chosen(page)).toBe('9');
		expect(await tapped(row.id)).toBe(false);
		await page.touchscreen.tap(NOWHERE.x, NOWHERE.y);
		await page.getByText('Почему?').waitFor();
		await expect.poll(() => tapped(row.id)).toBe(true);
		await page.context().close();
	});

	test('goes on in a conversation', async () => {
		const { row, tap } = await desk.aLetter(quizzes.chat, { invitation: { locale: 'ru' } });
		const page = await opened(tap('7'), PHONE);
		await page.touchscreen.tap(NOWHERE.x, NOWHERE.y);
		await page.locator('[name=why]').waitFor();
		await page.getByText('Почему?').waitFor();
		await expect.poll(async () => (await partialOf(row.attemptId))?.answers).toEqual({ score: 7 });
		await page.context().close();
	});

	test('answers the rest on a page of all questions', async () => {
		const { row, tap } = await desk.aLetter(quizzes.page);
		const page = await opened(tap('9'));
		await page.mouse.move(NOWHERE.x, NOWHERE.y);
		await expect.poll(() => tapped(row.id)).toBe(true);
		await page.locator('[name=why]').fill('It works');
		await page.locator('label', { hasText: 'Yes' }).click();
		await page.locator('button[value=next]').click();
		await page.getByText('Thank you for it').waitFor();
		expect(await desk.now(row.id)).toMatchObject({ segment: 'fan' });
		const response = (await desk.rows('responses')).find(
			({ idempotencyKey }) => idempotencyKey === row.attemptId
		);
		expect(response).toMatchObject({
			answers: { score: 9, why: 'It works', more: true },
			source: 'email',
			held: null
		});
		await page.context().close();
	});

	test('goes on after a reload, on another device, and answers once', async () => {
		const { row, tap, answer } = await desk.aLetter(quizzes.steps);
		const phone = await opened(tap('9'), PHONE);
		await phone.touchscreen.tap(NOWHERE.x, NOWHERE.y);
		await phone.locator('[name=why]').fill('Fast');
		await phone.locator('button[value=next]').tap();
		await phone.locator('[name=more]').first().waitFor();
		await phone.reload();
		await phone.locator('[name=more]').first().waitFor();
		await expect.poll(async () => (await partialOf(row.attemptId))?.step).toBe('more');
		const laptop = await opened(answer);
		await laptop.locator('[name=more]').first().waitFor();
		await laptop.locator('label', { hasText: 'Yes' }).click();
		await laptop.locator('button[value=next]').click();
		await laptop.getByText('Thank you for it').waitFor();
		await phone.locator('label', { hasText: 'No' }).tap();
		await phone.locator('button[value=next]').tap();
		await phone.getByText('These answers have been sent already').waitFor();
		const sent = (await desk.rows('responses')).filter(
			({ quizId }) => quizId === quizzes.steps.quizId
		);
		const own = sent.filter(({ idempotencyKey }) => idempotencyKey === row.attemptId);
		expect(own).toHaveLength(1);
		expect(own[0]?.answers).toEqual({ score: 9, why: 'Fast', more: true });
		await Promise.all([phone, laptop].map((page) => page.context().close()));
	});

	test('after a reload before they act still sees what they tapped', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps);
		const page = await opened(tap('9'));
		await page.reload();
		await page.locator('html[data-ready]').waitFor({ state: 'attached' });
		expect(await chosen(page)).toBe('9');
		expect(await tapped(row.id)).toBe(false);
		await page.context().close();
	});

	test('without scripts sends it by the button that is there', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps);
		const page = await opened(tap('9'), { ...PHONE, javaScriptEnabled: false });
		expect(await chosen(page)).toBe('9');
		await page.waitForTimeout(1000);
		await page.locator('button[value=next]').tap();
		await page.locator('[name=why]').fill('Plain');
		await page.locator('button[value=next]').tap();
		await page.locator('[name=more]').first().check();
		await page.locator('button[value=next]').tap();
		await page.getByText('Thank you for it').waitFor();
		expect(await desk.now(row.id)).toMatchObject({ segment: 'fan' });
		await page.context().close();
	});

	test('by a plain link begins at the welcome screen', async () => {
		const { row, answer } = await desk.aLetter(quizzes.steps);
		const page = await opened(answer);
		await page.getByRole('heading', { name: 'Welcome' }).waitFor();
		await page.mouse.move(NOWHERE.x, NOWHERE.y);
		await expect.poll(async () => (await desk.now(row.id)).openedBy).toBe('human');
		expect(await tapped(row.id)).toBe(false);
		await page.getByRole('button', { name: 'Start' }).click();
		await page.locator('label:has([value="5"])').first().click();
		await page.locator('[name=why]').waitFor();
		await expect.poll(() => tapped(row.id)).toBe(true);
		expect((await partialOf(row.attemptId))?.answers).toEqual({ score: 5 });
		await page.context().close();
	});
});

describe('a letter that was forwarded', () => {
	test('says whose it is, and lets somebody else say so before anything counts', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps, {
			recipient: { email: 'forwarded@example.com' }
		});
		const page = await opened(tap('9'), PHONE);
		await page.getByText('A survey for fo…@example.com').waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await page.getByRole('button', { name: 'Not me' }).tap();
		await page.getByText('Thank you for saying so').waitFor();
		expect(await violationsOn(page)).toEqual([]);
		const now = await desk.now(row.id);
		expect(now.tappedAt).toBeNull();
		expect(now.openedBy).not.toBe('human');
		expect(now.notMeAt).not.toBeNull();
		await page.getByRole('link', { name: 'Answer for myself' }).tap();
		await page.getByRole('heading', { name: 'Welcome' }).waitFor();
		await page.getByRole('button', { name: 'Start' }).tap();
		await page.locator('label:has([value="5"])').first().tap();
		await page.locator('[name=why]').waitFor();
		await expect
			.poll(
				async () =>
					(await desk.rows('partials')).filter(({ answers }) => answers['score'] === 5).length
			)
			.toBeGreaterThan(0);
		expect(await partialOf(row.attemptId)).toBeUndefined();
		await page.context().close();
	});

	test('still lets them say so after a reload, which takes back what they confirmed', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps, {
			recipient: { email: 'passed-on@example.com' }
		});
		const page = await opened(tap('9'), PHONE);
		await page.touchscreen.tap(NOWHERE.x, NOWHERE.y);
		await page.locator('[name=why]').waitFor();
		await expect.poll(async () => (await partialOf(row.attemptId))?.answers).toEqual({ score: 9 });
		const address = page.url();
		await page.reload();
		await page.getByText('A survey for pa…@example.com').waitFor();
		expect(page.url()).toBe(address);
		const bar = page.locator('#whose');
		expect(await bar.evaluate((one) => getComputedStyle(one).display)).toBe('flex');
		await page.getByRole('button', { name: 'Русский' }).tap();
		await page.getByText('Опрос для pa…@example.com').waitFor();
		await page.getByRole('button', { name: 'Это не я' }).tap();
		await page.locator('h1').waitFor();
		await expect.poll(() => partialOf(row.attemptId)).toBeUndefined();
		expect((await desk.now(row.id)).notMeAt).not.toBeNull();
		await page.context().close();
	});

	test('takes back what a pointer on its way has confirmed', async () => {
		const { row, tap } = await desk.aLetter(quizzes.steps);
		const page = await opened(tap('9'));
		await page.mouse.move(NOWHERE.x, NOWHERE.y);
		await page.locator('[name=why]').waitFor();
		await expect.poll(async () => (await partialOf(row.attemptId))?.answers).toEqual({ score: 9 });
		await page.getByRole('button', { name: 'Not me' }).click();
		await page.getByText('Nothing that was answered here counts').waitFor();
		await expect.poll(() => partialOf(row.attemptId)).toBeUndefined();
		expect(await tapped(row.id)).toBe(false);
		await page.context().close();
	});
});
