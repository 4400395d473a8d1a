import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { serve, type Served } from '../support/served.ts';
import { keyboard, reach } from './hands.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

/* From nothing to letters that are on their way, without a mouse. */

let browser: Browser;
let server: Served;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	const quiz = await callApi(server, '/quizzes', aLeadQuizFile('How was it'));
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const recipients = ['anna', 'boris'].map((name) => ({ email: `${name}@example.com` }));
	const basis = { basis: 'consent', basisAt: '2026-01-31', basisNote: 'A form' };
	await callApi(server, '/recipients', { recipients, ...basis });
	page = await signedInPage(browser, server, { viewport: { width: 1280, height: 800 } });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

test('a survey is made, written, addressed and sent by the keyboard alone', async () => {
	const { press, write } = keyboard(page);
	const tab = (name: RegExp) =>
		press(page.getByRole('navigation', { name: 'Autumn' }).getByRole('link', { name }));
	await page.goto('/surveys');
	await press(page.getByRole('main').getByRole('link', { name: 'New survey' }));
	await write(page.getByLabel('Name', { exact: true }), 'Autumn');
	// Radio buttons are one stop: the arrows choose among them.
	await reach(page, page.locator('[type=radio]:checked'));
	for (const own = page.getByRole('radio', { name: /How was it/ }); !(await own.isChecked());)
		await page.keyboard.press('ArrowDown');
	await press(page.getByRole('button', { name: 'Create the survey' }));
	await page.getByRole('heading', { level: 1, name: 'Autumn' }).waitFor();

	await tab(/^Letter/);
	await write(page.getByLabel('Sender’s name'), 'Anna of Example');
	await page.getByRole('link').filter({ hasText: 'Letter, done' }).waitFor();

	await tab(/^Audience/);
	await reach(page, page.getByLabel('Everybody in the audience'));
	await page.keyboard.press('Space');
	await page.getByRole('heading', { name: '2 people get it' }).waitFor();
	await page.getByRole('link').filter({ hasText: 'Audience, done' }).waitFor();
	expect(await page.getByLabel('Everybody in the audience').evaluate(isFocused)).toBe(true);

	await tab(/^Sending/);
	await press(page.getByRole('button', { name: 'Start sending' }));
	const question = page.getByRole('alertdialog');
	await question.waitFor();
	await page.keyboard.press('Escape');
	await question.waitFor({ state: 'detached' });
	expect(await page.getByRole('button', { name: 'Start sending' }).evaluate(isFocused)).toBe(true);
	await page.keyboard.press('Enter');
	await press(question.getByRole('button', { name: 'Start sending' }));
	await page.getByRole('heading', { level: 2, name: 'Sent', exact: true }).waitFor();
});

/** Runs in the page. */
function isFocused(one: Element): boolean {
	return one === document.activeElement;
}
