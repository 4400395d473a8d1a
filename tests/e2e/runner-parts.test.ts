import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { next, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* Answers that are made of parts: an order of options, a table of rows. */

let quizzes: Quizzes;

beforeAll(async () => {
	quizzes = await startQuizzes();
});
afterAll(() => quizzes.stop());

const bye: Step = { id: 'bye', kind: 'statement', title: 'Bye' };

/** The slug of a quiz of nothing but this step of the quiz of every kind, changed. */
function only(id: string, title: string, changes: object = {}): Promise<string> {
	const steps = everyKindFile().steps.filter((step) => step.id === id);
	const changed = steps.map((step) => ({ ...step, ...changes }) as Step);
	return quizzes.publish(everyKindFile({ title, steps: [...changed, bye], consents: [] }));
}

const optionOf = (page: Page, id: string) => page.locator(`[data-option="${id}"] .option`);
const orderOf = (page: Page) =>
	page
		.locator('li[data-place]')
		.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['option']));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
const told = (page: Page) => page.locator('.question [aria-live]').innerText();

/** Taken hold of and let go of above or below another row, by finger. */
async function dragByTouch(page: Page, from: string, to: string): Promise<void> {
	const client = await page.context().newCDPSession(page);
	const grip = await page.locator(`[data-option="${from}"] .grip`).boundingBox();
	const target = await page.locator(`[data-option="${to}"]`).boundingBox();
	if (!grip || !target) throw new Error('Both rows have a place.');
	const x = grip.x + grip.width / 2;
	const start = grip.y + grip.height / 2;
	const end = target.y + (target.y < grip.y ? 2 : target.height - 2);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
		client.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: y === undefined ? [] : [{ x, y }]
		});
	await touch('touchStart', start);
	for (let step = 1; step <= 8; step += 1) {
		await touch('touchMove', start + ((end - start) * step) / 8);
	}
	await touch('touchEnd');
}

describe('a ranking', () => {
	test('is put in order by keyboard: the focus stays with what moves, and its place is told', async () => {
		const slug = await only('ranking', 'Rank by keyboard');
		const { page, complaints } = await quizzes.openReady(`/q/${slug}`);
		for (const id of ['c', 'a', 'b']) await optionOf(page, id).press('Space');
		expect(await orderOf(page)).toEqual(['c', 'a', 'b']);
		expect(await told(page)).toBe('Second: place 3 of 3');
		expect(await focused(page)).toContain('Second');
		await page.getByRole('button', { name: 'Move up: Second' }).press('Enter');
		await page.keyboard.press('Enter');
		expect(await orderOf(page)).toEqual(['b', 'c', 'a']);
		expect(await told(page)).toBe('Second: place 1 of 3');
		const label = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
		expect(label).toBe('Move up: Second');
		await optionOf(page, 'c').press('Space');
		expect(await told(page)).toBe('Third: no place');
		expect(await orderOf(page)).toEqual(['b', 'a']);
		await optionOf(page, 'c').press('Space');
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Bye');
		await next(page);
		await expect
			.poll(async () => (await quizzes.stored(slug))[0]?.answers)
			.toEqual({
				ranking: ['b', 'a', 'c'],
				bye: null
			});
		expect(complaints).toEqual([]);
	});

	test('is no answer until somebody has put it in order', async () => {
		const needed = await only('ranking', 'Rank needed');
		const { page } = await quizzes.openReady(`/q/${needed}`);
		await next(page);
		expect(await page.locator('#error').innerText()).toBe('Please answer this question.');
		await expect.poll(() => focused(page)).toContain('First');
		await optionOf(page, 'a').click();
		await next(page);
		expect(await page.locator('#error').innerText()).toBe('Fill places 1 to 3.');
		const free = await only('ranking', 'Rank free', { required: false });
		const { page: left } = await quizzes.openReady(`/q/${free}`);
		await next(left);
		await next(left);
		await expect.poll(async () => (await quizzes.stored(free))[0]?.answers['ranking']).toBeNull();
	});

	test('has no more places than it is asked for', async () => {
		const slug = await only('ranking', 'Rank top', { top: 2 });
		const { page } = await quizzes.openReady(`/q/${slug}`);
		for (const id of ['c', 'a', 'b']) await optionOf(page, id).press('Enter');
		expect(await orderOf(page)).toEqual(['c', 'a']);
		expect(await told(page)).toBe('All places are taken. Take one back first.');
		const seen = await page.locator('.question [aria-live]').boundingBox();
		expect(seen?.height).toBeGreaterThan(10);
	});

	test('is dragged by finger and by mouse', async () => {
		const slug = await only('ranking', 'Rank by hand');
		const { page, complaints } = await quizzes.openReady(`/q/${slug}`, {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true,
			reducedMotion: 'reduce'
		});
		for (const id of ['a', 'b', 'c']) await optionOf(page, id).tap();
		await dragByTouch(page, 'c', 'a');
		await expect.poll(() => orderOf(page)).toEqual(['c', 'a', 'b']);
		await dragByTouch(page, 'c', 'b');
		await expect.poll(() => orderOf(page)).toEqual(['a', 'b', 'c']);
		expect(await told(page)).toBe('Third: place 3 of 3');
		const row = await page.locator('[data-option="a"] .words').boundingBox();
		const last = await page.locator('[data-option="c"]').boundingBox();
		await page.mouse.move((row?.x ?? 0) + 4, (row?.y ?? 0) + 10);
		await page.mouse.down();
		await page.mouse.move((row?.x ?? 0) + 4, (last?.y ?? 0) + (last?.height ?? 0) - 2, {
			steps: 6
		});
		await page.mouse.up();
		await expect.poll(() => orderOf(page)).toEqual(['b', 'c', 'a']);
		expect(complaints).toEqual([]);
	});

	test('keeps its order on the way back, and the places that were given before the scripts came', async () => {
		const slug = await only('ranking', 'Rank early');
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const { page } = await quizzes.open(`/q/${slug}`, {}, (page) =>
			page.route('**/quiz/client.*.js', async (route) => {
				await held;
				await route.continue();
			})
		);
		await page.locator('[name="ranking.b"]').selectOption('1');
		release();
		await page.locator('html[data-ready]').waitFor();
		expect(await orderOf(page)).toEqual(['b']);
		for (const id of ['c', 'a']) await optionOf(page, id).click();
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Bye');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => orderOf(page)).toEqual(['b', 'c', 'a']);
	});

	test('without scripts says which place was given twice, and keeps what was chosen', async () => {
		const slug = await only('ranking', 'Rank plain');
		const { page } = await quizzes.open(`/q/${slug}`, { javaScriptEnabled: false });
		for (const id of ['a', 'b']) await page.locator(`[name="ranking.${id}"]`).selectOption('2');
		await next(page);
		expect(await page.locator('#error').innerText()).toBe('Place 2 is taken twice.');
		expect(await page.locator('[name="ranking.b"]').inputValue()).toBe('2');
	});
});

test('a ranking is taken back as a whole, says that it is full, and takes what is dragged into it', async () => {
	const slug = await only('ranking', 'Rank and clear', { required: false });
	const { page, complaints } = await quizzes.openReady(`/q/${slug}`);
	await page.getByText('Take all places back').waitFor({ state: 'detached' });
	await optionOf(page, 'a').click();
	await optionOf(page, 'b').hover();
	const target = await optionOf(page, 'a').boundingBox();
	if (!target) throw new Error('The row has a place.');
	await page.mouse.down();
	await page.mouse.move(target.x + 80, target.y + 2, { steps: 8 });
	await page.mouse.up();
	await expect.poll(() => orderOf(page)).toEqual(['b', 'a']);
	await page.getByRole('button', { name: 'Take all places back' }).press('Enter');
	await expect.poll(() => orderOf(page)).toEqual([]);
	await expect.poll(() => told(page)).toBe('All places are free.');
	await next(page);
	await expect.poll(() => titleOf(page)).toBe('Bye');
	expect(complaints).toEqual([]);
});

describe('a table', () => {
	test('waits for all of its rows, and tells of each that is missing at the row', async () => {
		const slug = await only('matrix', 'Table');
		const { page } = await quizzes.openReady(`/q/${slug}`);
		await page.clock.install();
		await page.getByLabel('Price: Good').click();
		await page.clock.runFor(5000);
		await page.clock.resume();
		expect(await titleOf(page)).toBe('How is each of these');
		await next(page);
		expect(await page.getByRole('alert').allInnerTexts()).toEqual(['Please fill this in.']);
		expect(await page.locator('tr[data-invalid] th').innerText()).toContain('Help');
		const name = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
		await expect.poll(name).toBe('matrix.help');
		await page.keyboard.press('ArrowRight');
		expect(await page.getByRole('alert').count()).toBe(0);
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Bye');
	});

	test('has a row that need not be filled in taken back by a second tap, or by Space', async () => {
		const slug = await only('matrix', 'Table to clear', { required: false });
		const { page } = await quizzes.openReady(`/q/${slug}`);
		const good = page.getByLabel('Price: Good');
		await good.click();
		expect(await good.isChecked()).toBe(true);
		await good.click();
		expect(await good.isChecked()).toBe(false);
		await page.keyboard.press('Space');
		expect(await good.isChecked()).toBe(true);
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowLeft');
		expect(await good.isChecked()).toBe(true);
		await page.keyboard.press('Space');
		expect(await good.isChecked()).toBe(false);
	});

	test.each([
		[360, 'flex'],
		[1024, 'table-row']
	])(
		'has its rows as cards on a phone and side by side on a screen: %i',
		async (width, display) => {
			const slug = await only('matrix', `Table of ${width}`);
			const { page } = await quizzes.open(`/q/${slug}`, { viewport: { width, height: 700 } });
			await page.waitForLoadState();
			const row = page.locator('tbody tr').first();
			expect(await row.evaluate((element) => getComputedStyle(element).display)).toBe(display);
			expect(await page.getByRole('radio', { name: 'Speed: Fair' }).count()).toBe(1);
		}
	);

	const SCALE = [
		'Полностью',
		'Затрудняюсь ответить',
		'Скорее не согласен',
		'Совершенно не согласен'
	];

	test.each([
		[5, 768, 'table'],
		[5, 1440, 'table'],
		[7, 768, 'block'],
		[7, 1440, 'table'],
		[9, 1440, 'block']
	])(
		'breaks no word of %i columns in a window of %i: they stand as a %s',
		async (size, width, display) => {
			const columns = Array.from({ length: size }, (_, at) => {
				return { id: `c${at}`, text: SCALE[at % SCALE.length] ?? '' };
			});
			const slug = await only('matrix', `Scale ${size} ${width}`, { columns });
			const { page } = await quizzes.open(`/q/${slug}?lang=ru`, {
				viewport: { width, height: 700 }
			});
			await page.waitForLoadState();
			const table = page.locator('table');
			expect(await table.evaluate((element) => getComputedStyle(element).display)).toBe(display);
			const broken = await page.locator('th[scope=col], .words').evaluateAll((cells) =>
				cells.flatMap(({ firstChild: text }) => {
					if (!text) return [];
					return [...(text.textContent ?? '').matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
						const range = document.createRange();
						range.setStart(text, index);
						range.setEnd(text, index + word.length);
						return range.getClientRects().length > 1 ? word : [];
					});
				})
			);
			expect(broken).toEqual([]);
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(excess).toBe(0);
		}
	);
});
