import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHORTCUTS } from '../../src/lib/builder/shell/shortcuts.ts';
import { soundQuizFile } from '../support/planted-faults.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

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

const search = () => page.getByPlaceholder('Go to a step');

async function anEditor(): Promise<string> {
	const quiz = await callApi(server, '/quizzes', { definition: soundQuizFile() });
	await page.goto(`/quizzes/${quiz['id']}/edit`);
	await page.locator('#step-form').waitFor();
	return String(quiz['id']);
}

async function ask(words: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await search().fill(words);
	await page.getByRole('dialog').getByRole('option').first().waitFor();
	await page.keyboard.press('Enter');
	await search().waitFor({ state: 'detached' });
}

describe('the palette', () => {
	test('goes to steps, tabs, results and segments by what they are called, from the keyboard', async () => {
		await anEditor();
		await ask('move in');
		await page.locator('[data-step="move"][aria-current]').waitFor();
		await ask('read on');
		await page.waitForURL('**/edit/results');
		await expect.poll(() => page.locator('[data-path="results.read"]').count()).toBe(1);
		await ask('cold');
		await page.waitForURL('**/edit/score');
		await ask('design');
		await page.waitForURL('**/edit/design');
	});

	test('adds steps and languages, and takes back', async () => {
		await anEditor();
		const steps = () => page.locator('[data-step]').count();
		const before = await steps();
		await ask('long text');
		await expect.poll(steps).toBe(before + 1);
		await ask('undo');
		await expect.poll(steps).toBe(before);
		await ask('german');
		await ask('quiz settings');
		await page.getByText('German').first().waitFor();
	});

	test('finds texts of answers and results, and says where they stand', async () => {
		await anEditor();
		await page.keyboard.press('Control+k');
		await search().fill('quiet');
		const found = page.getByRole('dialog').getByRole('option');
		await found.filter({ hasText: 'What matters' }).waitFor();
		expect(await found.first().innerText()).toMatch(/^Quiet\s+3. What matters\?$/);
		await page.keyboard.press('Enter');
		await page.locator('[data-step="goals"][aria-current]').waitFor();
		await expect
			.poll(() =>
				page.evaluate(() =>
					document.activeElement?.closest('[data-path]')?.getAttribute('data-path')
				)
			)
			.toContain('.options[');
	});

	test('makes the workspace dark, and has it speak another language', async () => {
		await anEditor();
		await ask('appearance: dark');
		const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
		await expect.poll(theme).toBe('dark');
		await ask('as the system');
		await expect.poll(theme).toBe('system');
		await ask('these pages: рус');
		await page.getByRole('link', { name: 'Дизайн' }).waitFor();
		await page.keyboard.press('Control+k');
		await page.locator('[data-command-input]').fill('English');
		await page.getByRole('option', { name: 'Язык интерфейса: English' }).waitFor();
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: 'Design', exact: true }).waitFor();
	});

	test('is found by mouse, says where nothing fits, and gives the focus back', async () => {
		await anEditor();
		const button = page.getByRole('button', { name: 'Search and commands' });
		await button.click();
		await search().fill('zzzzzz');
		await page.getByText('Nothing of that name.').waitFor();
		await page.keyboard.press('Escape');
		await expect.poll(() => button.evaluate((at) => at === document.activeElement)).toBe(true);
	});
});

describe('the list of shortcuts', () => {
	test('opens by “?” and from the menu, tells each of the table, and lets one write a question mark', async () => {
		await anEditor();
		const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
		await page.locator('[data-step="area"]').focus();
		await page.keyboard.press('?');
		await list.waitFor();
		expect(await list.locator('dt').count()).toBe(Object.keys(SHORTCUTS).length);
		await page.keyboard.press('Escape');
		await list.waitFor({ state: 'detached' });
		await page.getByRole('button', { name: 'More', exact: true }).click();
		await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
		await list.waitFor();
		await page.keyboard.press('Escape');
		await list.waitFor({ state: 'detached' });
		const title = page.locator('[data-path="steps.role.title"] input').first();
		await title.focus();
		await page.keyboard.press('End');
		await page.keyboard.type('?');
		expect(await title.inputValue()).toBe('Who are you??');
		expect(await list.count()).toBe(0);
	});
});

describe('a new quiz', () => {
	test('is begun from a template that was played first, and nothing is made by playing', async () => {
		const count = async () => (await (await server.api('/quizzes')).json()).items.length;
		const before = await count();
		await page.goto('/quizzes/new');
		const card = page.locator('li#bant');
		expect(await card.innerText()).toMatch(/9 steps, about \d+ minutes?\./);
		expect(await card.innerText()).toMatch(/need, authority, budget/i);
		await card.getByText('Hot · 1').waitFor();
		await card.getByText('Warm · 2').waitFor();
		await card.getByRole('button', { name: /Try it/ }).click();
		await page.frameLocator('iframe').getByRole('button').first().click();
		await page.frameLocator('iframe').locator('legend, h1').first().waitFor();
		await page.keyboard.press('Escape');
		expect(await count()).toBe(before);
	});

	test('shows the way until it is closed', async () => {
		await page.goto('/quizzes/new');
		await page.getByRole('button', { name: 'Start empty' }).click();
		await page.waitForURL('**/edit');
		const guide = page.getByRole('complementary', { name: 'Three steps to a quiz' });
		await guide.waitFor();
		await page.getByLabel('Question', { exact: true }).fill('How large is your team?');
		await guide.getByText('Done:').waitFor({ state: 'attached' });
		await guide.getByRole('button', { name: 'Do not show this again' }).click();
		await guide.waitFor({ state: 'detached' });
		await page.reload();
		await page.locator('#step-form').waitFor();
		expect(await guide.count()).toBe(0);
	});
});

test('a word of the trade is explained where it stands, by keyboard too', async () => {
	const id = await anEditor();
	await page.goto(`/quizzes/${id}/edit/score`);
	await page.getByRole('button', { name: 'What is a dimension?' }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('dialog', { name: 'What is a dimension?' }).waitFor();
	await page.keyboard.press('Escape');
});

test.each([768, 1440])('the whole width of a map is seen at %i pixels', async (width) => {
	const id = await anEditor();
	await page.setViewportSize({ width, height: 900 });
	await page.goto(`/quizzes/${id}/edit/flow`);
	await page.locator('.svelte-flow__node').first().waitFor();
	const room = await page.getByRole('region', { name: 'Map of the quiz' }).boundingBox();
	const nodes = await page.locator('.svelte-flow__node').all();
	for (const node of nodes) {
		const box = await node.boundingBox();
		expect(box && room && box.x >= room.x - 1).toBe(true);
		expect(box && room && box.x + box.width <= room.x + room.width + 1).toBe(true);
	}
	await page.setViewportSize({ width: 1440, height: 900 });
});
