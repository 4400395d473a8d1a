import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { violationsOn } from './axe.ts';
import { takeEveryKind } from './every-kind.ts';
import { next, startQuizzes, titleOf, type Quizzes } from './quizzes.ts';

/* A quiz as a conversation. */

let quizzes: Quizzes;
let everyKind: string;
let flats: string;

beforeAll(async () => {
	quizzes = await startQuizzes();
	everyKind = await quizzes.publish(everyKindFile({ layout: 'chat' }));
	flats = await quizzes.publish(flatsFile());
});
afterAll(() => quizzes.stop());

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const CALM = { reducedMotion: 'reduce' } as const;

function flatsFile(): QuizFile {
	return {
		title: { en: 'Flats', ru: 'Квартиры' },
		locales: ['en', 'ru'],
		layout: 'chat',
		welcome: { title: { en: 'Hello, shall we talk?', ru: 'Здравствуйте, поговорим?' } },
		steps: [
			{
				id: 'way',
				kind: 'single_choice',
				title: { en: 'Rent or buy?', ru: 'Снять или купить?' },
				required: true,
				options: [
					{ id: 'rent', text: { en: 'Rent', ru: 'Снять' } },
					{ id: 'buy', text: { en: 'Buy', ru: 'Купить' } }
				]
			},
			{ id: 'name', kind: 'short_text', title: { en: 'Your name?', ru: 'Как вас зовут?' } },
			{
				id: 'rooms',
				kind: 'number',
				title: { en: 'How many rooms, {{name}}?', ru: 'Сколько комнат, {{name}}?' },
				required: true
			},
			{ id: 'last', kind: 'long_text', title: { en: 'Anything else?', ru: 'Что-то ещё?' } }
		]
	};
}

const mine = (page: Page) => page.locator('[role=log] .mine').allInnerTexts();
const said = (page: Page) => page.locator('[role=log] .theirs').allInnerTexts();
const told = (page: Page) => page.locator('.talk > [aria-live=polite]').innerText();
const write = async (page: Page, name: string, words: string) => {
	await page.locator(`[name="${name}"]`).fill(words);
	await next(page);
};
const isWriting = (page: Page) => page.locator('.talk.typing').count();

/** As far as the number of rooms. */
async function talkOn(page: Page): Promise<void> {
	await page.locator('button[value="start"]').click();
	await page.getByRole('radio', { name: 'Rent' }).click();
	await write(page, 'name', 'Anna');
	await page.locator('[name="rooms"]').waitFor();
}

describe('a conversation', () => {
	test('goes from message to message, its answers beside, and ends with the result', async () => {
		const { page, complaints } = await quizzes.openReady(`/q/${flats}`);
		expect(await titleOf(page)).toBe('Hello, shall we talk?');
		await talkOn(page);
		expect(await titleOf(page)).toBe('How many rooms, Anna?');
		expect(await said(page)).toEqual(['Hello, shall we talk?', 'Rent or buy?', 'Your name?']);
		expect(await mine(page)).toEqual([
			'Start',
			expect.stringContaining('Rent'),
			expect.stringContaining('Anna')
		]);
		expect(await told(page)).toBe('You answered: Anna');
		await write(page, 'rooms', '3');
		await write(page, 'last', 'A balcony,\nplease');
		await page.locator('.end #title').waitFor();
		await expect.poll(() => quizzes.stored(flats)).toHaveLength(1);
		expect((await quizzes.stored(flats))[0]?.answers).toEqual({
			way: 'rent',
			name: 'Anna',
			rooms: 3,
			last: 'A balcony,\nplease'
		});
		expect(await mine(page)).toEqual(['Start', 'Rent', 'Anna', '3', 'A balcony,\nplease']);
		expect(complaints).toEqual([]);
	});

	test('an earlier answer is changed by a tap on it, and the talk goes on where it stood', async () => {
		const { page } = await quizzes.openReady(`/q/${flats}`, CALM);
		await talkOn(page);
		await write(page, 'rooms', '3');
		await page.locator('[name="last"]').waitFor();
		await page.locator('[name="_to"][value="way"]').click();
		await page.getByRole('radio', { name: 'Buy' }).waitFor();
		expect(await mine(page)).toEqual(['Start']);
		await page.getByRole('radio', { name: 'Buy' }).click();
		await page.locator('[name="last"]').waitFor();
		expect(await mine(page)).toHaveLength(4);
		expect((await mine(page))[1]).toMatch(/^Buy/);
		await page.goBack();
		await expect.poll(() => titleOf(page)).toBe('Rent or buy?');
		await page.goForward();
		await page.locator('[name="last"]').waitFor();
		await page.locator('[name="_to"][value="name"]').click();
		await expect.poll(() => page.locator('[name="name"]').inputValue()).toBe('Anna');
	});

	test('is there after a reload, and speaks another language at once', async () => {
		const { page } = await quizzes.openReady(`/q/${flats}`, CALM);
		await talkOn(page);
		await page.reload();
		await page.locator('html[data-ready]').waitFor();
		expect(await titleOf(page)).toBe('How many rooms, Anna?');
		expect(await said(page)).toHaveLength(3);
		await page.locator('#languages button[value=ru]').click();
		await expect.poll(() => titleOf(page)).toBe('Сколько комнат, Anna?');
		expect(await said(page)).toEqual([
			'Здравствуйте, поговорим?',
			'Снять или купить?',
			'Как вас зовут?'
		]);
	});

	test('is held by keyboard alone, numbers and Enter', async () => {
		const { page, complaints } = await quizzes.openReady(`/q/${flats}`);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('Rent or buy?');
		await page.keyboard.press('2');
		await page.locator('[name="name"]:focus').waitFor();
		await page.keyboard.type('Otto');
		await page.keyboard.press('Enter');
		await page.locator('[name="rooms"]:focus').waitFor();
		await page.keyboard.type('many');
		await page.keyboard.press('Enter');
		await page.locator('#error').waitFor();
		await page.keyboard.press('Control+a');
		await page.keyboard.type('2');
		await page.keyboard.press('Enter');
		await page.locator('[name="last"]:focus').waitFor();
		await page.keyboard.press('Control+Enter');
		await page.locator('.end #title').waitFor();
		expect((await mine(page)).at(-1)).toBe('No answer');
		expect(complaints).toEqual([]);
	});

	test('follows what is said on a small screen in a frame, but not under somebody who reads', async () => {
		const { page } = await quizzes.openReady(`/q/${flats}?embed=1`, {
			...CALM,
			viewport: { width: 320, height: 480 }
		});
		const inSight = (selector: string) =>
			page.locator(selector).evaluate((element) => {
				const { top, bottom } = element.getBoundingClientRect();
				return top >= 0 && bottom <= innerHeight;
			});
		await talkOn(page);
		await expect.poll(() => inSight('[name="rooms"]')).toBe(true);
		expect(await inSight('button[value="next"]')).toBe(true);
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
		).toBeLessThanOrEqual(0);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		await page.route('**/responses', async (route) => {
			await held;
			await route.continue();
		});
		await write(page, 'rooms', '4');
		await next(page);
		await page.getByText('Sending your answers').waitFor();
		await page.evaluate(() => window.scrollTo({ top: 0 }));
		release();
		await page.locator('.end').getByText('Sending your answers').waitFor({ state: 'detached' });
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});
});

describe('the pause before a message', () => {
	test('is short, ends with the first key or tap, and keeps nobody from typing', async () => {
		const { page } = await quizzes.openReady(`/q/${flats}`);
		await page.locator('button[value="start"]').click();
		await expect.poll(() => isWriting(page)).toBe(0);
		await page.clock.install();
		await page.getByRole('radio', { name: 'Rent' }).click();
		await page.clock.runFor(300);
		await page.locator('[name="name"]').waitFor({ state: 'attached' });
		expect(await isWriting(page)).toBe(1);
		await page.keyboard.press('A');
		expect(await isWriting(page)).toBe(0);
		await page.keyboard.type('nna');
		expect(await page.locator('[name="name"]').inputValue()).toBe('Anna');
	});

	test('is not there where motion is not wanted', async () => {
		const { page } = await quizzes.openReady(`/q/${flats}`, CALM);
		await page.clock.install();
		await page.locator('button[value="start"]').click();
		await expect.poll(() => titleOf(page)).toBe('Rent or buy?');
		expect(await isWriting(page)).toBe(0);
	});
});

describe('every kind of question', () => {
	test('is answered in a conversation, by script and by forms alike', async () => {
		const scripted = await quizzes.openReady(`/q/${everyKind}`, CALM);
		await takeEveryKind(scripted.page);
		expect(scripted.complaints).toEqual([]);
		const plain = await quizzes.open(`/q/${everyKind}`, { javaScriptEnabled: false });
		await takeEveryKind(plain.page);
		const [second, first] = await quizzes.stored(everyKind);
		const { file: sent, ...answers } = first?.answers ?? {};
		const { file: posted, ...others } = second?.answers ?? {};
		expect(answers).toEqual(others);
		expect([sent, posted]).toEqual([[expect.any(String)], [expect.any(String)]]);
	});

	test('breaks no rule of accessibility, in both languages, in light and in dark, on a narrow screen', async () => {
		for (const lang of ['en', 'ru']) {
			const { page } = await quizzes.openReady(`/q/${everyKind}?lang=${lang}`, {
				...CALM,
				viewport: { width: 320, height: 640 }
			});
			await takeEveryKind(page, async () => {
				await page.emulateMedia({ colorScheme: 'light' });
				const light = await violationsOn(page);
				await page.emulateMedia({ colorScheme: 'dark' });
				const dark = await violationsOn(page, 'color-contrast');
				const found = [...light, ...dark].map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
				expect(found, await titleOf(page)).toEqual([]);
				const excess = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(excess, await titleOf(page)).toBe(0);
			});
		}
	});
});

describe('without JavaScript', () => {
	test('each form stands below what was said, and an earlier answer is gone back to by its button', async () => {
		const slug = await quizzes.publish({ ...flatsFile(), title: 'Plain talk' });
		const { page } = await quizzes.open(`/q/${slug}`, { javaScriptEnabled: false, ...PHONE });
		await page.locator('button[value="start"]').click();
		await page.getByRole('radio', { name: 'Rent' }).check();
		await next(page);
		await write(page, 'name', 'Plain');
		expect(await said(page)).toHaveLength(3);
		await page.locator('[name="_to"][value="way"]').click();
		expect(await titleOf(page)).toBe('Rent or buy?');
		expect(await page.getByRole('radio', { name: 'Rent' }).isChecked()).toBe(true);
		await page.getByRole('radio', { name: 'Buy' }).check();
		await next(page);
		expect(await page.locator('[name="name"]').inputValue()).toBe('Plain');
		await next(page);
		await write(page, 'rooms', '1');
		await next(page);
		await page.locator('.end #title').waitFor();
		expect(await mine(page)).toEqual(['Start', 'Buy', 'Plain', '1', 'No answer']);
		expect((await quizzes.stored(slug))[0]?.answers).toMatchObject({ way: 'buy', name: 'Plain' });
	});
});
