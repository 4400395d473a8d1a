import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, pageBySignIn } from './workspace-desk.ts';

/* The workspace in a browser without scripts. */

let browser: Browser;
let server: Served;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	await aBusyQuiz(server);
	page = await pageBySignIn(browser, server, { javaScriptEnabled: false });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

test('a quiz is made, published and deleted, and the deletion undone', async () => {
	await page.goto('/quizzes/new');
	await page.locator('li#nps [name=template]').click();
	const title = await page.locator('h1').innerText();
	await page.getByRole('button', { name: 'Publish version 1' }).click();
	expect(await page.locator('.toast').innerText()).toContain('Version 1 is published.');
	await page.getByRole('button', { name: 'Delete' }).click();
	expect(await page.locator('.toast').innerText()).toContain('is deleted');
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(await page.locator('h1').innerText()).toBe(title);
});

test('a sentence about what has happened is said once', async () => {
	await page.reload();
	expect(await page.locator('.toast').count()).toBe(0);
});

test('lists are narrowed by a button', async () => {
	await page.goto('/responses');
	await page.getByLabel('Segment').selectOption('hot');
	await page.getByRole('button', { name: 'Show' }).click();
	expect(await page.locator('a.opens').allInnerTexts()).toEqual(['harriet']);
});

test('language and colours are saved by a button', async () => {
	await page.goto('/settings');
	await page.getByLabel('Dark').check();
	await page.getByRole('button', { name: 'Save', exact: true }).nth(1).click();
	expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
	await page.getByLabel('Русский').check();
	await page.getByRole('button', { name: 'Save', exact: true }).first().click();
	expect(await page.locator('h1').innerText()).toBe('Настройки');
});

test('leaving is a form', async () => {
	await page.getByRole('button', { name: 'Выйти', exact: true }).first().click();
	expect(new URL(page.url()).pathname).toBe('/sign-in');
});
