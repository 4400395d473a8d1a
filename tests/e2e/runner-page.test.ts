import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { PDF } from '../support/some-bytes.ts';
import { violationsOn } from './axe.ts';
import { startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* All questions on one page. */

let quizzes: Quizzes;
let renting: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	renting = await quizzes.publish(rentingFile());
});
afterAll(() => quizzes.stop());

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What is asked after the first question depends on it, and after the second on the score. */
function rentingFile(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: { en: 'Flats', ru: 'Квартиры' },
		locales: ['en', 'ru'],
		layout: 'page',
		welcome: {
			title: { en: 'Tell us about your flat', ru: 'Расскажите о квартире' },
			text: { en: 'Two minutes.', ru: 'Две минуты.' }
		},
		steps: [
			{
				id: 'way',
				kind: 'single_choice',
				title: { en: 'Do you rent or buy?', ru: 'Снимаете или покупаете?' },
				required: true,
				options: [
					{ id: 'rent', text: { en: 'Rent', ru: 'Снимаю' }, points: 1 },
					{ id: 'buy', text: { en: 'Buy', ru: 'Покупаю' }, points: 9 }
				],
				next: [{ when: { answer: 'way', is: 'buy' }, to: 'bank' }]
			},
			{
				id: 'months',
				kind: 'number',
				title: { en: 'For how many months?', ru: 'На сколько месяцев?' },
				next: 'mail'
			},
			{
				id: 'bank',
				kind: 'yes_no',
				title: { en: 'Is the bank ready?', ru: 'Банк готов?' },
				required: true
			},
			{
				id: 'call',
				kind: 'short_text',
				when: { total: true, atLeast: 9 },
				title: { en: 'When may we call?', ru: 'Когда позвонить?' }
			},
			{
				id: 'mail',
				kind: 'email',
				title: { en: 'Your email', ru: 'Ваша почта' },
				required: true
			}
		],
		...overrides
	};
}

const asked = (page: Page) =>
	page
		.locator('[data-step]')
		.evaluateAll((questions) => questions.map((one) => (one as HTMLElement).dataset['step']));
const option = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const send = (page: Page) => page.locator('button[value="next"]');
const told = (page: Page) => page.locator('form > [aria-live]').innerText();
const done = (page: Page) => page.getByText('Your answers have been received').waitFor();
const focusedIn = (page: Page) =>
	page.evaluate(
		() => document.activeElement?.closest<HTMLElement>('[data-step]')?.dataset['step'] ?? null
	);
const open = (slug: string, options: BrowserContextOptions = {}) =>
	quizzes.openReady(`/q/${slug}`, options);
const answersOf = async (slug: string) => (await quizzes.stored(slug))[0]?.answers;

describe('questions on one page', () => {
	test('come into sight with the answers that lead to them, by mouse, and are sent at once', async () => {
		const { page, complaints } = await open(renting);
		expect(await titleOf(page)).toBe('Tell us about your flat');
		expect(await asked(page)).toEqual(['way']);
		expect(await send(page).innerText()).toBe('Next');
		await option(page, 'Rent').click();
		await expect.poll(() => asked(page)).toEqual(['way', 'months', 'mail']);
		expect(await told(page)).toBe('2 more questions below.');
		expect(await send(page).innerText()).toBe('Send');
		await page.getByLabel('For how many months?').fill('12');
		await option(page, 'Buy').click();
		await expect.poll(() => asked(page)).toEqual(['way', 'bank']);
		await option(page, 'Yes').click();
		await expect.poll(() => asked(page)).toEqual(['way', 'bank', 'call', 'mail']);
		await page.getByLabel('Your email').fill('anna@example.com');
		await send(page).click();
		await done(page);
		expect(await answersOf(renting)).toEqual({
			way: 'buy',
			bank: true,
			call: null,
			mail: 'anna@example.com'
		});
		expect(complaints).toEqual([]);
	});

	test('keep what stood in them when they come back into sight', async () => {
		const { page } = await open(renting);
		await option(page, 'Rent').click();
		await page.getByLabel('For how many months?').fill('12');
		await option(page, 'Buy').click();
		await expect.poll(() => asked(page)).toEqual(['way', 'bank']);
		await option(page, 'Rent').click();
		expect(await page.getByLabel('For how many months?').inputValue()).toBe('12');
	});

	test('are answered by keyboard alone; Enter leads on and never sends', async () => {
		const { page, complaints } = await open(renting);
		await page.keyboard.press('Tab');
		while ((await focusedIn(page)) !== 'way') await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await expect.poll(() => asked(page)).toEqual(['way', 'months', 'mail']);
		expect(await focusedIn(page)).toBe('way');
		await page.keyboard.press('Enter');
		expect(await focusedIn(page)).toBe('months');
		await page.keyboard.type('6');
		await page.keyboard.press('Enter');
		expect(await focusedIn(page)).toBe('mail');
		await page.keyboard.type('otto@example.com');
		await page.keyboard.press('Enter');
		expect(await asked(page)).toHaveLength(3);
		await page.keyboard.press('Enter');
		await done(page);
		expect(await answersOf(renting)).toEqual({ way: 'rent', months: 6, mail: 'otto@example.com' });
		expect(complaints).toEqual([]);
	});

	test('say at each field what is wrong, and the focus goes to the first', async () => {
		const { page } = await open(renting);
		await send(page).click();
		expect(await focusedIn(page)).toBe('way');
		await option(page, 'Rent').click();
		await page.getByLabel('For how many months?').fill('many');
		await page.getByLabel('Your email').fill('anna@');
		await send(page).click();
		await expect.poll(() => focusedIn(page)).toBe('months');
		const errors = page.locator('[data-step] .error');
		expect(await errors.count()).toBe(2);
		await page.getByText('Please check 2 answers.').waitFor();
		await page.getByLabel('For how many months?').fill('3');
		expect(await errors.count()).toBe(1);
		expect(await page.getByLabel('Your email').getAttribute('aria-describedby')).toBe(
			await errors.getAttribute('id')
		);
	});

	test('are there after a reload, with their answers; after sending, a reload shows the result', async () => {
		const { page } = await open(renting);
		await option(page, 'Rent').click();
		await page.getByLabel('For how many months?').fill('18');
		await expect.poll(() => page.evaluate(() => history.state.entry.answers?.months)).toBe(18);
		await page.reload();
		await page.locator('html[data-ready]').waitFor();
		expect(await asked(page)).toEqual(['way', 'months', 'mail']);
		expect(await page.getByLabel('For how many months?').inputValue()).toBe('18');
		await page.getByLabel('Your email').fill('b@example.com');
		await send(page).click();
		await done(page);
		await page.reload();
		await done(page);
		expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain('b@example.com');
	});

	test('are answered by touch at 360 pixels, in Russian, and nothing is wider than the screen', async () => {
		const { page, complaints } = await open(renting, { ...PHONE, locale: 'ru-RU' });
		expect(await titleOf(page)).toBe('Расскажите о квартире');
		await option(page, 'Снимаю').tap();
		await expect.poll(() => asked(page)).toEqual(['way', 'months', 'mail']);
		expect(await told(page)).toBe('Ниже ещё 2 вопроса.');
		await send(page).tap();
		await page.getByText('Исправьте 1 ответ.').waitFor();
		await page.getByLabel('Ваша почта').fill('anna@example.com');
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await send(page).tap();
		await page.getByText('Мы получили ваши ответы').waitFor();
		expect(complaints).toEqual([]);
	});
});

describe('a page of every kind', () => {
	test.each(['en', 'ru'])(
		'has nothing for axe to find in %s, light and dark, with what is wrong on it',
		async (lang) => {
			const slug = await quizzes.publish(
				everyKindFile({ title: `Every kind at once ${lang}`, layout: 'page' })
			);
			for (const colorScheme of ['light', 'dark'] as const) {
				const { page, complaints } = await open(`${slug}?lang=${lang}`, { colorScheme });
				await send(page).click();
				await page.locator('[data-step] .error').first().waitFor();
				expect(await violationsOn(page)).toEqual([]);
				expect(complaints).toEqual([]);
			}
		}
	);

	test('sends files with the rest', async () => {
		const file = everyKindFile({ title: 'A file at once', layout: 'page', consents: [] });
		const steps = file.steps.filter(({ id }) => id === 'statement' || id === 'file');
		const slug = await quizzes.publish({ ...file, steps });
		const { page } = await open(slug);
		const payload = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
		await page.locator('input[type="file"]').setInputFiles(payload);
		await send(page).click();
		await done(page);
		expect((await quizzes.stored(slug))[0]?.files.map(({ name }) => name)).toEqual(['plan.pdf']);
	});
});

describe('without JavaScript', () => {
	const plain = { javaScriptEnabled: false };

	test('the server answers with the next part until nothing is left to ask', async () => {
		const slug = await quizzes.publish(rentingFile({ title: 'Plain flats' }));
		const { page } = await quizzes.open(`/q/${slug}`, plain);
		await send(page).click();
		expect(await page.locator('[data-step] .error').count()).toBe(1);
		await option(page, 'Buy').click();
		await send(page).click();
		expect(await asked(page)).toEqual(['way', 'bank']);
		expect(await page.locator('[data-step] .error').count()).toBe(0);
		expect(await option(page, 'Buy').isChecked()).toBe(true);
		await option(page, 'Yes').click();
		await send(page).click();
		expect(await asked(page)).toEqual(['way', 'bank', 'call', 'mail']);
		await page.getByLabel('Your email').fill('no');
		await send(page).click();
		expect(await page.getByLabel('Your email').inputValue()).toBe('no');
		await page.getByLabel('Your email').fill('plain@example.com');
		await send(page).click();
		await done(page);
		expect(await answersOf(slug)).toEqual({
			way: 'buy',
			bank: true,
			call: null,
			mail: 'plain@example.com'
		});
	});

	test('a page that asks nothing else is sent in one go, files and all, and counts as a person’s', async () => {
		const file = everyKindFile({ title: 'Plain file at once', layout: 'page', consents: [] });
		const steps = file.steps.filter(({ id }) => id === 'file' || id === 'email');
		const slug = await quizzes.publish({ ...file, steps });
		const { page } = await quizzes.open(`/q/${slug}`, plain);
		const payload = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
		await page.locator('input[type="file"]').setInputFiles(payload);
		await page.locator('[name="email"]').fill('plain@example.com');
		await send(page).click();
		await done(page);
		const [stored] = await quizzes.stored(slug);
		expect(stored?.files.map(({ name }) => name)).toEqual(['plan.pdf']);
		expect(stored?.answers['email']).toBe('plain@example.com');
	});
});
