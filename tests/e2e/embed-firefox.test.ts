import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { shortQuiz } from './embed-desk.ts';
import { openHostSite, type HostSite } from './host-site.ts';

/** Debian's own: Playwright cannot start it. */
const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

let browser: Browser;
let server: Served;
let site: HostSite;

beforeAll(async () => {
	if (!existsSync(FIREFOX)) {
		throw new Error(`no Firefox at ${FIREFOX}: “apt-get install firefox-esr”, or set FIREFOX_PATH`);
	}
	[browser, server, site] = await Promise.all([
		puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, defaultViewport: null }),
		serve(),
		openHostSite()
	]);
});
afterAll(async () => {
	site?.close();
	await Promise.all([browser?.close(), server?.stop()]);
});

async function publish(title: string, more: object = {}): Promise<string> {
	const body = JSON.stringify(shortQuiz(title, more));
	const { slug } = await (await server.api('/quizzes', { method: 'POST', body })).json();
	await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
	return slug;
}

const loader = () => `<script async src="${server.origin}/embed.js"></script>`;
const LISTENING = `<script>
	heard = [];
	for (const name of ['ready', 'start', 'step', 'lead', 'complete']) {
		document.addEventListener('quizsilver:' + name, ({ type, detail }) => heard.push({ type: type.slice(11), detail }));
	}
</script>`;

async function visit(body: string, size: { width: number; height: number }, csp?: string) {
	const page = await browser.newPage();
	// Debian's Firefox is too old to be turned on its side, and says so after it has taken the size.
	await page.setViewport(size).catch((error: unknown) => {
		if (!`${error}`.includes('setScreenOrientationOverride')) throw error;
	});
	await page.waitForFunction((width) => innerWidth === width, {}, size.width);
	const head = csp ? '' : LISTENING;
	await page.goto(site.page(body + loader(), { head, ...(csp && { csp }) }));
	return page;
}

const heardOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => window.heard.map(({ type }) => type));

/** The quiz in a frame of the page, once its scripts are there. */
async function quizOn(page: Page): Promise<Frame> {
	const frame = await page.waitForFrame((one) => one.url().includes('embed=1'));
	await frame.waitForSelector('html[data-ready]');
	return frame;
}

/** By keyboard: Puppeteer finds no place to click at in a frame of another site. */
async function take(page: Page, frame: Frame): Promise<void> {
	await frame.focus('.question input');
	await page.keyboard.press('1');
	await frame.waitForSelector('input[type="email"]');
	await frame.focus('input[type="email"]');
	await page.keyboard.type('anna@example.com');
	await page.keyboard.press('Enter');
	await frame.waitForSelector('::-p-text(Thank you)');
}

describe.each([
	['a phone', { width: 390, height: 844 }],
	['a desktop', { width: 1280, height: 800 }]
])('in Firefox, on %s', (_, size) => {
	test('a quiz in the page is as tall as it is, is completed, and tells the page', async () => {
		const slug = await publish('In the page');
		const page = await visit(
			`<div data-quizsilver="${slug}" data-height="100"></div><p>After.</p>`,
			size
		);
		const quiz = await quizOn(page);
		const spare = async () => {
			const content = await quiz.evaluate(() => document.body.getBoundingClientRect().height);
			return (await quiz.evaluate(() => innerHeight)) - Math.ceil(content);
		};
		await expect.poll(spare).toBe(0);
		await take(page, quiz);
		await expect.poll(spare).toBe(0);
		expect(await heardOn(page)).toEqual([
			...['ready', 'step', 'start', 'step', 'lead', 'complete']
		]);
		await page.close();
	});

	test('a popup is opened, keeps the page still, and gives the focus back on Escape', async () => {
		const slug = await publish('Above the page');
		const page = await visit(
			`<button data-quizsilver-open="${slug}">Begin</button><div style="height:3000px"></div>`,
			size
		);
		await page.waitForFunction('window.quizsilver?.open');
		await page.focus('button');
		await page.keyboard.press('Enter');
		const quiz = await quizOn(page);
		await page.mouse.move(20, 300);
		await page.mouse.wheel({ deltaY: 400 });
		await quiz.focus('input');
		expect(await page.evaluate('scrollY')).toBe(0);
		await page.keyboard.press('Escape');
		const isOpen = () =>
			page.evaluate(() =>
				[...document.querySelectorAll('div')].some((one) =>
					one.shadowRoot?.querySelector('dialog[open]')
				)
			);
		await expect.poll(isOpen).toBe(false);
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Begin');
		await page.close();
	});
});

const SIZE = { width: 1280, height: 800 };

test('in Firefox, under a strict policy of the page, a chat is completed', async () => {
	const slug = await publish('Strict');
	const { origin } = server;
	const page = await visit(
		`<div data-quizsilver="${slug}" data-mode="chat"></div>`,
		SIZE,
		`default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:`
	);
	await (await page.waitForSelector('>>> .float'))?.click();
	await take(page, await quizOn(page));
	await page.close();
});

test('in Firefox, a sandboxed frame is completed', async () => {
	const slug = await publish('Sandboxed');
	const page = await visit(
		`<iframe sandbox="allow-scripts allow-forms" style="width:100%;height:700px" src="${server.origin}/q/${slug}?embed=1"></iframe>`,
		SIZE
	);
	await take(page, await quizOn(page));
	await page.close();
});

test('in Firefox, a page that may not show the quiz has a link to it', async () => {
	const slug = await publish('Not for you', { frames: ['example.com'] });
	const page = await visit(`<div data-quizsilver="${slug}"></div>`, SIZE);
	await page.waitForSelector('>>> a:not([hidden])', { visible: true });
	await page.close();
});
