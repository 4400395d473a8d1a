import { createServer } from 'node:http';
import { once } from 'node:events';
import type { BrowserContextOptions, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { PDF } from '../support/some-bytes.ts';
import { openEmbedDesk, quizOn, shortQuiz, take, DESKTOP, type EmbedDesk } from './embed-desk.ts';

let desk: EmbedDesk;
let slug: string;
let leading: string;
let elsewhere: string;
const away = createServer((_, response) => {
	response.setHeader('content-type', 'text/html');
	response.end('<!doctype html><h1>Elsewhere</h1>');
});

beforeAll(async () => {
	desk = await openEmbedDesk();
	away.listen(0, '127.0.0.1');
	await once(away, 'listening');
	const address = away.address();
	elsewhere = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
	slug = await desk.quizzes.publish(shortQuiz('In a frame'));
	const button = { text: 'Go on', url: elsewhere };
	leading = await desk.quizzes.publish({
		...shortQuiz('Leads on'),
		segments: [{ id: 'all', title: 'All', temperature: 'cold', result: 'done' }],
		results: [{ id: 'done', title: 'Thank you', button }]
	});
});
afterAll(async () => {
	away.close();
	await desk.stop();
});

const framed = (name: string, attributes = '', query = '') =>
	`<iframe style="width:100%;height:700px" ${attributes} src="${desk.quizzes.origin}/q/${name}?embed=1${query}"></iframe>`;
const inFrame = (body: string, options: BrowserContextOptions = DESKTOP) =>
	desk.visit(desk.site.page(body), options);
const SANDBOX = 'sandbox="allow-scripts allow-forms"';

test('a quiz is completed in a sandbox that gives it no origin', async () => {
	const { page, complaints } = await inFrame(framed(slug, SANDBOX));
	const quiz = page.frameLocator('iframe');
	await quiz.locator('html[data-ready]').waitFor();
	expect(await quiz.locator('html').evaluate(() => self.origin)).toBe('null');
	await take(quiz);
	const [response] = await desk.quizzes.stored(slug);
	expect(response?.answers).toMatchObject({ team: true });
	expect(complaints).toEqual([]);
});

test('where only the server can tell what comes next, and a file is sent, a sandbox changes nothing', async () => {
	const asking = await desk.quizzes.publish({
		title: 'Asks the server',
		steps: [
			{
				id: 'money',
				kind: 'single_choice',
				title: 'Money?',
				options: [
					{ id: 'much', text: 'Much', points: 10 },
					{ id: 'none', text: 'None', points: 0 }
				],
				next: [{ when: { dimension: 'score', atLeast: 5 }, to: 'paper' }]
			},
			{ id: 'why', kind: 'short_text', title: 'Why?' },
			{ id: 'paper', kind: 'file', title: 'Your plan' }
		]
	});
	const { page, complaints } = await inFrame(framed(asking, SANDBOX));
	const quiz = page.frameLocator('iframe');
	await quiz.locator('html[data-ready]').waitFor();
	await quiz.getByLabel('Much').click();
	await quiz.getByText('Your plan').waitFor();
	await quiz
		.locator('input[type="file"]')
		.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: PDF });
	await quiz.locator('button[value="next"]').click();
	await quiz.getByText('Thank you').first().waitFor();
	const [response] = await desk.quizzes.stored(asking);
	expect(response?.files).toMatchObject([{ name: 'plan.pdf' }]);
	expect(complaints).toEqual([]);
});

test('a page that is sandboxed itself hears of its quiz', async () => {
	const page = desk.site.page(`<div data-quizsilver="${slug}"></div>${desk.loader}`);
	const visit = await inFrame(
		`<iframe ${SANDBOX} style="width:100%;height:800px" src="${page}"></iframe>`
	);
	const inner = visit.page.frameLocator('iframe');
	await take(inner.frameLocator('iframe'));
	const heard = await inner.locator('html').evaluate(() => window.heard.map(({ type }) => type));
	expect(heard.at(-1)).toBe('complete');
});

test('where a browser keeps nothing for frames of others, a quiz is completed and keeps nothing', async () => {
	const context = await desk.quizzes.browser.newContext();
	const page = await context.newPage();
	await page.addInitScript(() => {
		const no = () => {
			throw new DOMException('not for frames of others', 'SecurityError');
		};
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
			Object.defineProperty(window, name, { get: no });
		}
		Object.defineProperty(Document.prototype, 'cookie', { get: no, set: no });
	});
	const foreign = new Set<string>();
	page.on('request', (request) => foreign.add(new URL(request.url()).origin));
	await page.goto(desk.site.page(`<div data-quizsilver="${slug}"></div>${desk.loader}`));
	await take(quizOn(page));
	expect(await context.cookies()).toEqual([]);
	expect([...foreign].filter((origin) => origin.startsWith('http'))).toEqual([
		new URL(page.url()).origin,
		desk.quizzes.origin
	]);
});

test('without scripts a frame stays a frame from form to form, and keeps what the page gave it', async () => {
	const { page } = await inFrame(framed(slug, '', '&utm_source=news'), {
		...DESKTOP,
		javaScriptEnabled: false
	});
	const quiz = page.frameLocator('iframe');
	await quiz.getByLabel('Yes').click();
	await quiz.getByRole('button', { name: 'Next' }).click();
	await quiz.getByLabel('Email').fill('bela@example.com');
	expect(await quiz.locator('.quiz').getAttribute('class')).toContain('embed');
	await quiz.getByRole('button', { name: 'Send' }).click();
	await quiz.getByText('Thank you').first().waitFor();
	const [response] = await desk.quizzes.stored(slug);
	expect(response?.hidden).toEqual({ utm_source: 'news' });
});

describe('a button that leads away', () => {
	const goOn = (quiz: FrameLocator) => quiz.getByRole('link', { name: 'Go on' }).click();

	test('takes the whole page along', async () => {
		const { page } = await inFrame(framed(leading));
		await take(page.frameLocator('iframe'));
		await goOn(page.frameLocator('iframe'));
		await page.waitForURL(elsewhere);
	});

	test('opens another tab where the page may not be taken along', async () => {
		const { page } = await inFrame(
			framed(leading, 'sandbox="allow-scripts allow-forms allow-popups"')
		);
		await take(page.frameLocator('iframe'));
		const tab = page.waitForEvent('popup');
		await goOn(page.frameLocator('iframe'));
		await (await tab).getByText('Elsewhere').waitFor();
	});

	test('goes there in the frame where nothing else is allowed', async () => {
		const { page } = await inFrame(framed(leading, SANDBOX));
		await take(page.frameLocator('iframe'));
		await goOn(page.frameLocator('iframe'));
		await page.frameLocator('iframe').getByText('Elsewhere').waitFor();
	});
});

test('messages of anybody else change nothing, on either side', async () => {
	const { page, heard } = await desk.visit(
		desk.site.page(`<div data-quizsilver="${slug}" data-height="300"></div>${desk.loader}`)
	);
	const quiz = quizOn(page);
	await quiz.locator('html[data-ready]').waitFor();
	const frame = page.locator('[data-quizsilver] iframe');
	const height = () => frame.evaluate((one) => one.getBoundingClientRect().height);
	await expect.poll(async () => (await heard()).length).toBe(2);
	const before = await height();
	const channel = (await frame.getAttribute('name')) ?? '';
	await page.evaluate((name) => {
		const forged = {
			quizsilver: name,
			height: 5000,
			event: 'complete',
			response: 'x',
			escape: true
		};
		// From this window, and from another frame.
		postMessage(forged, '*');
		const stranger = document.createElement('iframe');
		document.body.append(stranger);
		stranger.contentWindow?.parent.postMessage(forged, '*');
		const ours = document
			.querySelector('[data-quizsilver] > div')
			?.shadowRoot?.querySelector('iframe');
		for (const data of [
			null,
			7,
			'x',
			[],
			{ quizsilver: 'other' },
			{ quizsilver: name, height: NaN }
		]) {
			ours?.contentWindow?.postMessage(data, '*');
		}
	}, channel);
	// The frame itself, with heights that are none and with one beyond all measure.
	await quiz.locator('html').evaluate((_, name) => {
		for (const height of [NaN, -5, Infinity, '900', {}]) {
			parent.postMessage({ quizsilver: name, height }, '*');
		}
	}, channel);
	await take(quiz);
	expect((await heard()).filter(({ type }) => type === 'complete')).toHaveLength(1);
	expect(await height()).toBeLessThanOrEqual(before + 400);
	await quiz.locator('html').evaluate((_, name) => {
		parent.postMessage({ quizsilver: name, height: 1e9 }, '*');
	}, channel);
	await expect.poll(height).toBe(100_000);
});

test('a thousand messages of any shape, to both sides, change nothing', async () => {
	const { page, heard, complaints } = await desk.visit(
		desk.site.page(`<div data-quizsilver="${slug}" data-height="300"></div>${desk.loader}`)
	);
	const quiz = quizOn(page);
	await quiz.locator('html[data-ready]').waitFor();
	await expect.poll(async () => (await heard()).length).toBe(2);
	const frame = page.locator('[data-quizsilver] iframe');
	const height = () => frame.evaluate((one) => one.getBoundingClientRect().height);
	const before = await height();
	const channel = (await frame.getAttribute('name')) ?? '';
	const shape = fc.record(
		{
			quizsilver: fc.oneof(fc.constant(channel), fc.string()),
			height: fc.oneof(fc.double(), fc.string(), fc.constant(1e9)),
			event: fc.oneof(fc.constantFrom('ready', 'complete', 'lead'), fc.anything()),
			step: fc.anything(),
			moved: fc.anything(),
			escape: fc.anything()
		},
		{ requiredKeys: [] }
	);
	const messages = fc
		.sample(fc.oneof(shape, fc.jsonValue()), { numRuns: 1000, seed: 5 })
		.map((message) => JSON.stringify(message));
	await frame.evaluate(async (one, written) => {
		for (const text of written) {
			const message: unknown = text === undefined ? undefined : JSON.parse(text);
			// Neither this window nor the quiz's own is the one that the other side listens to.
			postMessage(message, '*');
			if (one instanceof HTMLIFrameElement) one.contentWindow?.postMessage(message, '*');
		}
		await new Promise((resolve) => setTimeout(resolve));
	}, messages);
	expect(await height()).toBe(before);
	expect(await heard()).toHaveLength(2);
	await take(quiz);
	expect((await heard()).filter(({ type }) => type === 'complete')).toHaveLength(1);
	expect(complaints).toEqual([]);
});

test('a frame whose content grows with the frame comes to a rest', async () => {
	const { page } = await desk.visit(
		desk.site.page(`<div data-quizsilver="${slug}"></div>${desk.loader}`)
	);
	const quiz = quizOn(page);
	await quiz.locator('html[data-ready]').waitFor();
	await quiz.locator('#quiz').evaluate((root) => {
		root.style.paddingBottom = '100vh';
	});
	const height = () => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height);
	let last = -1;
	await expect
		.poll(
			async () => {
				const now = await height();
				const rests = now === last;
				last = now;
				return rests;
			},
			{ interval: 300 }
		)
		.toBe(true);
	expect(last).toBeLessThan(30_000);
});
