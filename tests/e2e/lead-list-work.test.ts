import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from '../support/served.ts';
import { serveManyLeads } from './many-leads.ts';
import { openBrowser } from './open-browser.ts';
import { signedInPage } from './workspace-desk.ts';

let server: Served;
let browser: Browser;

beforeAll(async () => {
	[server, browser] = await Promise.all([serveManyLeads(), openBrowser()]);
}, 60_000);
afterAll(async () => {
	await browser.close();
	await server.stop();
	await rm(server.dataDir, { recursive: true });
});

const boxes = (page: Page) => page.locator('td input[type=checkbox]');
const checkedOn = (page: Page) => page.locator('td input[type=checkbox]:checked').count();
const chosen = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const turn = async (page: Page, name: string, url: string) => {
	await page.getByRole('link', { name }).click();
	await page.waitForURL(url);
};

describe('on a desk', () => {
	let page: Page;
	beforeAll(async () => {
		page = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });
	});
	afterAll(() => page.context().close());

	test('what is chosen stays so from page to page, until the list is another', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await boxes(page).nth(0).check();
		await boxes(page).nth(1).check();
		await turn(page, 'Next page', '**cursor=*');
		await chosen(page, '2 chosen').waitFor();
		expect(await checkedOn(page)).toBe(0);
		await boxes(page).nth(5).check();
		await chosen(page, '3 chosen').waitFor();
		await turn(page, 'Previous page', '**before=*');
		await expect.poll(() => checkedOn(page)).toBe(2);
		await page.locator('[name=stage]').selectOption('mql');
		await page.waitForURL('**stage=mql**');
		await expect.poll(() => page.locator('.bulk').count()).toBe(0);
		expect(await checkedOn(page)).toBe(0);
	});

	test('all that match are chosen on every page', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('button', { name: 'Choose all 120 that match' }).click();
		await turn(page, 'Next page', '**cursor=*');
		await chosen(page, 'All 120 that match are chosen').waitFor();
		expect(await checkedOn(page)).toBe(50);
		await boxes(page).nth(7).uncheck();
		await chosen(page, '99 chosen').waitFor();
		await page.getByRole('button', { name: 'Choose none' }).click();
		await expect.poll(() => checkedOn(page)).toBe(0);
	});

	test('after a change of many nothing is chosen, and what was done is said', async () => {
		await page.goto('/leads?stage=sql', { waitUntil: 'networkidle' });
		await boxes(page).nth(0).check();
		await boxes(page).nth(1).check();
		await page.getByRole('button', { name: 'Move to stage' }).click();
		await page.getByRole('menuitem', { name: 'Lost' }).click();
		await page.getByText('Done: “Move to stage Lost”. 2 leads changed.').waitFor();
		await expect.poll(() => page.locator('.bulk').count()).toBe(0);
		expect(await checkedOn(page)).toBe(0);
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
	});

	test('the list is looked through as somebody types, and the last that was typed counts', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		const search = page.getByRole('searchbox', { name: 'Search' });
		const asked: string[] = [];
		await page.route(/__data\.json/, async (route) => {
			const q = new URL(route.request().url()).searchParams.get('q') ?? '';
			asked.push(q);
			// An answer that comes late.
			if (q === 'an') await new Promise((resolve) => setTimeout(resolve, 1500));
			await route.continue().catch(() => undefined);
		});
		const before = await page.evaluate(() => history.length);
		await search.pressSequentially('a');
		await page.waitForTimeout(600);
		expect(asked).toEqual([]);
		await search.pressSequentially('n');
		await expect.poll(() => asked).toEqual(['an']);
		await search.pressSequentially('na 11');
		await page.getByText('11 leads').waitFor();
		await page.waitForTimeout(1500);
		expect(await page.locator('a.opens').count()).toBe(11);
		expect(await search.inputValue()).toBe('anna 11');
		expect(
			await search.evaluate((one: HTMLInputElement) => [
				one === document.activeElement,
				one.selectionStart
			])
		).toEqual([true, 7]);
		// Neither the way back nor Enter afterwards is longer by it.
		await search.press('Enter');
		await page.waitForTimeout(400);
		expect(await page.evaluate(() => history.length)).toBe(before);
		expect(new URL(page.url()).searchParams.get('q')).toBe('anna 11');
		await search.fill('');
		await page.getByText('120 leads').waitFor();
		expect(await search.inputValue()).toBe('');
		await page.unroute(/__data\.json/);
	});

	test('Enter looks at once, for one letter too', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.getByRole('searchbox', { name: 'Search' }).fill('z');
		await page.keyboard.press('Enter');
		await page.getByText('Nothing matches').waitFor();
		await page.getByRole('link', { name: 'Clear' }).click();
		await page.getByText('120 leads').waitFor();
		expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('');
	});

	test('whoever takes a lead is told so, and can give it back', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.locator('a.opens').nth(3).click();
		await page.getByRole('button', { name: 'Take it' }).click();
		const told = page.getByRole('status').filter({ hasText: 'The lead is yours.' });
		await told.waitFor();
		const owner = page.getByLabel('Owner', { exact: true });
		expect(await owner.inputValue()).not.toBe('');
		await told.getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => owner.inputValue()).toBe('');
		await page.getByRole('button', { name: 'Take it' }).waitFor();
	});
});

test('without scripts the search is a form', async () => {
	const page = await signedInPage(browser, server, { javaScriptEnabled: false });
	await page.goto('/leads');
	await page.getByRole('searchbox', { name: 'Search' }).fill('anna 11');
	await page.keyboard.press('Enter');
	await page.waitForURL('**q=anna+11**');
	await page.getByText('11 leads').waitFor();
	await page.context().close();
});

describe('on a phone', () => {
	let page: Page;
	beforeAll(async () => {
		page = await signedInPage(browser, server, {
			...{ viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true }
		});
	});
	afterAll(() => page.context().close());

	test('the filters say how many they leave, and are folded away by that', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.locator('summary', { hasText: 'Filters' }).click();
		await page.locator('[name=stage]').selectOption('mql');
		await page.getByRole('button', { name: 'Show 40 leads' }).click();
		expect(await page.locator('[name=stage]').isVisible()).toBe(false);
		expect(await page.getByText('40 leads').isVisible()).toBe(true);
		expect(
			await page.evaluate(() => document.activeElement?.textContent?.includes('Filters'))
		).toBe(true);
	});

	test('words of segments and of the bar of those chosen are whole', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await boxes(page).nth(1).check();
		await chosen(page, '1 chosen').waitFor();
		// A name of their own, longer than the line leaves room for.
		await page
			.locator('td .badge > span')
			.nth(0)
			.evaluate((one) => (one.textContent = 'Hot: wants more, and a call this week'));
		const cut = await page
			.locator('td .badge > span, .acts .bar-button span')
			.evaluateAll((all) =>
				all
					.filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
					.map((one) => one.textContent)
			);
		expect(cut).toEqual([]);
		const beyond = await page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		);
		expect(beyond).toBeLessThanOrEqual(0);
	});
});
