import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBuilderDesk, openEditor, question, type BuilderDesk } from './builder-desk.ts';
import { callApi, signedInPage, speak } from './workspace-desk.ts';

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

test('until scripts have drawn the editor, the page shows that it is coming', async () => {
	const coming = page.locator('.drawing-up');
	const scripts = Promise.withResolvers<void>();
	await page.route(/\.js$/, async (route) => {
		await scripts.promise;
		await route.continue();
	});
	await page.goto(`/quizzes/${id}/edit`, { waitUntil: 'commit' });
	await coming.waitFor({ state: 'visible' });
	scripts.resolve();
	await page.locator('main :is(h2, label)').first().waitFor();
	expect(await coming.isVisible()).toBe(false);
	await page.unroute(/\.js$/);
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
] as const)('the bar in $locale (touched: $isTouched)', ({ locale, isTouched }) => {
	let on: Page;
	beforeAll(async () => {
		on = await signedInPage(desk.browser, desk.server, {
			hasTouch: isTouched,
			isMobile: isTouched
		});
		await speak(on, locale);
	});
	afterAll(async () => {
		await speak(on, 'en');
		await on.context().close();
	});

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

test('who ends where has its place before it is known', async () => {
	await page.setViewportSize({ width: 768, height: 800 });
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(/diagnosis\.worker/, async (route) => {
		await released;
		await route.continue();
	});
	await open('/score');
	await page.locator('.shares').getByText('Still being worked out…').waitFor();
	const top = () =>
		page.locator('#dimensions').evaluate((section) => section.getBoundingClientRect().top);
	const before = await top();
	release();
	await page.getByText('If all answers were equally likely.').waitFor();
	expect(Math.abs((await top()) - before)).toBeLessThan(1);
	await page.unroute(/diagnosis\.worker/);
});

describe('a step that is deleted', () => {
	const open3 = async () => {
		const steps = ['First?', 'Second?', 'Third?'].map((title, at) => ({
			id: `s${at}`,
			kind: 'short_text' as const,
			title
		}));
		await page.setViewportSize({ width: 1280, height: 800 });
		await openEditor(page, await desk.aQuiz({ title: 'Three', steps }));
	};
	const titles = () => page.locator('[data-step] .title').allInnerTexts();
	const opened = () => question(page).inputValue();
	const remove = async () => {
		await page.getByRole('button', { name: 'More about this step' }).click();
		await page.getByRole('menuitem', { name: 'Delete' }).click();
	};
	const toast = () => page.locator('.toast');

	test('leads to the next one, says so, and comes back opened', async () => {
		await open3();
		await page.locator('[data-step="s1"]').click();
		await remove();
		await expect.poll(titles).toEqual(['First?', 'Third?']);
		expect(await opened()).toBe('Third?');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-step')))
			.toBe('s2');
		expect(await toast().innerText()).toContain('Step deleted');
		await toast().getByRole('button', { name: 'Undo' }).click();
		await expect.poll(titles).toEqual(['First?', 'Second?', 'Third?']);
		expect(await opened()).toBe('Second?');
		expect(await toast().count()).toBe(0);
	});

	test('the last leads to the one before; undone, it is open again', async () => {
		await open3();
		await page.locator('[data-step="s2"]').click();
		await remove();
		await expect.poll(opened).toBe('Second?');
		await page.locator('header').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(opened).toBe('Third?');
	});

	test('comes back alone: what was written since then stays', async () => {
		await open3();
		await page.locator('[data-step="s1"]').focus();
		await page.keyboard.press('Delete');
		await expect.poll(opened).toBe('Third?');
		await question(page).fill('Third, rewritten?');
		await toast().getByRole('button', { name: 'Undo' }).click();
		await expect.poll(titles).toEqual(['First?', 'Second?', 'Third, rewritten?']);
		expect(await opened()).toBe('Second?');
	});
});
