import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const phone = (on: Page): FrameLocator => on.frameLocator('iframe');
const saved = (on: Page) => on.locator('header').getByText('Saved', { exact: true }).waitFor();

async function draftOf(id: string) {
	const answer = await (await server.api(`/quizzes/${id}`)).json();
	return answer.definition;
}

const idOf = (on: Page) => new URL(on.url()).pathname.split('/')[2] ?? '';

async function anEditor(on: Page, definition: object): Promise<string> {
	const quiz = await callApi(server, '/quizzes', definition);
	await on.goto(`/quizzes/${quiz['id']}/edit`);
	await on.locator('#step-form').waitFor();
	return String(quiz['id']);
}

const twoQuestions = (title: string) => ({
	title,
	steps: [
		{
			id: 'first',
			kind: 'single_choice',
			title: 'First question?',
			options: [
				{ id: 'a', text: 'Apples', points: 1 },
				{ id: 'b', text: 'Pears', points: 2 }
			]
		},
		{ id: 'second', kind: 'short_text', title: 'Second question?' }
	]
});

describe('from an empty quiz', () => {
	test('a question is written, its answers pasted and given points, and it is saved by itself', async () => {
		await page.goto('/quizzes/new');
		await page.getByRole('button', { name: 'Start empty' }).click();
		await page.waitForURL('**/edit');
		await page.getByLabel('Question', { exact: true }).fill('How large is your team?');
		const first = page.getByLabel('Option 1', { exact: true });
		await first.focus();
		await page.evaluate(() => {
			const data = new DataTransfer();
			data.setData('text/plain', '- Just me\n- Two to ten\n- More than ten');
			document.activeElement?.dispatchEvent(
				new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
			);
		});
		await page.getByLabel('Points: More than ten, Score').fill('10');
		await saved(page);
		const { steps } = await draftOf(idOf(page));
		expect(steps).toHaveLength(1);
		expect(steps[0]).toMatchObject({
			title: { en: 'How large is your team?' },
			options: [
				{ text: { en: 'Just me' } },
				{ text: { en: 'Two to ten' } },
				{ text: { en: 'More than ten' }, points: 10 }
			]
		});
		await phone(page).getByText('More than ten').waitFor();
	});

	test('steps are added, ordered and duplicated with the keyboard alone', async () => {
		await page.getByRole('button', { name: 'Add a step' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('menuitem', { name: 'Short text' }).focus();
		await page.keyboard.press('Enter');
		await page.keyboard.type('And your name?');
		await expect
			.poll(() => page.locator('#step-form').getByLabel('Question', { exact: true }).inputValue())
			.toBe('And your name?');
		const row = page.locator('[data-step]', { hasText: 'And your name?' });
		await row.focus();
		await page.keyboard.press('Alt+ArrowUp');
		const titles = () => page.locator('[data-step] .title').allInnerTexts();
		await expect.poll(titles).toEqual(['And your name?', 'How large is your team?']);
		await page.keyboard.press('Control+d');
		await expect.poll(async () => (await titles()).length).toBe(3);
		await page.keyboard.press('Delete');
		await expect.poll(async () => (await titles()).length).toBe(2);
	});

	test('undo leads back to the beginning, redo forth again', async () => {
		const id = idOf(page);
		await saved(page);
		const end = await draftOf(id);
		const undo = page.locator('header').getByRole('button', { name: 'Undo' });
		while (await undo.isEnabled()) await undo.click();
		await saved(page);
		const { steps } = await draftOf(id);
		expect(steps).toHaveLength(1);
		expect(steps[0]).toMatchObject({ title: { en: '' } });
		const redo = page.getByRole('button', { name: 'Redo' });
		while (await redo.isEnabled()) await redo.click();
		await saved(page);
		expect(await draftOf(id)).toEqual(end);
	});

	test('a second language stands beside the first, and what is missing is told', async () => {
		await page.getByRole('button', { name: 'Quiz settings' }).click();
		await page.getByLabel('Add a language').selectOption('ru');
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await page.locator('[data-step]', { hasText: 'How large' }).click();
		await page.getByLabel('Question, Russian').fill('Сколько вас?');
		await expect
			.poll(async () => JSON.stringify((await draftOf(idOf(page))).steps))
			.toContain('Сколько вас?');
		expect((await draftOf(idOf(page))).locales).toEqual(['en', 'ru']);
		await page.getByRole('button', { name: /\d (errors?|warnings?|to fill in)/ }).click();
		expect(await page.getByRole('dialog').innerText()).toMatch(/ru|Russian/);
		await page.keyboard.press('Escape');
	});
});

describe('a problem', () => {
	test('stands in its place as it is typed, is gone to, and goes with its cause', async () => {
		await anEditor(page, twoQuestions('Planted'));
		await page.getByLabel('Question', { exact: true }).fill('Hello {{nobody}}?');
		const told = page.locator('#step-form [data-path="steps.first.title"] .error');
		await told.waitFor();
		expect(await told.innerText()).toContain('nobody');
		await page.locator('[data-step="second"]').click();
		await page.getByRole('button', { name: /1 error/ }).click();
		await page.getByRole('dialog').getByText('nobody').click();
		await told.waitFor();
		await page.getByRole('link', { name: 'Share' }).click();
		await page.getByText('This draft cannot be published yet.').waitFor();
		await page.getByRole('link', { name: 'Build' }).click();
		await page.locator('[data-step="first"]').click();
		await page.getByLabel('Question', { exact: true }).fill('Hello?');
		await told.waitFor({ state: 'detached' });
	});
});

describe('two who edit the same quiz', () => {
	test('find both changes in it, and are told', async () => {
		const id = await anEditor(page, twoQuestions('Shared'));
		const other = await signedInPage(browser, server);
		await other.goto(`/quizzes/${id}/edit`);
		await other.locator('#step-form').waitFor();
		await page.getByLabel('Question', { exact: true }).fill('Mine?');
		await saved(page);
		await other.locator('[data-step="second"]').click();
		await other.getByLabel('Question', { exact: true }).fill('Theirs?');
		await other.getByText('Both changes are in.').waitFor();
		await saved(other);
		const { steps } = await draftOf(id);
		expect(steps.map(({ title }: { title: unknown }) => JSON.stringify(title))).toEqual([
			expect.stringContaining('Mine?'),
			expect.stringContaining('Theirs?')
		]);
		await other.context().close();
	});

	test('to the same words: the later one is asked whose are right', async () => {
		const id = await anEditor(page, twoQuestions('Contested'));
		const other = await signedInPage(browser, server);
		await other.goto(`/quizzes/${id}/edit`);
		await other.locator('#step-form').waitFor();
		await page.getByLabel('Question', { exact: true }).fill('Mine?');
		await saved(page);
		await other.getByLabel('Question', { exact: true }).fill('Theirs?');
		await other.getByRole('button', { name: 'Take theirs' }).click();
		await expect
			.poll(() => other.getByLabel('Question', { exact: true }).inputValue())
			.toBe('Mine?');
		await other.context().close();
	});
});

test('without a network nothing is lost: not by waiting, not by a reload', async () => {
	const id = await anEditor(page, twoQuestions('Offline'));
	await page.context().setOffline(true);
	await page.getByLabel('Question', { exact: true }).fill('Typed on a train?');
	await page.getByText('No connection.').waitFor();
	await page.context().setOffline(false);
	await page.route('**/edit/draft', (route) => route.abort());
	await page.reload();
	await expect
		.poll(() => page.getByLabel('Question', { exact: true }).inputValue())
		.toBe('Typed on a train?');
	await page.unroute('**/edit/draft');
	await saved(page);
	expect(JSON.stringify((await draftOf(id)).steps)).toContain('Typed on a train?');
});

test('publishing tells what it changes, and an earlier version comes back', async () => {
	const quiz = await aBusyQuiz(server);
	await page.goto(`/quizzes/${quiz.id}/edit`);
	await page.locator('#step-form').getByLabel('Question', { exact: true }).fill('Another title?');
	await page.getByRole('link', { name: 'Share' }).click();
	await page.getByText('Another title?').first().waitFor();
	await page.getByRole('button', { name: 'Publish version 2' }).click();
	await page.getByText('Version 2', { exact: true }).waitFor();
	const first = page.locator('ol li', { hasText: 'Version 1' });
	await first.getByRole('link', { name: 'Compare' }).click();
	const compared = page.getByRole('region', { name: 'Compare two versions' });
	await compared.getByText('Another title?').waitFor();
	await first.getByRole('button', { name: 'Restore' }).click();
	await compared.getByText('Nothing has changed').waitFor();
	await expect
		.poll(async () => JSON.stringify((await draftOf(quiz.id)).steps))
		.not.toContain('Another title?');
});

test('a form of Typeform is imported, with what is lost of it told first', async () => {
	await page.goto('/quizzes/new');
	const file = 'tests/quiz/import/fixtures/typeform-hard-skill-quiz.json';
	await page.locator('input[type=file]').setInputFiles(file);
	await page.getByRole('button', { name: 'Create quiz' }).click();
	await page.getByRole('heading', { name: 'from Typeform' }).waitFor();
	expect(await page.locator('#report').innerText()).toMatch(/\d+ things? (does|do) not carry over/);
	await page.locator('#report').getByRole('button', { name: 'Create quiz' }).click();
	await page.waitForURL('**/quizzes/quiz_*/edit');
	await page.locator('#step-form').waitFor();
	await page.getByText(/^Imported\. \d+ things? (does|do) not carry over/).waitFor();
	await expect.poll(() => page.locator('header').innerText()).not.toMatch(/\d+ errors?/);
});
