import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { callApi } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	const quiz = await callApi(desk.server, '/quizzes', {
		template: 'software-choice',
		locale: 'en'
	});
	id = String(quiz['id']);
});
afterAll(() => desk.close());

const TABS = ['', '/flow', '/score', '/results', '/design', '/share'] as const;

async function open(tab: (typeof TABS)[number], on = page): Promise<void> {
	await on.goto(`/quizzes/${id}/edit${tab}`);
	await on.locator('main :is(h2, label)').first().waitFor();
}

describe.each([360, 768, 1280, 1440])('%i px wide', (width) => {
	beforeAll(() => page.setViewportSize({ width, height: 800 }));

	test.each(TABS)('only what is in the tab %s scrolls, and never the window', async (tab) => {
		await open(tab);
		const height = () => page.evaluate(() => document.scrollingElement?.scrollHeight);
		expect(await height()).toBe(800);
		// The last field may lie far down.
		await page.locator('main :is(input, button, a):visible').last().focus();
		const moved = () =>
			page.evaluate(() => [
				scrollY,
				document.querySelector('main')?.scrollTop,
				document.querySelector('header')?.getBoundingClientRect().top
			]);
		expect(await moved()).toEqual([0, 0, 0]);
		expect(await height()).toBe(800);
	});
});

test('a part of the score is gone to, and the bar stays above it', async () => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await open('/score');
	await page.getByRole('link', { name: 'Segments' }).click();
	const top = () =>
		page.locator('#segments').evaluate((section) => section.getBoundingClientRect().top);
	await expect.poll(top).toBeLessThan(200);
	expect(await page.evaluate(() => scrollY)).toBe(0);
	expect(await page.locator('header').first().isVisible()).toBe(true);
});
