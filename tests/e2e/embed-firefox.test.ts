import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { shortQuiz } from './embed-desk.ts';
import { leave, MODES, placeOfDialog, strictPolicy } from './embed-modes.ts';
import { openHostSite, type HostSite } from './host-site.ts';

/** Debian's own: Playwright cannot start it. */
const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

interface Device {
	width: number;
	height: number;
	hasTouch?: boolean;
}
const PHONE: Device = { width: 360, height: 740, hasTouch: true };
const DESKTOP: Device = { width: 1280, height: 800 };
/** One finger, which cannot hover. */
const COARSE = 1;

const browsers = new Map<Device, Browser>();
let server: Served;
let site: HostSite;

beforeAll(async () => {
	if (!existsSync(FIREFOX)) {
		throw new Error(`no Firefox at ${FIREFOX}: “apt-get install firefox-esr”, or set FIREFOX_PATH`);
	}
	[server, site] = await Promise.all([
		serve(),
		openHostSite(),
		...[PHONE, DESKTOP].map(async (device) => void browsers.set(device, await launch(device)))
	]);
});
afterAll(async () => {
	site?.close();
	await Promise.all([...[...browsers.values()].map((one) => one.close()), server?.stop()]);
});

/** Keeps nothing for frames of other sites. */
function launch({ hasTouch }: Device): Promise<Browser> {
	return puppeteer.launch({
		browser: 'firefox',
		executablePath: FIREFOX,
		defaultViewport: null,
		extraPrefsFirefox: {
			'network.cookie.cookieBehavior': 1,
			...(hasTouch && {
				'ui.primaryPointerCapabilities': COARSE,
				'ui.allPointerCapabilities': COARSE
			})
		}
	});
}

async function publish(title: string, more: object = {}): Promise<string> {
	const body = JSON.stringify(shortQuiz(title, more));
	const { slug } = await (await server.api('/quizzes', { method: 'POST', body })).json();
	await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
	return slug;
}

const loader = () => `<script async src="${server.origin}/embed.js"></script>`;
/** Runs in a page before anything of its own does. */
function listen(): void {
	window.heard = [];
	for (const name of ['ready', 'start', 'step', 'lead', 'complete']) {
		document.addEventListener(`quizsilver:${name}`, (event) => {
			if (event instanceof CustomEvent) window.heard.push({ type: name, detail: event.detail });
		});
	}
}

async function visit(body: string, device: Device, csp?: string): Promise<Page> {
	const page = await browsers.get(device)?.newPage();
	if (!page) throw new Error('There is no browser for this device.');
	const { width, height } = device;
	// Debian's Firefox is too old to be turned on its side, and says so after it has taken the size.
	await page.setViewport({ width, height }).catch((error: unknown) => {
		if (!`${error}`.includes('setScreenOrientationOverride')) throw error;
	});
	await page.waitForFunction((wanted) => innerWidth === wanted, {}, width);
	await page.evaluateOnNewDocument(listen);
	await page.goto(site.page(body + loader(), { ...(csp && { csp }) }));
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

/** Runs in a frame. */
function isStorageShut(): boolean {
	try {
		return !localStorage;
	} catch {
		return true;
	}
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
	['a phone', PHONE],
	['a desktop', DESKTOP]
])('in Firefox that keeps nothing for frames, on %s', (_, device) => {
	test.each(MODES)(
		'under a strict policy a quiz as “$mode” comes $comes, fits, is completed and tells the page',
		async ({ mode, attributes = '', comes }) => {
			const slug = await publish(`In Firefox as ${mode}`);
			const page = await visit(
				`<h1>Ours</h1><div data-quizsilver="${slug}" data-mode="${mode}" ${attributes}></div>`,
				device,
				strictPolicy(server.origin)
			);
			if (comes === 'on a click') await (await page.waitForSelector('>>> .float'))?.click();
			if (comes === 'on leaving') {
				await expect
					.poll(() =>
						page.evaluate(leave, device === PHONE).then(() => page.evaluate(placeOfDialog))
					)
					.toBeDefined();
			}
			const quiz = await quizOn(page);
			const place = expect.poll(() => page.evaluate(placeOfDialog));
			// It rises to its place.
			if (mode === 'inline') await place.toBeUndefined();
			else await place.toMatchObject({ within: true, whole: device === PHONE });
			expect(await quiz.evaluate(isStorageShut)).toBe(true);
			const spare = () =>
				quiz.evaluate(() => innerHeight - Math.ceil(document.body.getBoundingClientRect().height));
			if (mode === 'inline') await expect.poll(spare).toBe(0);
			await take(page, quiz);
			if (mode === 'inline') await expect.poll(spare).toBe(0);
			const excess = await quiz.evaluate(() => {
				const { scrollWidth, clientWidth } = document.documentElement;
				return scrollWidth - clientWidth;
			});
			expect(excess).toBe(0);
			expect(await heardOn(page)).toEqual([
				...['ready', 'step', 'start', 'step', 'lead', 'complete']
			]);
			if (mode !== 'inline') {
				await (await page.waitForSelector('>>> .close'))?.click();
				await expect.poll(() => page.evaluate(placeOfDialog)).toBeUndefined();
			}
			await page.close();
		}
	);

	test('a popup is opened, keeps the page still, and gives the focus back on Escape', async () => {
		const slug = await publish('Above the page');
		const page = await visit(
			`<button data-quizsilver-open="${slug}">Begin</button><div style="height:3000px"></div>`,
			device
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
		await expect.poll(() => page.evaluate(placeOfDialog)).toBeUndefined();
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Begin');
		await page.close();
	});

	test('a sandboxed frame is completed', async () => {
		const slug = await publish('Sandboxed');
		const page = await visit(
			`<iframe sandbox="allow-scripts allow-forms" style="width:100%;height:700px" src="${server.origin}/q/${slug}?embed=1"></iframe>`,
			device
		);
		await take(page, await quizOn(page));
		await page.close();
	});

	test('a page that may not show the quiz has a link to it', async () => {
		const slug = await publish('Not for you', { frames: ['example.com'] });
		const page = await visit(`<div data-quizsilver="${slug}"></div>`, device);
		await page.waitForSelector('>>> a:not([hidden])', { visible: true });
		await page.close();
	});
});
