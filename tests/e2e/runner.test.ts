import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aQuizFile } from '../support/a-quiz.ts';
import { launchBrowser } from '../support/browser.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { serve, type Served } from '../support/served.ts';
import { fillIn, takeEveryKind } from './every-kind.ts';

let browser: Browser;
let server: Served;
let everyKind: string;
let branching: string;

beforeAll(async () => {
	[browser, server] = await Promise.all([launchBrowser(), serve()]);
	everyKind = await publish(everyKindFile());
	branching = await publish(
		aQuizFile({ welcome: { title: { en: 'Welcome', ru: 'Добро пожаловать' } } })
	);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

/** @returns the slug */
async function publish(definition: QuizFile): Promise<string> {
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(definition)
	});
	const { slug } = await created.json();
	const published = await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
	if (!published.ok) throw new Error(await published.text());
	return slug;
}

interface Opened {
	page: Page;
	/** What the browser complained of. */
	complaints: string[];
}

async function open(
	path: string,
	options: BrowserContextOptions = {},
	prepare: (page: Page) => Promise<unknown> = async () => undefined
): Promise<Opened> {
	const context = await browser.newContext({ locale: 'en-GB', ...options });
	context.setDefaultTimeout(10_000);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		if (message.type() !== 'log') complaints.push(message.text());
	});
	await prepare(page);
	await page.goto(server.origin + path, { waitUntil: 'commit' });
	await page.locator('#title').waitFor();
	return { page, complaints };
}

const ready = (page: Page) => page.locator('html[data-ready]').waitFor();

async function openReady(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
	const opened = await open(path, options);
	await ready(opened.page);
	return opened;
}

const titleOf = (page: Page) => page.locator('#title').innerText();
const next = (page: Page) => page.locator('button[value="next"]').click();

async function stored(slug: string) {
	const page = await (await server.api(`/responses?quiz=${slug}&limit=50`)).json();
	return page.items as { answers: Record<string, unknown>; id: string }[];
}

/** A page whose scripts do not come before they are released. */
async function openHeld(path: string): Promise<Opened & { release: () => void }> {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const opened = await open(path, {}, (page) =>
		page.route('**/quiz/client.*.js', async (route) => {
			await held;
			await route.continue();
		})
	);
	return { ...opened, release };
}

test('the page is taken over, not drawn again: its elements stay the same objects', async () => {
	const parts = ['#form', '#title', 'button.primary', '.mercury', '#languages button'];
	const { page, complaints, release } = await openHeld(`/q/${branching}`);
	const marked = await page.evaluateHandle(
		(selectors) => selectors.map((selector) => document.querySelector(selector)),
		parts
	);
	release();
	await ready(page);
	const same = await marked.evaluate(
		(elements, selectors) =>
			selectors.map((selector, at) => {
				const element = elements[at];
				return element !== null && document.querySelector(selector) === element;
			}),
		parts
	);
	expect(same).toEqual(parts.map(() => true));
	expect(complaints).toEqual([]);
	await page.locator('button.primary').click();
	await page.getByRole('radio').first().waitFor();
	expect(complaints).toEqual([]);
});

test('what was chosen and typed before the scripts came stays', async () => {
	const [, single] = everyKindFile().steps;
	const slug = await publish(everyKindFile({ title: 'Early', steps: single ? [single] : [] }));
	const { page, release } = await openHeld(`/q/${slug}`);
	await page.getByLabel('Other').check();
	await page.locator('[name="single.other"]').fill('Ask me');
	release();
	await ready(page);
	expect(await page.getByLabel('Other').isChecked()).toBe(true);
	expect(await page.locator('[name="single.other"]').inputValue()).toBe('Ask me');
});

describe('every kind of question', () => {
	test('is answered by script and by forms alike, and stored as the same', async () => {
		const scripted = await openReady(`/q/${everyKind}?utm_source=mail`);
		await takeEveryKind(scripted.page);
		expect(scripted.complaints).toEqual([]);
		const plain = await open(`/q/${everyKind}?utm_source=mail`, { javaScriptEnabled: false });
		await takeEveryKind(plain.page);
		const [second, first] = await stored(everyKind);
		expect(first?.answers).toEqual(second?.answers);
		expect(Object.keys(first?.answers ?? {})).toHaveLength(16);
	});

	test('breaks no rule of accessibility, in light and in dark', async () => {
		const { page } = await openReady(`/q/${everyKind}`);
		await takeEveryKind(page, async () => {
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			const light = await new AxeBuilder({ page }).analyze();
			await page.emulateMedia({ colorScheme: 'dark' });
			const dark = await new AxeBuilder({ page }).withRules('color-contrast').analyze();
			const found = [...light.violations, ...dark.violations];
			expect(
				found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				await titleOf(page)
			).toEqual([]);
		});
	});

	test('fits on a narrow screen without scrolling sideways', async () => {
		const { page } = await openReady(`/q/${everyKind}?lang=ru`, {
			viewport: { width: 320, height: 640 }
		});
		await takeEveryKind(page, async () => {
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(excess, await titleOf(page)).toBe(0);
		});
	});

	test('can be hit with a thumb: nothing to press is smaller than 44 pixels', async () => {
		const { page } = await openReady(`/q/${everyKind}`, {
			viewport: { width: 360, height: 740 },
			hasTouch: true,
			isMobile: true
		});
		await takeEveryKind(page, async () => {
			const small = await page.evaluate(() =>
				[...document.querySelectorAll('main label, main button, main select, main .field')]
					.filter((element) => element instanceof HTMLElement && element.offsetParent)
					.filter((element) => element.matches('label') === element.matches(':has(input)'))
					.filter((element) => element.getBoundingClientRect().height < 44)
					.map((element) => element.outerHTML.slice(0, 120))
			);
			expect(small, await titleOf(page)).toEqual([]);
		});
	});
});

describe('the keyboard', () => {
	test('chooses by number and goes on, arrows look around, Enter confirms', async () => {
		const { page } = await openReady(`/q/${branching}`);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('What is your budget?');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await page.clock.install();
		await page.keyboard.press('ArrowDown');
		await page.clock.runFor(5000);
		await page.clock.resume();
		expect(await titleOf(page)).toBe('What is your budget?');
		expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await page.keyboard.press('5');
		await expect.poll(() => titleOf(page)).toContain('Goals');
		await page.keyboard.press('1');
		await page.keyboard.press('3');
		expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toContain('Your email');
		await page.keyboard.type('anna@example.com');
		await page.keyboard.press('Enter');
		await expect.poll(() => titleOf(page)).toBe('We will call you');
	});

	test('finds itself at the title of each new screen, and at the field that is wrong', async () => {
		const { page } = await openReady(`/q/${branching}`);
		await page.locator('button.primary').click();
		const focused = () => page.evaluate(() => document.activeElement?.id);
		await expect.poll(focused).toBe('title');
		await next(page);
		await page.locator('#error').waitFor();
		const name = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
		await expect.poll(name).toBe('money');
	});
});

describe('a bad network', () => {
	test('keeps the answers until it is back, and sends them once', async () => {
		const slug = await publish(aQuizFile({ title: 'Bad network' }));
		const { page } = await openReady(`/q/${slug}`);
		await page.getByLabel('None').click();
		await page.getByRole('textbox').fill('anna@example.com');
		await page.waitForLoadState('networkidle');
		await page.context().setOffline(true);
		await next(page);
		await page.getByText('There is no connection.').waitFor();
		await page.context().setOffline(false);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
		expect(await stored(slug)).toHaveLength(1);
	});

	test('that loses the server’s answer stores the answers once all the same', async () => {
		const slug = await publish(aQuizFile({ title: 'Lost answer' }));
		const { page } = await openReady(`/q/${slug}`);
		let times = 0;
		await page.route('**/responses', async (route) => {
			times += 1;
			if (times > 1) return route.continue();
			await route.fetch();
			await route.abort('connectionreset');
		});
		await page.getByLabel('None').click();
		await page.getByRole('textbox').waitFor();
		await next(page);
		await expect.poll(() => titleOf(page), { timeout: 5000 }).toBe('Something to read');
		expect(times).toBe(2);
		expect(await stored(slug)).toHaveLength(1);
	});

	test('that loses the scripts leaves forms that work', async () => {
		const { page } = await open(`/q/${branching}`, {}, (page) =>
			page.route('**/quiz/later.*.js', (route) => route.abort())
		);
		await page.locator('button.primary').click();
		await page.getByLabel('None').click();
		await next(page);
		await page.getByRole('textbox').fill('anna@example.com');
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
	});
});

describe('a reload', () => {
	test('goes on where the respondent was', async () => {
		const { page } = await openReady(`/q/${branching}`);
		await page.locator('button.primary').click();
		await page.getByLabel('Over 1 million').click();
		await expect.poll(() => titleOf(page)).toBe('How much does it hurt?');
		await page.reload();
		await ready(page);
		expect(await titleOf(page)).toBe('How much does it hurt?');
		await page.locator('button[value="back"]').click();
		await expect.poll(() => page.getByLabel('Over 1 million').isChecked()).toBe(true);
	});

	test('begins anew where the browser keeps nothing, and all else works', async () => {
		const { page, complaints } = await open(`/q/${branching}`, {}, (page) =>
			page.addInitScript(() => {
				Object.defineProperty(window, 'sessionStorage', {
					get() {
						throw new DOMException('denied', 'SecurityError');
					}
				});
			})
		);
		await ready(page);
		await page.locator('button.primary').click();
		await page.getByLabel('None').click();
		await page.getByRole('textbox').waitFor();
		await next(page);
		await expect.poll(() => titleOf(page)).toBe('Something to read');
		expect(complaints).toEqual([]);
	});
});

test('the other language is spoken at once, and what was typed stays', async () => {
	const { page } = await openReady(`/q/${everyKind}`);
	await next(page);
	await fillIn(page, 'single', 'other');
	await page.locator('[name="single.other"]').fill('Mine');
	await page.getByRole('button', { name: 'Русский' }).click();
	await expect.poll(() => titleOf(page)).toBe('Одно из этого');
	expect(await page.locator('[name="single.other"]').inputValue()).toBe('Mine');
	expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru');
});

test('no cookie is set, and nothing is asked of other hosts', async () => {
	const hosts = new Set<string>();
	const { page } = await open(`/q/${everyKind}`, {}, async (page) => {
		page.on('request', (request) => hosts.add(new URL(request.url()).origin));
	});
	await ready(page);
	await takeEveryKind(page);
	expect(await page.context().cookies()).toEqual([]);
	expect([...hosts]).toEqual([server.origin]);
});
