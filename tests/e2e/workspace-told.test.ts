import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { OWNER, serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, callApi, signedInPage, speak, toast } from './workspace-desk.ts';

/* What the workspace says of itself: the time zone it tells in, the view that is open, what is wrong with a form. */

let browser: Browser;
let server: Served;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	await aBusyQuiz(server);
	await callApi(server, '/quizzes', {
		...aLeadQuizFile('Sizes'),
		...{ title: { en: 'Sizes', ru: 'Размеры' }, locales: ['en', 'ru'] }
	});
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

test('times are those of the browser from its first page on, and the account says which', async () => {
	const page = await signedInPage(browser, server, { timezoneId: 'Asia/Vladivostok' });
	// Within the same visit: nothing is loaded anew.
	await page.getByRole('link', { name: 'Settings' }).first().click();
	await page.getByText('Times are those of Asia/Vladivostok').waitFor();
	await page.goto('/leads');
	const at = page.locator('td time').first();
	expect(await at.getAttribute('title')).toContain('GMT+10');
	await page.context().close();
});

test('without scripts they are told in UTC', async () => {
	const page = await signedInPage(browser, server, { javaScriptEnabled: false });
	await page.goto('/settings');
	expect(await page.getByText('Times are those of UTC').count()).toBe(1);
	await page.context().close();
});

test('a view that was saved is the one that is open', async () => {
	const page = await signedInPage(browser, server);
	// The button works with scripts alone.
	await page.goto('/leads?segment=hot&sort=-score', { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Save this view' }).click();
	await page.locator('form[action*="saveView"] [name=name]').fill('Hottest');
	await page.locator('form[action*="saveView"] button').last().click();
	const views = page.getByRole('navigation', { name: 'Views' });
	await views.locator('[aria-current=page]', { hasText: 'Hottest' }).waitFor();
	expect(await page.getByRole('button', { name: 'Save this view' }).count()).toBe(0);
	await page.context().close();
});

test('an export of no columns leads to where they are chosen', async () => {
	const page = await signedInPage(browser, server);
	await page.goto('/leads/export', { waitUntil: 'networkidle' });
	await page.locator('[name=which][value=own]').check();
	for (const box of await page.locator('[name=column]:checked').all()) await box.uncheck();
	await page.locator('form button', { hasText: 'Download' }).click();
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.getAttribute('value')), {
			timeout: 10_000
		})
		.toBe('own');
	await page.context().close();
});

test('the list of erasures names who erased', async () => {
	const page = await signedInPage(browser, server);
	await page.goto('/leads');
	const lead = await page.locator('a.opens').first().getAttribute('href');
	const headers = { origin: server.origin, accept: 'text/html' };
	const address = `${lead?.split('?')[0]}/erase?/erase`;
	await page.request.post(address, { headers, form: {}, maxRedirects: 0 });
	await page.goto('/privacy/erasures');
	expect(await page.locator('tbody').innerText()).toContain(OWNER.email);
	await page.context().close();
});

test('a time is set without a question where nothing is that old, and quizzes go by their names', async () => {
	const page = await signedInPage(browser, server);
	await page.goto('/privacy/retention', { waitUntil: 'networkidle' });
	await page.getByLabel('“Sizes”').selectOption('30');
	await page.getByRole('button', { name: /^Save\s*: Sizes$/ }).click();
	await expect.poll(() => toast(page)).toBe('Saved: 30 days. Nothing is that old yet.');
	await speak(page, 'ru');
	expect(await page.getByLabel('«Размеры»').inputValue()).toBe('30');
	await speak(page, 'en');
	await page.context().close();
});

test('what is changed on the page of a lead is said, the latest alone', async () => {
	const page = await leadPage({});
	await page.getByLabel('Stage').selectOption('lost');
	await expect.poll(() => toast(page)).toBe('Saved. Stage: Lost.');
	await page.getByLabel('Owner').selectOption({ label: OWNER.email });
	await expect.poll(() => toast(page)).toBe(`Saved. Owner: ${OWNER.email}.`);
	await page.getByLabel('Owner').selectOption('');
	await expect.poll(() => toast(page)).toBe('Saved. Nobody has this lead now.');
	await page.getByLabel('Write a note').fill('Called twice');
	await page.getByRole('button', { name: 'Add note' }).click();
	await expect.poll(() => toast(page)).toBe('Note added.');
	// What was added may lie below it.
	await page.locator('.toast').waitFor({ state: 'detached', timeout: 4500 });
	await page.context().close();
});

test.each([360, 1440])('at %i px what is wrong with a sum has the whole line', async (width) => {
	const page = await leadPage({ viewport: { width, height: 800 } });
	const form = page.locator('form[action="?/outcome"]');
	await form.locator('[value=won]').check();
	await form.locator('[name=value]').fill('-5');
	await form.locator('[name=currency]').fill('abx');
	expect(await form.locator('datalist option[value=GBP]').innerText()).toBe('British Pound');
	await form.getByRole('button').click();
	const fault = form.getByText('There is no such currency as “ABX”');
	await fault.waitFor();
	await form.getByText('from 0 to 1,000,000,000,000').waitFor();
	const [told, whole] = [await fault.boundingBox(), await form.boundingBox()];
	expect(told?.width).toBeCloseTo(whole?.width ?? 0, 0);
	await page.context().close();
});

async function leadPage(options: BrowserContextOptions): Promise<Page> {
	const page = await signedInPage(browser, server, options);
	await page.goto('/leads');
	await page.getByRole('link', { name: 'harriet' }).click();
	await page.waitForURL(/leads\/\w+/);
	await page.waitForLoadState('networkidle');
	return page;
}

test('where no mail server is set up, no mail is promised to who is invited', async () => {
	const page = await signedInPage(browser, server);
	await page.goto('/members');
	const form = page.locator('form[action="?/invite"]');
	expect(await form.innerText()).toContain('you get a link to hand on yourself');
	expect(await form.innerText()).not.toContain('They get a mail');
	await page.context().close();
});
