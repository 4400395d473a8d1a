import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { cuttingProxy, type CuttingProxy } from '../support/cutting-proxy.ts';
import { aPng, HTML, PDF } from '../support/some-bytes.ts';
import { next, startQuizzes, type Quizzes } from './quizzes.ts';

let quizzes: Quizzes;
let proxy: CuttingProxy;
let slug: string;
let folder: string;

const quiz: QuizFile = {
	title: 'Plans',
	steps: [
		{ id: 'name', kind: 'short_text', title: 'Your name' },
		{
			id: 'plan',
			kind: 'file',
			title: 'Your plan',
			required: true,
			accept: ['images', '.pdf'],
			maxSize: 4
		},
		{ id: 'rest', kind: 'file', title: 'The rest', maxFiles: 2, maxSize: 1 }
	]
};

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'quizsilver-files-'));
	quizzes = await startQuizzes();
	proxy = await cuttingProxy(Number(new URL(quizzes.origin).port));
	slug = await quizzes.publish(quiz);
});
afterAll(async () => {
	await proxy.stop();
	await quizzes.stop();
	await rm(folder, { recursive: true });
});

const pdf = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: PDF };
const png = (size: number, name = 'photo.png') => ({
	name,
	mimeType: 'image/png',
	buffer: aPng(size)
});

/** On disk, so that it need not travel to the browser first. */
async function onDisk(name: string, bytes: Buffer, size = bytes.length): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, bytes);
	await truncate(path, size);
	return path;
}

const field = (page: Page) => page.locator('input[type="file"]');
const arrived = (page: Page) =>
	page.locator('main input[type="hidden"]').first().waitFor({ state: 'attached' });
const shows = (page: Page, title: string) => page.locator('#title', { hasText: title }).waitFor();

async function goOn(page: Page, title: string): Promise<void> {
	await next(page);
	await shows(page, title);
}

async function goBack(page: Page, title: string): Promise<void> {
	await page.locator('button[value="back"]').click();
	await shows(page, title);
}

async function atPlan(options = {}, origin = ''): Promise<Page> {
	const { page } = await quizzes.openReady(`${origin}/q/${slug}`, options);
	await goOn(page, 'Your plan');
	return page;
}

async function finished(page: Page) {
	await goOn(page, 'Thank you');
	return (await quizzes.stored(slug))[0];
}

/** What was stored, as the workspace's token is handed it. */
async function stored(id: string): Promise<Buffer> {
	const answer = await quizzes.api(`/uploads/${id}`);
	return Buffer.from(await answer.arrayBuffer());
}

test('a connection that is cut half-way is taken up where it broke, and the right bytes are stored', async () => {
	const page = await atPlan({}, proxy.origin);
	const photo = aPng(3_500_000);
	const offsets: number[] = [];
	page.on('request', (request) => {
		if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
	});
	proxy.cutAfter(1_700_000);
	await field(page).setInputFiles(await onDisk('photo.png', photo));
	await page
		.locator('li .error', { hasText: 'The connection broke.' })
		.waitFor({ timeout: 60_000 });
	proxy.mend();
	await page.getByRole('button', { name: /^Try again/ }).click();
	await arrived(page);
	// It goes on from within a part: what had come of it was kept.
	expect(offsets.filter((offset) => offset % (1024 * 1024) !== 0).length).toBeGreaterThan(0);
	await goOn(page, 'The rest');
	const response = await finished(page);
	const [file] = response?.files ?? [];
	expect(file).toMatchObject({ name: 'photo.png', size: 3_500_000, type: 'image/png' });
	expect((await stored(file?.id ?? '')).equals(photo)).toBe(true);
});

test('a file for a quiz that was deleted meanwhile is refused in a word, not tried again', async () => {
	const closing = await quizzes.publish({ ...quiz, title: 'Closing', steps: quiz.steps.slice(2) });
	const { page } = await quizzes.openReady(`/q/${closing}`);
	await quizzes.remove(closing);
	await field(page).setInputFiles(png(1000));
	await page.locator('li', { hasText: 'This quiz takes no answers now.' }).waitFor();
	expect(await page.getByRole('button', { name: /^Try again/ }).count()).toBe(0);
});

test('“Next” waits for what is on its way, and goes on by itself', async () => {
	const page = await atPlan();
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/api/v1/uploads/*', async (route) => {
		if (route.request().method() === 'PATCH') await held;
		await route.continue();
	});
	await field(page).setInputFiles(pdf);
	await page.getByRole('progressbar', { name: 'plan.pdf' }).waitFor();
	await next(page);
	await page.getByText('The quiz goes on as soon as the upload is complete.').waitFor();
	await shows(page, 'Your plan');
	release();
	await shows(page, 'The rest');
});

/** What sends files is a script of its own. */
const UPLOADER = '**/quiz/LiveFiles.*.js';

/** The uploader comes once `comes` says so, and is lost the first time where that is false. */
async function atPlanBeforeUploader(comes: Promise<boolean>): Promise<Page> {
	const { page } = await quizzes.openReady(`/q/${slug}`);
	let asked = 0;
	await page.route(UPLOADER, async (route) => {
		asked += 1;
		if (!(await comes) && asked === 1) await route.abort();
		else await route.continue();
	});
	await goOn(page, 'Your plan');
	return page;
}

test('a file that was chosen before what sends it has come goes along all the same', async () => {
	let come = (): void => undefined;
	const page = await atPlanBeforeUploader(new Promise((resolve) => (come = () => resolve(true))));
	await field(page).setInputFiles(pdf);
	await next(page);
	await shows(page, 'Your plan');
	come();
	await shows(page, 'The rest');
	expect((await finished(page))?.files).toMatchObject([{ name: 'plan.pdf' }]);
});

test('a field that was asking for files while that came takes them all the same', async () => {
	let come = (): void => undefined;
	const page = await atPlanBeforeUploader(new Promise((resolve) => (come = () => resolve(true))));
	const asking = await field(page).elementHandle();
	come();
	await page.locator('label.live').waitFor();
	await asking?.setInputFiles(pdf);
	await arrived(page);
	await page.locator('main li .name', { hasText: 'plan.pdf' }).waitFor();
});

test('what sends files is asked for again where it was lost on the way', async () => {
	const page = await atPlanBeforeUploader(Promise.resolve(false));
	await field(page).setInputFiles(pdf);
	await next(page);
	await shows(page, 'The rest');
	expect((await finished(page))?.files).toMatchObject([{ name: 'plan.pdf' }]);
});

test('where neither that nor the engine comes, the browser sends the form with the file', async () => {
	const [, ...steps] = quiz.steps;
	const early = await quizzes.publish({ ...quiz, title: 'Early plans', steps });
	let asked: Promise<unknown> | undefined;
	const { page } = await quizzes.open(`/q/${early}`, {}, async (opened) => {
		asked = opened.waitForRequest(UPLOADER);
		await opened.route(UPLOADER, (route) => route.abort());
		await opened.route('**/quiz/later.*.js', (route) => route.abort());
	});
	await asked;
	await field(page).setInputFiles(pdf);
	await goOn(page, 'The rest');
	await goOn(page, 'Thank you');
	expect((await quizzes.stored(early))[0]?.files).toMatchObject([{ name: 'plan.pdf' }]);
});

test('what is too large or of another type is refused before a byte is sent', async () => {
	const page = await atPlan();
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	for (const [file, sentence] of [
		[await onDisk('large.png', aPng(100), 5_000_000), 'The file is larger than 4 MB.'],
		[{ ...pdf, name: 'run.exe' }, 'Files of this type are not taken here. Accepted: images, PDF.'],
		[{ ...pdf, buffer: Buffer.alloc(0) }, 'The file is empty.']
	] as const) {
		await field(page).setInputFiles(file);
		await page.locator('li .error', { hasText: sentence }).waitFor();
	}
	expect(asked.filter((url) => url.includes('/uploads'))).toEqual([]);
});

test('what turns out to be something else is refused by the server in the same words', async () => {
	const page = await atPlan();
	await field(page).setInputFiles({ ...pdf, buffer: HTML });
	await page.locator('li .error', { hasText: 'Files of this type are not taken here.' }).waitFor();
	await next(page);
	await page.locator('#error', { hasText: 'Please answer this question.' }).waitFor();
});

test('a file can be replaced, dropped onto the zone, and removed by keyboard', async () => {
	const page = await atPlan();
	await field(page).setInputFiles(pdf);
	await arrived(page);
	const data = await page.evaluateHandle(
		(bytes) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }));
			return transfer;
		},
		[...aPng(500)]
	);
	await page.locator('label:has(input[type="file"])').dispatchEvent('drop', { dataTransfer: data });
	await page.locator('main li', { hasText: /dropped\.png.*Uploaded/s }).waitFor();
	expect(await page.locator('main li .name').allInnerTexts()).toEqual(['dropped.png']);
	await page.getByRole('button', { name: 'Remove dropped.png' }).press('Enter');
	expect(await page.locator('main li').count()).toBe(0);
	expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
});

test('after a reload the file is still there, by its name', async () => {
	const page = await atPlan();
	await field(page).setInputFiles(pdf);
	await arrived(page);
	await goOn(page, 'The rest');
	await page.reload();
	await page.locator('html[data-ready]').waitFor();
	await goBack(page, 'Your plan');
	await page.locator('main li .name', { hasText: 'plan.pdf' }).waitFor();
	await goOn(page, 'The rest');
	expect((await finished(page))?.files).toMatchObject([{ name: 'plan.pdf' }]);
});

describe('without scripts', () => {
	const plain = { javaScriptEnabled: false };

	async function open(): Promise<Page> {
		const { page } = await quizzes.open(`/q/${slug}`, plain);
		await goOn(page, 'Your plan');
		return page;
	}

	test('a file goes with the form, is kept by its name, and is not sent a second time', async () => {
		const page = await open();
		await field(page).setInputFiles(pdf);
		await goOn(page, 'The rest');
		await goBack(page, 'Your plan');
		const kept = page.getByLabel('plan.pdf');
		expect(await kept.isChecked()).toBe(true);
		await goOn(page, 'The rest');
		expect((await finished(page))?.files).toMatchObject([{ name: 'plan.pdf', size: PDF.length }]);
	});

	test('another one takes its place', async () => {
		const page = await open();
		await field(page).setInputFiles(pdf);
		await goOn(page, 'The rest');
		await goBack(page, 'Your plan');
		await field(page).setInputFiles(png(700));
		await goOn(page, 'The rest');
		expect((await finished(page))?.files).toMatchObject([{ name: 'photo.png', size: 700 }]);
	});

	test('what is refused is told at the field', async () => {
		const page = await open();
		const refused = async (sentence: string) => {
			await next(page);
			await page.locator('#error', { hasText: sentence }).waitFor();
		};
		await refused('Please answer this question.');
		await field(page).setInputFiles({ ...pdf, buffer: HTML });
		await refused('Accepted: images, PDF.');
		await field(page).setInputFiles(await onDisk('big.png', aPng(100), 5_000_000));
		await refused('larger than 4 MB');
		await field(page).setInputFiles(pdf);
		await goOn(page, 'The rest');
		await field(page).setInputFiles([png(600, 'a.png'), png(601, 'b.png')]);
		expect((await finished(page))?.files.map(({ name }) => name).sort()).toEqual([
			'a.png',
			'b.png',
			'plan.pdf'
		]);
	});
});

test('a file is downloaded by whoever is signed in, and asked to sign in by everybody else', async () => {
	const page = await atPlan();
	await field(page).setInputFiles(pdf);
	await arrived(page);
	await goOn(page, 'The rest');
	const response = await finished(page);
	const address = `${quizzes.origin}/files/${response?.files[0]?.id}`;
	const stranger = await fetch(address, { redirect: 'manual' });
	expect([stranger.status, stranger.headers.get('location')]).toEqual([
		303,
		`/sign-in?next=${encodeURIComponent(new URL(address).pathname)}`
	]);
	const member = await quizzes.signedIn();
	await member.goto(`${quizzes.origin}/responses/${response?.id}`);
	const [download] = await Promise.all([
		member.waitForEvent('download'),
		member.getByRole('link', { name: 'plan.pdf' }).click()
	]);
	expect(download.suggestedFilename()).toBe('plan.pdf');
	const answer = await member.request.get(address);
	expect((await answer.body()).equals(PDF)).toBe(true);
	expect(answer.headers()).toMatchObject({
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff'
	});
	const unknown = await member.request.get(`${quizzes.origin}/files/upl_${'0'.repeat(32)}`);
	expect(unknown.status()).toBe(404);
});
