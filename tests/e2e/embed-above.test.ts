import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESKTOP, openEmbedDesk, PHONE, shortQuiz, take, type EmbedDesk } from './embed-desk.ts';

let desk: EmbedDesk;
let slug: string;
let other: string;

beforeAll(async () => {
	desk = await openEmbedDesk();
	slug = await desk.quizzes.publish(shortQuiz('Above the page'));
	other = await desk.quizzes.publish(shortQuiz('Another one'));
});
afterAll(() => desk.stop());

const LONG = '<div style="height:3000px">Long.</div>';

function visit(body: string, device: BrowserContextOptions = DESKTOP, lang = 'en') {
	return desk.visit(desk.site.page(`<h1>Ours</h1>${body}${LONG}${desk.loader}`, { lang }), device);
}

const asked = (attributes: string, name = slug) =>
	`<div data-quizsilver="${name}" ${attributes}></div>`;
const OPENER = () => `<p><a href="#no" data-quizsilver-open="${slug}">Begin</a></p>`;
const dialog = (page: Page) => page.getByRole('dialog');
const quizIn = (page: Page) => dialog(page).frameLocator('iframe');
const isOpen = (page: Page) => dialog(page).isVisible();
/** What has the focus, through our own shadow roots. */
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		let at = document.activeElement;
		while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
		return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
	});
const scrolled = async (page: Page) => {
	await page.mouse.move(20, 300);
	await page.mouse.wheel(0, 400);
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);
	return page.evaluate(() => scrollY);
};

describe.each([
	['a phone', PHONE],
	['a desktop', DESKTOP]
])('on %s', (_, device) => {
	test('a click opens a popup, which is completed, closed, and gives the focus back', async () => {
		const { page, heard, complaints } = await visit(OPENER(), device);
		const opener = page.getByRole('link', { name: 'Begin' });
		await opener.focus();
		await opener.press('Enter');
		await expect.poll(() => dialog(page).getAttribute('aria-label')).toBe('Above the page');
		await take(quizIn(page));
		expect((await heard()).map(({ type }) => type)).toContain('complete');
		const close = page.getByRole('button', { name: 'Close' });
		const { width, height } = (await close.boundingBox()) ?? { width: 0, height: 0 };
		expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
		await close.click();
		await expect.poll(() => isOpen(page)).toBe(false);
		expect(await focused(page)).toBe('Begin');
		expect(page.url()).not.toContain('#no');
		expect(await page.evaluate(() => window.shifts)).toBe(0);
		expect(complaints).toEqual([]);
	});

	test('a floating button opens and shuts its quiz, which is where it was left', async () => {
		const { page } = await visit(asked('data-mode="button" data-text="How much is it?"'), device);
		const button = page.getByRole('button', { name: 'How much is it?' });
		await button.click();
		await quizIn(page).locator('html[data-ready]').waitFor();
		await quizIn(page).getByLabel('Yes').click();
		await quizIn(page).getByText('Who are you?').waitFor();
		await page.keyboard.press('Escape');
		await expect.poll(() => isOpen(page)).toBe(false);
		await expect.poll(() => focused(page)).toBe('How much is it?');
		await button.click();
		await quizIn(page).getByText('Who are you?').waitFor();
	});

	test('a quiz comes from the side after a while, and Escape pressed in it closes it', async () => {
		const { page } = await visit(
			asked('data-mode="slide" data-delay="0.2" data-side="left"'),
			device
		);
		await quizIn(page).locator('html[data-ready]').waitFor();
		const box = await dialog(page).boundingBox();
		expect(box?.x).toBe(0);
		expect(box?.height).toBeCloseTo(device.viewport.height);
		await quizIn(page).getByLabel('Yes').focus();
		await page.keyboard.press('Escape');
		await expect.poll(() => isOpen(page)).toBe(false);
	});
});

test('the page behind a popup does not scroll, and its focus stays in', async () => {
	const { page } = await visit(OPENER());
	expect(await scrolled(page)).toBeGreaterThan(0);
	await page.evaluate(() => scrollTo(0, 0));
	await page.getByRole('link', { name: 'Begin' }).click();
	await quizIn(page).locator('html[data-ready]').waitFor();
	expect(await scrolled(page)).toBe(0);
	expect(await focused(page)).toBe('Close');
	const places = new Set<string>();
	// Through the frame, the browser's own bars, and round again.
	for (let at = 0; at < 40 && !places.has('Close'); at += 1) {
		await page.keyboard.press('Tab');
		places.add(await focused(page));
	}
	expect(places).toContain('Close');
	expect(places.size).toBeGreaterThan(1);
	expect(places).not.toContain('Begin');
	await page.getByRole('button', { name: 'Close' }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => isOpen(page)).toBe(false);
	expect(await scrolled(page)).toBeGreaterThan(0);
});

test('a popup is as tall as its quiz, and no taller than the window', async () => {
	const { page } = await visit(OPENER());
	await page.getByRole('link', { name: 'Begin' }).click();
	await quizIn(page).locator('html[data-ready]').waitFor();
	const spare = async () => {
		const content = await quizIn(page)
			.locator('body')
			.evaluate((one) => one.getBoundingClientRect().height);
		const frame = await dialog(page).locator('iframe').boundingBox();
		return (frame?.height ?? 0) - Math.ceil(content);
	};
	await expect.poll(spare).toBe(0);
	await page.setViewportSize({ width: 1280, height: 300 });
	await expect.poll(async () => (await dialog(page).boundingBox())?.height).toBe(270);
});

test('where its page cannot be shown, a popup’s link leads to the quiz', async () => {
	const { page } = await visit(OPENER());
	await page.route(`**/q/${slug}?*`, (route) => route.abort());
	await page.getByRole('link', { name: 'Begin' }).click();
	const link = dialog(page).getByRole('link', { name: 'Open the quiz' });
	await link.waitFor({ timeout: 15_000 });
	const [opened] = await Promise.all([page.waitForEvent('popup'), link.click()]);
	expect(opened.url()).toContain(`/q/${slug}`);
});

test('the link comes as soon where a page was refused before its frame was seen', async () => {
	const { page } = await visit(OPENER());
	await page.evaluate(() => {
		const Real = IntersectionObserver;
		/** Sees a frame only after its page has come to an end. */
		window.IntersectionObserver = class extends Real {
			isOver = false;
			override observe(element: Element) {
				element.addEventListener('load', () =>
					setTimeout(() => this.isOver || super.observe(element))
				);
			}
			override disconnect() {
				this.isOver = true;
				super.disconnect();
			}
		};
	});
	await page.route(`**/q/${slug}?*`, (route) => route.abort());
	await page.getByRole('link', { name: 'Begin' }).click();
	const link = dialog(page).getByRole('link', { name: 'Open the quiz' });
	await link.waitFor({ timeout: 15_000 });
});

test('a quiz that is closed opens by no condition, but says so when it is asked for', async () => {
	const closed = await desk.quizzes.publish(shortQuiz('Over'));
	await desk.quizzes.unpublish(closed);
	const { page } = await visit(asked('data-mode="popup"', closed));
	const unseen = page.frameLocator('dialog iframe');
	await unseen.getByText('takes no answers').waitFor({ state: 'attached' });
	await expect.poll(() => page.locator('dialog').getAttribute('class')).not.toContain('waits');
	expect(await isOpen(page)).toBe(false);
	await page.evaluate((name) => {
		const { quizsilver } = window;
		if (quizsilver && 'open' in quizsilver) quizsilver.open(name);
	}, closed);
	await quizIn(page).getByText('takes no answers').waitFor();
});

test('who asks for a quiz that is waited for sees it come, once', async () => {
	const { page } = await visit('<p id="top">Top</p>');
	let go = () => {};
	const held = new Promise<void>((resolve) => (go = resolve));
	await page.route(`**/q/${slug}?*`, async (route) => {
		await held;
		await route.continue();
	});
	await page.evaluate((name) => {
		const one = document.createElement('div');
		Object.assign(one.dataset, { quizsilver: name, mode: 'button', delay: '0', text: 'Ask' });
		document.body.append(one);
	}, slug);
	await page.locator('dialog.waits').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: 'Ask' }).click();
	await dialog(page).waitFor();
	await page.getByRole('button', { name: 'Close' }).click();
	go();
	await page
		.frameLocator('dialog iframe')
		.locator('html[data-ready]')
		.waitFor({ state: 'attached' });
	expect(await isOpen(page)).toBe(false);
});

test('what opens by itself waits for those who are writing', async () => {
	const { page } = await visit('<input id="own">' + asked('data-mode="popup" data-scroll="50"'));
	await page.locator('#own').focus();
	await page.evaluate(() => scrollTo(0, 1500));
	await page
		.frameLocator('dialog iframe')
		.locator('html[data-ready]')
		.waitFor({ state: 'attached' });
	await page.keyboard.type('Nobody takes a letter of it.', { delay: 30 });
	expect(await page.locator('#own').inputValue()).toBe('Nobody takes a letter of it.');
	expect(await isOpen(page)).toBe(false);
	await page.locator('#own').blur();
	await dialog(page).waitFor();
});

test('a chat stands beside the page, which can be used meanwhile', async () => {
	const { page } = await visit(asked('data-mode="chat"') + '<button id="own">Ours</button>');
	const button = page.getByRole('button', { name: 'Chat' });
	await button.click();
	await quizIn(page).locator('html[data-ready]').waitFor();
	expect(await button.getAttribute('aria-expanded')).toBe('true');
	expect(await scrolled(page)).toBeGreaterThan(0);
	await page.locator('#own').click();
	await expect.poll(() => isOpen(page)).toBe(true);
	await button.click();
	await expect.poll(() => isOpen(page)).toBe(false);
	await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
	await button.click();
	await quizIn(page).getByLabel('Yes').focus();
	await page.keyboard.press('Escape');
	await expect.poll(() => isOpen(page)).toBe(false);
	await expect.poll(() => focused(page)).toBe('Chat');
});

test('a depth of the page opens a quiz, once', async () => {
	const { page } = await visit(asked('data-mode="popup" data-scroll="50"'));
	await page.evaluate(() => scrollTo(0, 200));
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
	await expect.poll(() => isOpen(page)).toBe(false);
	await page.evaluate(() => scrollTo(0, 1500));
	await dialog(page).waitFor();
	await page.keyboard.press('Escape');
	await page.evaluate(() => scrollTo(0, 2000));
	await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
	await expect.poll(() => isOpen(page)).toBe(false);
});

test('who is about to leave is asked', async () => {
	const { page } = await visit(asked('data-mode="exit"'));
	// Whenever it has begun to wait for that.
	await expect
		.poll(async () => {
			await page.evaluate(() =>
				document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 }))
			);
			return isOpen(page);
		})
		.toBe(true);
});

test('a quiz that opens by itself comes again when its author says so', async () => {
	const address = desk.site.page(asked('data-mode="popup" data-repeat="7"') + desk.loader);
	const { page } = await desk.visit(address);
	await dialog(page).waitFor();
	await page.reload();
	await page.waitForLoadState('networkidle');
	await expect.poll(() => isOpen(page)).toBe(false);
	await page.evaluate(() => {
		for (const key of Object.keys(localStorage))
			localStorage.setItem(key, `${Date.now() - 8 * 86_400_000}`);
	});
	await page.reload();
	await dialog(page).waitFor();
	const once = desk.site.page(asked('data-mode="popup"', other) + desk.loader);
	const fresh = await desk.visit(once);
	await dialog(fresh.page).waitFor();
	expect(await fresh.page.evaluate(() => localStorage.length)).toBe(0);
});

test('calls wait for the loader, and one quiz closes the other', async () => {
	const { page } = await visit(
		`<script>quizsilver = [['${slug}', { mode: 'slide', side: 'right' }]]</script>`
	);
	await quizIn(page).getByText('Have you a team?').waitFor();
	expect(await dialog(page).getAttribute('class')).toContain('slide');
	await page.evaluate((name) => {
		const { quizsilver } = window;
		if (quizsilver && 'open' in quizsilver) quizsilver.open(name);
	}, other);
	await expect.poll(() => dialog(page).getAttribute('aria-label')).toBe('Another one');
	await page.evaluate(() => {
		const { quizsilver } = window;
		if (quizsilver && 'open' in quizsilver) quizsilver.close();
	});
	await expect.poll(() => isOpen(page)).toBe(false);
});

test('what belongs to an element goes with it', async () => {
	const { page } = await visit(asked('data-mode="button"'));
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	await dialog(page).waitFor();
	await page.evaluate(() => document.querySelector('[data-quizsilver]')?.remove());
	await expect.poll(() => page.locator('dialog, iframe, button').count()).toBe(0);
	expect(await scrolled(page)).toBeGreaterThan(0);
});

test('on a page in Russian, everything is said in Russian', async () => {
	const { page } = await visit(asked('data-mode="button"'), DESKTOP, 'ru');
	await page.getByRole('button', { name: 'Пройти квиз' }).click();
	await page.getByRole('button', { name: 'Закрыть' }).click();
});

test('where storage is shut, quizzes open all the same', async () => {
	const { page, complaints } = await visit(
		'<script>Object.defineProperty(window, "localStorage", { get() { throw new Error("no") } })</script>' +
			asked('data-mode="popup" data-repeat="once"')
	);
	await dialog(page).waitFor();
	expect(complaints).toEqual([]);
});
