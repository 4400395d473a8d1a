import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serve, type Served } from '../support/served.ts';
import { aPngPicture } from '../support/some-pictures.ts';
import { violationsOn } from './axe.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage, toast } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;
let id: string;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { viewport: { width: 1440, height: 1000 } });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const QUIZ = {
	title: 'Which floor?',
	welcome: { title: 'Welcome' },
	steps: [
		{
			id: 'floor',
			kind: 'picture_choice',
			title: 'Which one do you like?',
			options: [
				{ id: 'a', text: 'Oak', picture: { src: '/pictures/none.svg' } },
				{ id: 'b', text: 'Stone', picture: { src: '/pictures/none.svg' } }
			]
		},
		{ id: 'last', kind: 'statement', title: 'Nearly there' }
	],
	results: [{ id: 'thanks', title: 'Thanks' }]
};

beforeEach(async () => {
	const quiz = await callApi(server, '/quizzes', QUIZ);
	id = String(quiz['id']);
	// As a form leaves it where nothing has been written yet.
	const body = JSON.stringify(QUIZ).replace('"text":"Oak"', '"text":{"en":""}');
	expect((await server.api(`/quizzes/${id}`, { method: 'PUT', body })).status).toBe(200);
	await page.goto(`/quizzes/${id}/edit`);
	await page.locator('#step-form').waitFor();
});

interface Named {
	name: string;
	bytes: Buffer;
	type?: string;
}

const png = (name: string, side = 40, shade = 128): Named => ({
	name,
	bytes: aPngPicture(side, side, 0, shade),
	type: 'image/png'
});

/** Files as a person brings them: dragged over, or copied. */
async function bring(onto: Locator, event: 'drop' | 'paste', files: Named[], text = '') {
	const coded = files.map(({ name, bytes, type = 'image/png' }) => ({
		name,
		type,
		base64: bytes.toString('base64')
	}));
	await onto.evaluate(
		(element, { event, coded, text }) => {
			const data = new DataTransfer();
			for (const { name, type, base64 } of coded) {
				const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
				data.items.add(new File([bytes], name, { type }));
			}
			if (text) data.setData('text/plain', text);
			const init = { bubbles: true, cancelable: true };
			if (event === 'paste') {
				element.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
				return;
			}
			for (const kind of ['dragenter', 'dragover', 'drop']) {
				element.dispatchEvent(new DragEvent(kind, { ...init, dataTransfer: data }));
			}
		},
		{ event, coded, text }
	);
}

async function draft() {
	const answer = await (await server.api(`/quizzes/${id}`)).json();
	return answer.definition;
}

const idOf = (on: Page) => new URL(on.url()).pathname.split('/')[2] ?? '';

const OURS = /^\/p\/[0-9a-f]{40}\.(png|webp)$/;
const group = (name: string) => page.getByRole('group', { name, exact: true });
const optionPicture = (name: string) => group(`Picture: ${name}`);
const sourceOf = (of: Locator) => of.locator('img').getAttribute('src');
const welcome = async () => {
	await page
		.getByRole('button', { name: /Welcome/ })
		.first()
		.click();
	return group('Picture');
};

describe('a picture comes', () => {
	test('by dropping, is saved by itself, and undone in one step', async () => {
		const field = await welcome();
		await bring(field, 'drop', [png('hello.png')]);
		await expect.poll(() => sourceOf(field)).toMatch(OURS);
		await expect.poll(async () => (await draft()).welcome.picture?.src).toMatch(OURS);
		await page.locator('header').getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => field.locator('img').count()).toBe(0);
		await expect.poll(async () => (await draft()).welcome.picture).toBeUndefined();
	});

	test('by pasting, with the keyboard alone', async () => {
		const field = await welcome();
		const button = field.getByRole('button', { name: 'Choose a picture', exact: true });
		await button.focus();
		await bring(page.locator(':focus'), 'paste', [png('image.png')]);
		await expect.poll(() => sourceOf(field)).toMatch(OURS);
		await expect.poll(() => field.getByRole('status').innerText()).toBe('The picture is in.');
		await field.getByLabel('What it shows').fill('A floor of oak');
		await expect
			.poll(async () => (await draft()).welcome.picture)
			.toEqual({ src: expect.stringMatching(OURS), alt: { en: 'A floor of oak' } });
	});

	test('by choosing a file', async () => {
		const field = await welcome();
		const chooser = page.waitForEvent('filechooser');
		await field.getByRole('button', { name: 'Choose a picture', exact: true }).click();
		const { name, bytes } = png('floor.png');
		await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: bytes });
		await expect.poll(() => sourceOf(field)).toMatch(OURS);
	});

	test('by an address, typed or pasted', async () => {
		const field = await welcome();
		await field.getByRole('button', { name: 'By address' }).click();
		const address = field.getByLabel('Address of the picture');
		await address.fill('javascript:alert(1)');
		await field.getByText('An address that begins with https://').waitFor();
		await address.fill('https://127.0.0.1:9/a.png');
		await expect
			.poll(async () => (await draft()).welcome.picture?.src)
			.toBe('https://127.0.0.1:9/a.png');
		await field.getByText('The picture cannot be reached').waitFor();
		await field.getByRole('button', { name: 'Remove' }).click();
		await bring(
			field.getByRole('button', { name: 'Choose a picture', exact: true }),
			'paste',
			[],
			'https://127.0.0.1:9/b.png'
		);
		await expect
			.poll(async () => (await draft()).welcome.picture?.src)
			.toBe('https://127.0.0.1:9/b.png');
	});

	test('to a step, a result and as the logo', async () => {
		await page.locator('[data-step]', { hasText: 'Nearly there' }).click();
		await page.locator('#step-form summary', { hasText: 'Picture' }).click();
		await bring(group('Picture'), 'drop', [png('step.png', 41)]);
		await expect.poll(async () => (await draft()).steps[1].picture?.src).toMatch(OURS);
		await page.getByRole('link', { name: 'Results' }).click();
		await page.waitForURL('**/edit/results');
		await bring(group('Picture'), 'drop', [png('result.png', 42)]);
		await expect.poll(async () => (await draft()).results[0].picture?.src).toMatch(OURS);
		await page.getByRole('link', { name: 'Design' }).click();
		await bring(group('Logo'), 'drop', [png('logo.png', 43)]);
		await expect.poll(async () => (await draft()).theme?.logo).toMatch(OURS);
	});
});

test('a large photo is made smaller before it is sent', async () => {
	const field = await welcome();
	const { bytes } = png('photo.png', 2400);
	const sent = page.waitForRequest((request) => request.url().endsWith('/pictures'));
	await bring(field, 'drop', [{ name: 'photo.png', bytes, type: 'image/png' }]);
	await sent;
	await expect.poll(() => sourceOf(field)).toMatch(/\.webp$/);
	await expect
		.poll(() => field.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
		.toBe(1600);
});

test('a photo of more than 10 MB is made smaller before it is sent', async () => {
	const field = await welcome();
	const { bytes } = png('camera.png', 1200);
	// Cameras write more behind the picture than one sees.
	const large = Buffer.concat([bytes, Buffer.alloc(12 * 1024 * 1024)]);
	await bring(field, 'drop', [{ name: 'camera.png', bytes: large, type: 'image/png' }]);
	await expect.poll(() => sourceOf(field)).toMatch(/\.webp$/);
	await expect
		.poll(() => field.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
		.toBe(1200);
});

/** What a camera that was held sideways writes in front of a photo: turn it by a quarter. */
const EXIF = Buffer.concat([
	Buffer.from('ffe10022', 'hex'),
	Buffer.from('Exif\0\0', 'latin1'),
	Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex')
]);

test('a photo is sent upright, without what the camera wrote into it', async () => {
	const field = await welcome();
	const drawn = await page.evaluate(() => {
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [60, 40];
		return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
	});
	const jpeg = Buffer.from(drawn, 'base64');
	const bytes = Buffer.concat([jpeg.subarray(0, 2), EXIF, jpeg.subarray(2)]);
	await bring(field, 'drop', [{ name: 'photo.jpg', bytes, type: 'image/jpeg' }]);
	await expect.poll(() => sourceOf(field)).toMatch(OURS);
	await expect
		.poll(() => field.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
		.toBe(40);
	const kept = await (await fetch(server.origin + (await sourceOf(field)))).arrayBuffer();
	expect(Buffer.from(kept).includes('Exif')).toBe(false);
});

describe('a quiz that is taken elsewhere as a file', () => {
	const taken = async () => (await page.request.get(`/quizzes/${id}/quiz.json`)).json();
	const takeIn = async (file: object) => {
		await page.goto('/quizzes/new');
		const buffer = Buffer.from(JSON.stringify(file));
		const chosen = { name: 'quiz.json', mimeType: 'application/json', buffer };
		await page.locator('input[type=file]').setInputFiles(chosen);
		await page.getByRole('button', { name: 'Create quiz' }).click();
		await page.waitForURL('**/quizzes/quiz_*');
	};

	test('brings its pictures along', async () => {
		await bring(await welcome(), 'drop', [png('along.png', 48)]);
		await expect.poll(async () => (await draft()).welcome.picture?.src).toMatch(OURS);
		const file = await taken();
		expect(Object.keys(file.pictures)).toEqual([file.welcome.picture.src]);
		await takeIn(file);
		id = idOf(page);
		expect(await draft()).toEqual({ ...file, pictures: undefined });
	});

	test('says which did not come, at once and in their places', async () => {
		const src = `/p/${'0'.repeat(40)}.webp`;
		await takeIn({ ...(await taken()), welcome: { title: 'Hello', picture: { src } } });
		expect(await toast(page)).toMatch(/^1 picture did not come with the file/);
		await page.goto(`${page.url()}/edit`);
		const field = await welcome();
		await field.getByText('The picture cannot be reached.').waitFor();
	});
});

describe('on a question with pictures', () => {
	test('several that are dropped make several options, named by their files', async () => {
		const list = page.getByRole('list', { name: 'Options' });
		await bring(list, 'drop', [
			png('red-oak.png', 30, 10),
			png('IMG_0042.png', 30, 90),
			png('pine.png', 30, 170)
		]);
		await expect
			.poll(async () => {
				const { options } = (await draft()).steps[0];
				return options.map(({ text, picture }: { text: unknown; picture: { src: string } }) => [
					text,
					OURS.test(picture.src)
				]);
			})
			.toEqual([
				[{ en: 'Red oak' }, true],
				['Stone', true],
				[{ en: 'Pine' }, true]
			]);
	});

	test('one that is pasted while an option is written goes to this option', async () => {
		const second = page.getByLabel('Option 2', { exact: true });
		await second.focus();
		await bring(second, 'paste', [png('image.png')]);
		await expect.poll(() => sourceOf(optionPicture('Stone'))).toMatch(OURS);
		const { options } = (await draft()).steps[0];
		expect(options[0].picture.src).toBe('/pictures/none.svg');
	});

	test('one that arrives after another step was opened goes where it belongs', async () => {
		let go = (): void => undefined;
		const mayGo = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/pictures', async (route) => {
			await mayGo;
			await route.continue();
		});
		await bring(optionPicture('Stone'), 'drop', [png('late.png')]);
		await page.locator('[data-step]', { hasText: 'Nearly there' }).click();
		go();
		await expect.poll(async () => (await draft()).steps[0].options[1].picture.src).toMatch(OURS);
		expect((await draft()).steps[1].picture).toBeUndefined();
		await page.unroute('**/pictures');
	});
});

describe('what cannot be taken says so, and changes nothing:', () => {
	test('a picture of 40 MB, without being sent', async () => {
		const field = await welcome();
		let asked = 0;
		page.on('request', (request) => (asked += request.url().endsWith('/pictures') ? 1 : 0));
		await field.evaluate((element) => {
			const data = new DataTransfer();
			data.items.add(new File([new Uint8Array(40 * 1024 * 1024)], 'a.png', { type: 'image/png' }));
			const init = { bubbles: true, cancelable: true, dataTransfer: data };
			element.dispatchEvent(new DragEvent('drop', init));
		});
		await field.getByText('The picture is larger than 10 MB. Choose a smaller one.').waitFor();
		expect(asked).toBe(0);
		expect((await draft()).welcome.picture).toBeUndefined();
	});

	test('a program that is called a picture', async () => {
		const field = await welcome();
		const bytes = Buffer.concat([Buffer.from('MZ\x90\0\x03\0', 'latin1'), Buffer.alloc(5000, 7)]);
		await bring(field, 'drop', [{ name: 'photo.png', bytes, type: 'image/png' }]);
		await field.getByText('This file is not a picture that can be shown here.').waitFor();
		expect((await draft()).welcome.picture).toBeUndefined();
		await field.getByRole('button', { name: 'Close' }).click();
		expect(await field.getByRole('status').innerText()).toBe('');
	});

	test('40 MB that come past the builder, by their length and without one', async () => {
		const cookie = (await page.context().cookies())
			.map(({ name, value }) => `${name}=${value}`)
			.join('; ');
		const headers = { cookie, origin: server.origin, 'content-type': 'image/png' };
		const send = (body: BodyInit) => {
			// A stream is sent as one half of a conversation, which the type does not know.
			const init = { method: 'POST', headers, body, duplex: 'half' };
			return fetch(`${server.origin}/pictures`, init);
		};
		const whole = await send(new Uint8Array(40 * 1024 * 1024));
		expect([whole.status, (await whole.json()).message]).toEqual([
			413,
			'The picture is larger than 10 MB. Choose a smaller one.'
		]);
		let left = 640;
		const pieces = new ReadableStream({
			pull(controller) {
				left -= 1;
				if (left < 0) controller.close();
				else controller.enqueue(new Uint8Array(65_536));
			}
		});
		expect((await send(pieces)).status).toBe(413);
	});

	test('a request from another site, and one from nobody', async () => {
		const send = (headers: Record<string, string>) =>
			page.request.post('/pictures', {
				data: png('a.png').bytes,
				headers: { 'content-type': 'image/png', ...headers },
				maxRedirects: 0
			});
		expect((await send({ origin: 'https://elsewhere.example' })).status()).toBe(403);
		expect((await send({ origin: server.origin })).status()).toBe(201);
		const stranger = await browser.newContext({ baseURL: server.origin });
		const answer = await stranger.request.post('/pictures', {
			data: png('a.png').bytes,
			headers: { origin: server.origin },
			maxRedirects: 0
		});
		expect([answer.status(), answer.headers()['location']]).toEqual([303, '/sign-in']);
		await stranger.close();
	});
});

test('where the network is lost it says so, and sends the picture when it is back', async () => {
	const field = await welcome();
	await page.context().setOffline(true);
	await bring(field, 'drop', [png('lost.png', 44)]);
	await field.getByText('The connection is gone.').waitFor();
	await page.context().setOffline(false);
	await expect.poll(() => sourceOf(field)).toMatch(OURS);
});

test('where the server cannot be reached, “Try now” sends it again', async () => {
	const field = await welcome();
	await page.route('**/pictures', (route) => route.abort());
	await bring(field, 'drop', [png('lost.png', 45)]);
	const retry = field.getByRole('button', { name: 'Try now' });
	await retry.waitFor();
	await page.unroute('**/pictures');
	await retry.click();
	await expect.poll(() => sourceOf(field)).toMatch(OURS);
});

test('one under way is cancelled with its button', async () => {
	const field = await welcome();
	await page.route('**/pictures', () => undefined);
	await bring(field, 'drop', [png('slow.png', 46)]);
	await field.getByRole('progressbar').waitFor();
	await field.getByRole('button', { name: 'Cancel' }).click();
	await expect.poll(() => field.getByRole('progressbar').count()).toBe(0);
	await page.unroute('**/pictures');
	expect(await field.locator('img').count()).toBe(0);
});

test('respondents see it, on the quiz’s page and where that is framed', async () => {
	const field = await welcome();
	await bring(field, 'drop', [png('seen.png', 47)]);
	await expect.poll(async () => (await draft()).welcome.picture?.src).toMatch(OURS);
	const list = async () => page.getByRole('list', { name: 'Options' });
	await page.locator('[data-step]', { hasText: 'Which one' }).click();
	await bring(await list(), 'drop', [png('oak.png', 30, 10), png('pine.png', 30, 90)]);
	await expect.poll(async () => (await draft()).steps[0].options[1].picture.src).toMatch(OURS);
	await callApi(server, `/quizzes/${id}/publish`, {});
	const { slug } = await (await server.api(`/quizzes/${id}`)).json();
	const context = await browser.newContext();
	const other = await context.newPage();
	// Another site of this machine: from farther away browsers ask before they look in here.
	const shop = createServer((_, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<iframe src="${server.origin}/q/${slug}?embed=1" width="600" height="700">`);
	}).listen(0, '127.0.0.1');
	await once(shop, 'listening');
	const at = shop.address();
	const framing = `http://localhost:${typeof at === 'object' ? at?.port : ''}/`;
	for (const address of [`${server.origin}/q/${slug}`, framing]) {
		await other.goto(address);
		const frames = other.frames();
		const frame = frames[frames.length - 1] ?? other.mainFrame();
		const width = (image: HTMLImageElement) => image.naturalWidth;
		await expect.poll(() => frame.locator('img').first().evaluate(width)).toBe(47);
		await frame.getByRole('button', { name: 'Start' }).click();
		await expect.poll(() => frame.locator('.option img').nth(1).evaluate(width)).toBe(30);
	}
	await context.close();
	shop.close();
});

test('the form with pictures is fit for everybody, also on a phone', async () => {
	await bring(page.getByRole('list', { name: 'Options' }), 'drop', [png('oak.png', 30, 10)]);
	await expect.poll(async () => (await draft()).steps[0].options[0].picture.src).toMatch(OURS);
	for (const width of [1440, 360]) {
		await page.setViewportSize({ width, height: 1000 });
		expect(await violationsOn(page)).toEqual([]);
		const beyond = await page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		);
		expect(beyond).toBeLessThanOrEqual(0);
	}
	await page.setViewportSize({ width: 1440, height: 1000 });
});
