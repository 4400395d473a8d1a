import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/browser.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, callApi, signedInPage, toast } from './workspace-desk.ts';

const { title } = JSON.parse(await readFile('quizzes/bant.json', 'utf8'));

/* What people stumbled over who used the workspace for the first time. */

let browser: Browser;
let server: Served;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { acceptDownloads: true });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

describe('without a mail server', () => {
	test('whoever makes an email alert is told so, and what to do', async () => {
		await page.goto('/destinations/new?kind=email');
		expect(await page.locator('main').innerText()).toMatch(
			/written as files to \S+mail[\s\S]*SMTP_URL/
		);
		await page.getByLabel('Name').fill('Sales');
		await page.getByLabel('Recipients').fill('sales@example.com');
		await page.getByLabel('Language of the mails').selectOption('ru');
		await page.getByRole('button', { name: 'Create destination' }).click();
		await page.waitForURL('**/destinations/dest_*');
		expect(await page.locator('main').innerText()).toContain('SMTP_URL');
	});

	test('an alert is written to a file, which is no delivery', async () => {
		await page.getByRole('button', { name: 'Send an empty message' }).click();
		await page.waitForURL('**/deliveries/msg_*');
		await page.getByText('Written to a file').first().waitFor();
		expect(await page.locator('main').innerText()).not.toContain('Delivered');
		await page.goto('/destinations');
		expect(await page.locator('tr', { hasText: 'Sales' }).innerText()).toContain(
			'Mail is not set up'
		);
	});

	test('the language of the mails stays when the settings are changed', async () => {
		await page.getByRole('link', { name: 'Sales' }).click();
		await page.getByRole('link', { name: 'Edit' }).click();
		expect(await page.getByLabel('Language of the mails').inputValue()).toBe('ru');
	});
});

describe('what was chosen before the scripts came', () => {
	test.each([
		[
			'in a list',
			'/quizzes/new',
			(held: Page) => held.getByLabel('First language').selectOption('ru')
		],
		['in a box', '/tokens', (held: Page) => held.getByRole('checkbox').first().setChecked(false)],
		['in a fold', '/quizzes/new', (held: Page) => held.locator('main summary').first().click()]
	])('stays %s', async (_, path, choose) => {
		const held = await page.context().newPage();
		let release = () => {};
		const scripts = new Promise<void>((resolve) => (release = resolve));
		await held.route('**/immutable/entry/start.*.js', async (route) => {
			await scripts;
			await route.continue();
		});
		await held.goto(path, { waitUntil: 'commit' });
		await choose(held);
		const state = () =>
			held
				.locator('main select, main input[type="checkbox"], main details')
				.evaluateAll((fields) =>
					fields.map((field) =>
						['checked', 'open', 'value'].map((name) => Reflect.get(field, name))
					)
				);
		const early = await state();
		release();
		await held.waitForLoadState('networkidle');
		expect(await state()).toEqual(early);
		await held.close();
	});
});

describe('a quiz from a template', () => {
	test('begins in the language that was chosen', async () => {
		await page.goto('/quizzes/new');
		await page.getByLabel('First language').selectOption('ru');
		await page.locator('li#bant [name=template]').click();
		await page.waitForURL('**/quizzes/quiz_*');
		const { definition } = await (await server.api('/quizzes/bant')).json();
		expect(definition.locales).toEqual(['ru', 'en']);
	});

	test('shows no empty counts before it was ever published', async () => {
		expect(await page.getByRole('heading', { name: 'Visits' }).count()).toBe(0);
	});

	test('is named in the reader’s language all the same', async () => {
		expect(await page.locator('h1').innerText()).toBe(title.en);
		await page.goto('/quizzes');
		expect(await page.locator('a.opens').allInnerTexts()).toContain(title.en);
	});

	test('can be told from another of the same name where one is chosen', async () => {
		await callApi(server, '/quizzes', { template: 'bant', locale: 'en' });
		const quiz = await callApi(server, '/quizzes/bant/publish', {}).then(() => aBusyQuiz(server));
		await page.goto('/responses');
		const names = await page.getByLabel('Quiz').locator('option').allInnerTexts();
		expect(names).toEqual(expect.arrayContaining([`${title.en} (bant)`, `${title.en} (bant-2)`]));
		expect(names).toContain('Ten questions');
		expect(quiz.slug).toBe('ten-questions');
	});

	test('that was closed is opened again as what it was', async () => {
		const { id } = await (await server.api('/quizzes/bant')).json();
		await page.goto(`/quizzes/${id}`);
		await page.getByText('Unpublish', { exact: true }).click();
		expect(await page.locator('main').innerText()).toContain('has an hour to finish it');
		await page.getByRole('button', { name: 'Unpublish quiz' }).click();
		await page.getByRole('button', { name: 'Publish version 1 again' }).click();
		await page.getByText('Version 1 is published.').waitFor();
		expect(await toast(page)).toBe('Version 1 is published.');
		expect(await page.getByText('Version 2').count()).toBe(0);
	});
});

test('responses of all quizzes are downloaded at once, with their answers in words', async () => {
	await page.goto('/responses');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /CSV/ }).click()
	]);
	expect(download.suggestedFilename()).toBe('responses.csv');
	const text = await textOf(download);
	expect(text).toContain('harriet@example.com');
	expect(text).toContain('Question 1: Yes');
	const lines = await page.request.get('/exports/responses.ndjson');
	expect((await lines.text()).trim().split('\n')).toHaveLength(2);
});

test('what scripts send is counted apart', async () => {
	await page.goto('/quizzes');
	await page.getByRole('link', { name: 'Ten questions' }).click();
	expect(await page.getByRole('link', { name: /^Starts/ }).innerText()).toMatch(/2 by API\s*2/);
});

test('a token form that was refused keeps what was chosen', async () => {
	await page.goto('/tokens');
	await page.getByLabel('Name').fill(' ');
	await page.getByLabel('Write').check();
	await page.getByRole('button', { name: 'Create token' }).click();
	await page.locator('[aria-invalid=true]').waitFor();
	expect(await page.getByLabel('Read').isChecked()).toBe(true);
	expect(await page.getByLabel('Write').isChecked()).toBe(true);
});

test('questions are read as the respondent read them', async () => {
	const steps = [
		{ id: 'name', kind: 'short_text', title: 'Your name?' },
		{
			id: 'well',
			kind: 'single_choice',
			title: 'Are you well in {{city|town}}, {{name}}?',
			options: [
				{ id: 'yes', text: 'Yes', points: 5 },
				{ id: 'no', text: 'No', points: -1 }
			]
		}
	];
	const quiz = await callApi(server, '/quizzes', { title: 'Recall', hidden: ['city'], steps });
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const answers = { name: 'Anna', well: 'no' };
	const hidden = { city: 'Kazan' };
	const taken = await callApi(server, `/quizzes/${quiz['id']}/responses`, { answers, hidden });
	await page.goto(`/responses/${taken['id']}`);
	const words = await page.locator('main').innerText();
	expect(words.match(/Are you well in Kazan, Anna\?/g)).toHaveLength(2);
	expect(words).toContain('−1');
	expect(words).not.toContain('-1');
	await page.goto('/responses');
	expect(await page.locator('tr', { hasText: 'Recall' }).innerText()).toContain('−1');
});

test('each figure below the thermometer stands below its tick', async () => {
	await page.goto('/responses?segment=hot');
	await page.locator('a.opens').first().click();
	await page.waitForURL('**/responses/resp_*');
	const centres = (selector: string) =>
		page.locator(selector).evaluateAll((all) =>
			all.map((one) => {
				const { left, width } = one.getBoundingClientRect();
				return left + width / 2;
			})
		);
	const [ticks, figures] = [await centres('svg[role=meter] line'), await centres('.scale text')];
	expect(ticks.length).toBeGreaterThan(1);
	expect(figures).toHaveLength(ticks.length);
	figures.forEach((x, index) => expect(Math.abs(x - (ticks[index] ?? 0))).toBeLessThan(2));
});

test('no word of a segment is broken in a list', async () => {
	await page.setViewportSize({ width: 1280, height: 800 });
	for (const path of ['/leads', '/responses', '/quizzes']) {
		await page.goto(path);
		const broken = await page.locator('main .badge').evaluateAll((badges) =>
			badges.flatMap((badge) => {
				const text = badge.querySelector('span')?.firstChild;
				if (!(text instanceof Text)) return [];
				return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
					const range = document.createRange();
					range.setStart(text, index);
					range.setEnd(text, index + word.length);
					return range.getClientRects().length > 1 ? word : [];
				});
			})
		);
		expect(broken).toEqual([]);
	}
});
