import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from '../support/served.ts';
import { violationsOn } from './axe.ts';
import { walkByTab } from './keyboard-walk.ts';
import { LEADS, serveManyLeads } from './many-leads.ts';
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

const namesOn = (page: Page) => page.locator('a.opens').allInnerTexts();
const press = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).click();

/** How many rows are whole between the top of the window and what stands at its foot. */
function wholeOn(page: Page): Promise<number> {
	return page.evaluate(() => {
		const feet = [...document.querySelectorAll('header, .bulk')]
			.filter((one) => getComputedStyle(one).position === 'fixed')
			.map((one) => one.getBoundingClientRect().top);
		const foot = Math.min(window.innerHeight, ...feet);
		return [...document.querySelectorAll('tbody tr')].filter((row) => {
			const { top, bottom } = row.getBoundingClientRect();
			return top >= 0 && bottom <= foot + 1;
		}).length;
	});
}

const topOf = async (page: Page) => (await page.locator('tbody').boundingBox())?.y;

describe('on a phone', () => {
	test.each([
		[390, 844, 5],
		[360, 640, 4]
	])('at %i × %i at least so many leads are seen: %i', async (width, height, least) => {
		const page = await signedInPage(browser, server, {
			...{ viewport: { width, height }, isMobile: true, hasTouch: true }
		});
		for (const query of ['', '?segment=hot&stage=sql']) {
			await page.goto(`/leads${query}`, { waitUntil: 'networkidle' });
			expect([query, (await wholeOn(page)) >= least]).toEqual([query, true]);
		}
		const before = await topOf(page);
		await page.locator('td input[type=checkbox]').nth(1).check();
		const bar = page.getByRole('group', { name: '1 chosen' });
		await bar.waitFor();
		expect(await topOf(page)).toBe(before);
		// At hand at the end of the page too, above the places, and the last lead is not below it.
		await page.locator('td input[type=checkbox]').last().focus();
		await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
		const [box, places] = [
			await bar.boundingBox(),
			await page.locator('header.side').boundingBox()
		];
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(places?.y ?? 0);
		const next = await page.getByRole('link', { name: 'Next page' }).boundingBox();
		expect((next?.y ?? 0) + (next?.height ?? 0)).toBeLessThanOrEqual(box?.y ?? 0);
		expect((await violationsOn(page)).map(({ id }) => id)).toEqual([]);
		await page.context().close();
	});

	test('without scripts filters are unfolded, chosen and shown', async () => {
		const page = await signedInPage(browser, server, {
			...{ viewport: { width: 390, height: 844 }, javaScriptEnabled: false }
		});
		await page.goto('/leads');
		const stage = page.locator('[name=stage]');
		expect(await stage.isVisible()).toBe(false);
		await page.locator('summary', { hasText: 'Filters' }).click();
		await stage.selectOption('mql');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.getByText('40 leads').waitFor();
		expect(await page.locator('summary', { hasText: 'Filters' }).innerText()).toContain('1');
		await page.context().close();
	});
});

describe('on a desk', () => {
	let page: Page;
	beforeAll(async () => {
		page = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });
	});
	afterAll(() => page.context().close());

	test('rows have two lines, and neither a filter nor a choice moves them', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		const before = await topOf(page);
		const heights = await page
			.locator('tbody tr')
			.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
		expect(Math.max(...heights)).toBeLessThan(60);
		await page.locator('[name=segment]').selectOption('hot');
		await page.getByRole('link', { name: 'Clear' }).waitFor();
		expect(await topOf(page)).toBe(before);
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('group', { name: '50 chosen' }).waitFor();
		expect(await topOf(page)).toBe(before);
		await page.getByRole('button', { name: 'Choose none' }).click();
		await press(page, 'Clear');
		await page.waitForURL('**/leads');
		expect(await topOf(page)).toBe(before);
	});

	test('what is focused is never below the bar of those chosen', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.locator('td input[type=checkbox]').nth(3).check();
		const { stops, wrong } = await walkByTab(page);
		expect([wrong, stops.length > 100]).toEqual([[], true]);
		// Upwards too, where the bar is.
		await page.locator('a.opens').nth(30).focus();
		for (let step = 0; step < 60; step += 1) {
			await page.keyboard.press('Shift+Tab');
			const isBelow = await page.evaluate(() => {
				const bar = document.querySelector('.above')?.getBoundingClientRect();
				const { activeElement: one } = document;
				if (!one || one.closest('.above')) return false;
				const { top, bottom } = one.getBoundingClientRect();
				return top < (bar?.bottom ?? 0) - 1 && bottom > (bar?.top ?? 0);
			});
			expect([step, isBelow]).toEqual([step, false]);
		}
	});

	test('a list is gone through and back again', async () => {
		await page.goto('/leads?sort=-name');
		const first = await namesOn(page);
		await press(page, 'Next page');
		await page.waitForURL('**cursor=*');
		const second = await namesOn(page);
		await press(page, 'Next page');
		await expect.poll(() => namesOn(page)).toHaveLength(LEADS - 100);
		expect(await page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
		await press(page, 'Previous page');
		await expect.poll(() => namesOn(page)).toEqual(second);
		await press(page, 'Previous page');
		await expect.poll(() => namesOn(page)).toEqual(first);
		expect(await page.getByRole('link', { name: 'Previous page' }).count()).toBe(0);
	});

	test('those that wait are shown from either end, page by page', async () => {
		await page.goto('/leads/waiting', { waitUntil: 'networkidle' });
		expect((await namesOn(page))[0]).toBe('Anna Nikolaevna Berg 0');
		await page.getByRole('radio', { name: 'Newest first' }).click();
		await page.waitForURL('**order=newest');
		await expect
			.poll(async () => (await namesOn(page))[0])
			.toBe(`Anna Nikolaevna Berg ${LEADS - 1}`);
		const first = await namesOn(page);
		await press(page, 'Next page');
		await expect
			.poll(async () => (await namesOn(page))[0])
			.toBe(`Anna Nikolaevna Berg ${LEADS - 51}`);
		await press(page, 'Previous page');
		await expect.poll(() => namesOn(page)).toEqual(first);
	});

	test('all that match are chosen, and changed once that is agreed to', async () => {
		await page.goto('/leads?stage=sql', { waitUntil: 'networkidle' });
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('button', { name: 'Choose all 80 that match' }).click();
		const bar = page.getByRole('group', { name: 'All 80 that match are chosen' });
		await bar.getByRole('button', { name: 'Move to stage' }).click();
		await page.getByRole('menuitem', { name: 'Lost' }).click();
		const dialog = page.getByRole('alertdialog', { name: 'Change 80 leads?' });
		await dialog.getByRole('button', { name: 'Cancel' }).click();
		expect((await (await server.api('/leads?stage=sql')).json()).total.count).toBe(80);
		await bar.getByRole('button', { name: 'Move to stage' }).click();
		await page.getByRole('menuitem', { name: 'Lost' }).click();
		await dialog.getByRole('button', { name: 'Change 80 leads' }).click();
		await page.getByText('80 leads changed.').waitFor();
		expect((await (await server.api('/leads?stage=lost')).json()).total.count).toBe(80);
		expect((await (await server.api('/leads?stage=mql')).json()).total.count).toBe(40);
		await page.getByText('Nothing matches').waitFor();
	});

	test('of one page nothing more is offered, and what is deselected takes all the others back', async () => {
		await page.goto('/leads?stage=mql', { waitUntil: 'networkidle' });
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('group', { name: '40 chosen' }).waitFor();
		expect(await page.getByRole('button', { name: /that match/ }).count()).toBe(0);
		await page.goto('/leads?stage=lost', { waitUntil: 'networkidle' });
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('button', { name: 'Choose all 80 that match' }).click();
		await page.getByRole('group', { name: 'All 80 that match are chosen' }).waitFor();
		await page.locator('td input[type=checkbox]').nth(3).uncheck();
		await page.getByRole('group', { name: '49 chosen' }).waitFor();
	});

	test('of those that were so already it is said how many', async () => {
		await page.goto('/leads', { waitUntil: 'networkidle' });
		await page.getByLabel('Choose all on this page').check();
		await page.getByRole('button', { name: 'Choose all 120 that match' }).click();
		await page.getByRole('button', { name: 'Move to stage' }).click();
		await page.getByRole('menuitem', { name: 'Lost' }).click();
		await page.getByRole('button', { name: 'Change 120 leads' }).click();
		await page.getByText('40 leads changed, 80 were so already.').waitFor();
	});

	test('columns that have no room are scrolled to', async () => {
		const columns = 'segment.score.stage.owner.source.quiz.tags.company.email.phone.city.created';
		await page.goto(`/leads?cols=${columns}`, { waitUntil: 'networkidle' });
		const last = page.getByRole('columnheader').last();
		await last.scrollIntoViewIfNeeded();
		const frame = page.locator('.table-frame').filter({ has: last });
		const [box, around] = [await last.boundingBox(), await frame.boundingBox()];
		expect(await frame.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
			(around?.x ?? 0) + (around?.width ?? 0)
		);
	});
});
