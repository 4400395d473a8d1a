import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { openBuilderDesk, openEditor, question, type BuilderDesk } from './builder-desk.ts';

let desk: BuilderDesk;
let page: Page;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
});
afterAll(() => desk.close());

const phone = () => page.frameLocator('iframe');
const row = (title: string) => page.locator('[data-step]', { hasText: title }).first();
const shows = (title: string) =>
	expect.poll(() => phone().locator('#title').innerText()).toBe(title);

/** Opens each of these in the list, and back again. */
async function followed(titles: readonly string[]): Promise<void> {
	for (const title of [...titles, ...titles.toReversed()]) {
		await row(title).click();
		await shows(title);
	}
}

async function layOut(layout: string): Promise<void> {
	await page.getByRole('link', { name: 'Design' }).click();
	await page.getByRole('radio', { name: layout, exact: true }).click();
	await page.getByRole('link', { name: 'Build' }).click();
}

const BRANCHING: QuizFile = {
	title: { en: 'Branching' },
	welcome: { title: { en: 'Come in' } },
	steps: [
		{
			id: 'size',
			kind: 'single_choice',
			title: { en: 'How many are you?' },
			required: true,
			options: [
				{ id: 'one', text: { en: 'Just me' } },
				{ id: 'many', text: { en: 'Many' } }
			],
			next: [{ when: { answer: 'size', is: 'many' }, to: 'team' }, { to: 'alone' }]
		},
		{
			id: 'alone',
			kind: 'short_text',
			required: true,
			title: { en: 'All by yourself?' },
			next: [{ to: 'end' }]
		},
		{ id: 'team', kind: 'short_text', required: true, title: { en: 'Who leads the team?' } },
		{ id: 'thanks', kind: 'statement', title: { en: 'You said {{size}}.' } }
	]
};

describe('the preview in Build', () => {
	test('shows each step as it is added and opened, in a quiz from empty, and after a reload', async () => {
		await page.goto('/quizzes/new');
		await page.getByRole('button', { name: 'Start empty' }).click();
		await page.waitForURL('**/edit');
		await question(page).fill('The first?');
		await page.getByLabel('Option 1', { exact: true }).fill('Yes');
		await page.getByLabel('Option 2', { exact: true }).fill('No');
		await shows('The first?');
		const added = [
			['Multiple choice', 'The second?'],
			['Number', 'The third?'],
			['Statement', 'The fourth.']
		] as const;
		for (const [kind, title] of added) {
			await page.getByRole('button', { name: 'Add a step' }).click();
			await page.getByRole('menuitem', { name: kind }).click();
			await page.locator('#step-form [data-path$=".title"] input').fill(title);
			await shows(title);
		}
		const titles = ['The first?', ...added.map(([, title]) => title)];
		await followed(titles);
		await page.getByText('Saved', { exact: true }).waitFor();
		await page.reload();
		await followed(titles);
	});

	test('shows what jumps lead to, with the answers that lead there', async () => {
		await openEditor(page, await desk.aQuiz(BRANCHING));
		await followed(['How many are you?', 'All by yourself?', 'Who leads the team?']);
		await row('You said').click();
		await shows('You said Many.');
		await page.getByRole('button', { name: 'Welcome screen' }).click();
		await shows('Come in');
	});

	test('follows after the layout was all on one page and is one at a time again', async () => {
		await openEditor(page, await desk.aQuiz({ ...BRANCHING, layout: 'page' }));
		await phone().locator('[data-step="size"]').waitFor();
		await layOut('One at a time');
		await row('Who leads').click();
		await shows('Who leads the team?');
		await layOut('All on one page');
		await phone().locator('[data-step="size"]').waitFor();
		await layOut('One at a time');
		await followed(['How many are you?', 'All by yourself?', 'Who leads the team?']);
	});
});

test('a result screen is shown as to somebody who gets there', async () => {
	const many: QuizFile = {
		...BRANCHING,
		results: [
			{ id: 'team', title: { en: 'You are {{size}}.' } },
			{ id: 'one', title: { en: 'You alone: {{size}}.' } }
		],
		segments: [
			{
				id: 'hot',
				title: { en: 'Teams' },
				temperature: 'hot',
				result: 'team',
				when: { answer: 'size', is: 'many' }
			},
			{ id: 'rest', title: { en: 'Others' }, temperature: 'cold', result: 'one' }
		]
	};
	await openEditor(page, await desk.aQuiz(many));
	await page.getByRole('link', { name: 'Results', exact: true }).click();
	const title = () => phone().locator('h1').innerText();
	await expect.poll(title).toBe('You are Many.');
	await page.getByRole('button', { name: /You alone/ }).click();
	await expect.poll(title).toBe('You alone: Just me.');
});

describe('two languages', () => {
	test('the preview follows the field that is typed in; the list, the map and the walk do not', async () => {
		const both = (en: string, ru: string) => ({ en, ru });
		const id = await desk.aQuiz({
			title: both('Two', 'Два'),
			locales: ['en', 'ru'],
			steps: [
				{ id: 'name', kind: 'short_text', required: true, title: both('Your name?', 'Ваше имя?') }
			]
		});
		await openEditor(page, id);
		await page.getByLabel('Question, Russian').focus();
		await shows('Ваше имя?');
		expect(await page.locator('[data-step]').innerText()).toContain('Your name?');
		await page.getByRole('link', { name: 'Flow' }).click();
		await page.getByRole('button', { name: 'Walk through' }).click();
		await shows('Your name?');
	});
});

describe('keys that are pressed in the preview', () => {
	test('reach the editor, save for those that a field has a use for', async () => {
		await openEditor(page, await desk.aQuiz(BRANCHING));
		await row('All by yourself?').click();
		await shows('All by yourself?');
		await phone().locator('input[type="text"]').click();
		await page.keyboard.type('?');
		expect(await phone().locator('input[type="text"]').inputValue()).toBe('?');
		expect(await page.getByRole('dialog').count()).toBe(0);
		await page.keyboard.press('Control+k');
		await page.getByPlaceholder('Go to a step').fill('leads');
		await page.keyboard.press('Enter');
		await shows('Who leads the team?');
		await phone().locator('#title').click();
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
	});
});
