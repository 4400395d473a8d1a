import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

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

describe.each([
	{ locale: 'en', isTouched: false },
	{ locale: 'ru', isTouched: false },
	{ locale: 'ru', isTouched: true }
])('the bar in $locale (touched: $isTouched)', ({ locale, isTouched }) => {
	let on: Page;
	beforeAll(async () => {
		on = await signedInPage(desk.browser, desk.server, {
			hasTouch: isTouched,
			isMobile: isTouched
		});
		await on.goto('/settings');
		await on.locator(`[name=locale][value=${locale}]`).check();
		await on.locator(`html[lang=${locale}]`).waitFor();
	});
	afterAll(() => on.context().close());

	test('has no control on top of another at any width', async () => {
		await open('/share', on);
		const found: string[] = [];
		const edges = [480, 768, 1024, 1200, 1280, 1536].flatMap((edge) => [edge - 1, edge, edge + 1]);
		for (const width of [...Array.from({ length: 41 }, (_, at) => 320 + at * 40), ...edges]) {
			await on.setViewportSize({ width, height: 800 });
			for (const fault of await on.evaluate(faultsOfBar)) found.push(`${width}: ${fault}`);
		}
		expect(found).toEqual([]);
	});

	test('shows the tab that is open', async () => {
		await on.setViewportSize({ width: 360, height: 740 });
		await open('/share', on);
		const isSeen = () =>
			on.locator('header nav [aria-current]').evaluate((tab) => {
				const { left, right } = tab.getBoundingClientRect();
				return left >= 0 && right <= window.innerWidth;
			});
		await expect.poll(isSeen).toBe(true);
	});
});

/** What of the bar lies on something else of it, or beyond the screen; of a tab, what can be seen of it. */
function faultsOfBar(): string[] {
	const things = [
		...document.querySelectorAll<HTMLElement>('header :is(h1, a, button, [role=status])')
	]
		.map((thing) => {
			const own = thing.getBoundingClientRect();
			const strip = thing.closest('nav')?.getBoundingClientRect();
			return {
				name: thing.getAttribute('aria-label') ?? thing.innerText,
				left: Math.max(own.left, strip?.left ?? own.left),
				right: Math.min(own.right, strip?.right ?? own.right),
				top: own.top,
				bottom: own.bottom
			};
		})
		.filter(({ left, right, top, bottom }) => right > left && bottom > top);
	const beyond = things.filter(({ left, right }) => left < 0 || right > window.innerWidth);
	const isOn = (a: (typeof things)[number], b: (typeof things)[number]) =>
		Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
		Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
	return [
		...beyond.map(({ name }) => `${name} is beyond the screen`),
		...things.flatMap((a, at) =>
			things
				.slice(at + 1)
				.filter((b) => isOn(a, b))
				.map((b) => `${a.name} on ${b.name}`)
		)
	];
}
