import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBuilderDesk, openEditor, saved, type BuilderDesk } from './builder-desk.ts';

/* The bonus, the form after the result and the chat, as they are made. The preview speaks the language that was written in last. */

let desk: BuilderDesk;
let page: Page;
let id: string;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	id = await desk.aQuiz({
		title: 'Gifts',
		locales: ['en', 'ru'],
		steps: [{ id: 'name', kind: 'short_text', title: { en: 'Your name?', ru: 'Ваше имя?' } }]
	});
});
afterAll(() => desk.close());

const phone = () => page.frameLocator('iframe');
const field = (path: string, language: string) =>
	page.locator(`[data-path="${path}"] :is(input, textarea)[lang="${language}"]`);

test('a bonus is written beside the welcome screen, in both languages, and seen in the preview', async () => {
	await openEditor(page, id);
	await page.getByRole('button', { name: 'Bonus', exact: true }).click();
	await page.getByLabel('Promise a bonus beside the questions').check();
	await field('bonus.title', 'ru').fill('Скидка 10');
	await field('bonus.title', 'en').fill('Ten off');
	await field('bonus.given.text', 'ru').fill('Ваша');
	await field('bonus.given.text', 'en').fill('Yours');
	await page.getByLabel('Only within so many minutes').fill('15');
	await page.getByLabel('Code', { exact: true }).fill('TEN');
	await phone().locator('.bonus').getByText('within 15 minutes').waitFor();
	expect(await phone().locator('.bonus').innerText()).toContain('Ten off');
	expect(await violationsOn(page)).toEqual([]);
	await saved(page);
	expect((await desk.draftOf(id)).bonus).toEqual({
		title: { en: 'Ten off', ru: 'Скидка 10' },
		minutes: 15,
		given: { text: { en: 'Yours', ru: 'Ваша' }, code: 'TEN' }
	});
});

test('the form after the result is written among the results, and seen below one', async () => {
	await page.goto(`/quizzes/${id}/edit/results`);
	await page.getByRole('button', { name: 'Contacts after the result' }).click();
	await page.getByLabel('Ask for contact details below the result').check();
	await field('details.title', 'ru').fill('Позвонить вам?');
	await field('details.title', 'en').fill('Shall we call?');
	await page.getByRole('checkbox', { name: 'Phone', exact: true }).check();
	await phone().locator('.details').getByText('Shall we call?').waitFor();
	await phone().locator('.earned code').getByText('TEN').waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await saved(page);
	expect((await desk.draftOf(id)).details).toEqual({
		title: { en: 'Shall we call?', ru: 'Позвонить вам?' },
		fields: [{ name: 'name' }, { name: 'email', required: true }, { name: 'phone' }]
	});
});

test('a chat is chosen by what it looks like, and undone', async () => {
	await page.goto(`/quizzes/${id}/edit/design`);
	await page.getByRole('radio', { name: 'As a chat' }).click();
	await phone().locator('.talk #title').waitFor();
	await saved(page);
	expect((await desk.draftOf(id)).layout).toBe('chat');
	await page.getByRole('button', { name: 'Undo' }).click();
	await phone().locator('.talk').waitFor({ state: 'detached' });
});
