import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../support/browser.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { OWNER, serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { aBusyQuiz, callApi, pageBySignIn, signedInPage, toast } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await pageBySignIn(browser, server, { acceptDownloads: true });
	page.on('pageerror', (error) => faults.push(error.message));
	page.on('console', (line) => {
		if (line.type() === 'error' && /Content Security/.test(line.text())) faults.push(line.text());
	});
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	expect(faults).toEqual([]);
});

describe('a quiz', () => {
	let address: string;

	test('is made from a template', async () => {
		await page.goto('/quizzes/new');
		await page.locator('li#bant [name=template]').click();
		await page.waitForURL('**/quizzes/quiz_*');
		expect(await page.getByText('No problems found.').isVisible()).toBe(true);
		address = page.url();
	});

	test('is published where the page says', async () => {
		await page.getByRole('button', { name: 'Publish version 1' }).click();
		await page.locator('.toast').waitFor();
		expect(await toast(page)).toBe('Version 1 is published.');
		const link = await page.getByRole('link', { name: 'Open page' }).getAttribute('href');
		expect((await fetch(`${server.origin}${link}`)).status).toBe(200);
	});

	test('tells what publishing would change, once its draft was replaced', async () => {
		const draft = await page.request.get(`${new URL(address).pathname}/quiz.json`);
		expect(draft.headers()['content-disposition']).toContain('attachment');
		const definition = await draft.json();
		definition.steps[0].title.en = 'What should become better?';
		await replaceDraft(page, JSON.stringify(definition));
		await page.getByText('What changes from version 1').waitFor();
		const publishing = page.getByRole('region', { name: 'Publishing' });
		expect(
			await publishing.locator('li', { hasText: 'What should become better?' }).innerText()
		).toMatch(/Changed\s+Step/);
		await page.getByRole('button', { name: 'Publish version 2' }).waitFor();
	});

	test('a draft that somebody else has saved meanwhile is not overwritten', async () => {
		const other = await page.context().newPage();
		await other.goto(address);
		const definition = await (await page.request.get(`${address}/quiz.json`)).text();
		for (const tab of [page, other]) {
			await replaceDraft(tab, definition);
			await tab.locator('.toast, [role=alert]').first().waitFor();
		}
		expect(await other.locator('[role=alert]').innerText()).toContain('newer revision');
		await other.close();
	});

	test('is unpublished with a message that visitors read', async () => {
		await page.goto(address);
		await page.getByText('Unpublish', { exact: true }).click();
		await page.locator('[name="message.en"]').fill('We are back in spring.');
		await page.getByRole('button', { name: 'Unpublish quiz' }).click();
		await page.getByText('Not published').waitFor();
		const visitor = await fetch(`${server.origin}/q/bant`, {
			headers: { 'accept-language': 'en' }
		});
		expect(await visitor.text()).toContain('We are back in spring.');
	});

	test('is duplicated', async () => {
		await page.getByRole('button', { name: 'More actions' }).click();
		await page.getByRole('menuitem', { name: 'Duplicate' }).click();
		await page.waitForURL((url) => url.href !== address && url.pathname.includes('quiz_'));
		expect(await page.locator('h1').innerText()).toContain('(copy)');
	});

	test('is deleted, and brought back by undo', async () => {
		const title = await page.locator('h1').innerText();
		await page.getByRole('button', { name: 'More actions' }).click();
		await page.getByRole('menuitem', { name: 'Delete' }).click();
		await page.waitForURL('**/quizzes');
		expect(await page.getByRole('link', { name: title }).count()).toBe(0);
		await page.getByRole('button', { name: 'Undo' }).click();
		await page.waitForURL('**/quizzes/quiz_*');
		expect(await page.locator('h1').innerText()).toBe(title);
	});
});

describe('a file that is no quiz', () => {
	test.each([
		['', 'Choose a file or paste JSON.'],
		['{"title": "A",\n}', 'line 2, column 1'],
		['{"title":"A","steps":[{"id":"a","kind":"numbr","title":"A"}]}', 'did you mean “number”']
	])('%j is refused in words', async (text, words) => {
		await page.goto('/quizzes/new');
		await page.locator('textarea[name=text]').fill(text);
		await page.getByRole('button', { name: 'Create quiz' }).click();
		await page.locator('#file [role=alert]').waitFor();
		expect(await page.locator('#file').innerText()).toContain(words);
	});

	test('one that was refused can be mended where it is, for it is in the text field then', async () => {
		await page.goto('/quizzes/new');
		await chooseFile(page, '{"title":"Mended","steps":[{"id":"a","kind":"numbr","title":"A"}]}');
		await page.getByRole('button', { name: 'Create quiz' }).click();
		await page.locator('#file [role=alert]').waitFor();
		const text = page.locator('textarea[name=text]');
		await text.fill((await text.inputValue()).replace('numbr', 'number'));
		await page.getByRole('button', { name: 'Create quiz' }).click();
		await page.waitForURL('**/quizzes/quiz_*');
		expect(await page.locator('h1').innerText()).toBe('Mended');
	});

	test('one with structural errors becomes a draft that says what they are and where', async () => {
		const steps = [{ id: 'a', kind: 'number', title: 'A', next: 'nowhere' }];
		await page.goto('/quizzes/new');
		await chooseFile(page, JSON.stringify({ title: 'Broken', steps }));
		await page.getByRole('button', { name: 'Create quiz' }).click();
		await page.waitForURL('**/quizzes/quiz_*');
		expect(await page.locator('#problems').innerText()).toMatch(/Step 1 “A”.*is not there/);
		expect(await page.getByRole('button', { name: /^Publish/ }).count()).toBe(0);
	});
});

describe('what comes in', () => {
	let quiz: Awaited<ReturnType<typeof aBusyQuiz>>;
	beforeAll(async () => {
		quiz = await aBusyQuiz(server);
	});

	test('a count leads to its rows', async () => {
		await page.goto(`/quizzes/${quiz.id}`);
		await page.getByRole('link', { name: /^Hot/ }).click();
		await page.waitForURL('**/responses?quiz=*');
		expect(await page.locator('a.opens').allInnerTexts()).toEqual(['harriet']);
	});

	test('a response shows answers in words, its score and where each point comes from', async () => {
		await page.locator('a.opens').click();
		await page.waitForURL('**/responses/resp_*');
		const words = await page.locator('main').innerText();
		expect(words).toContain('18 of 18 points');
		expect(words).toContain('newsletter');
		expect(await page.locator('svg[role=meter]').getAttribute('aria-valuenow')).toBe('100');
		expect(await page.locator('table tbody tr').count()).toBe(10);
	});

	test('leads to its lead', async () => {
		await page.getByRole('link', { name: 'Open lead' }).click();
		await page.waitForURL('**/leads/lead_*');
		expect(await page.locator('main').innerText()).toContain('harriet@example.com');
	});

	test('leads are found by any part of them', async () => {
		await page.goto('/leads?q=CARL');
		expect(await page.locator('a.opens').allInnerTexts()).toEqual(['carl']);
		await page.getByRole('link', { name: 'Clear' }).click();
		await page.waitForURL('**/leads');
		expect(await page.locator('a.opens').count()).toBe(2);
	});

	test('a filter is applied as soon as it is chosen', async () => {
		await page.goto('/responses');
		await page.getByLabel('Segment').selectOption('cold');
		await page.waitForURL('**segment=cold**');
		await page.locator('a.opens', { hasText: 'carl' }).waitFor();
		expect(await page.locator('a.opens').count()).toBe(1);
	});

	test('a test response is shown when asked for, and deleted for good', async () => {
		await page.goto('/responses');
		expect(await page.locator('a.opens').allInnerTexts()).not.toContain('tester');
		await page.getByLabel('With test responses').check();
		await page.getByRole('link', { name: 'tester' }).click();
		await page.getByRole('button', { name: 'Delete' }).click();
		await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
		await page.waitForURL('**/responses');
		expect((await page.request.get(`/responses/${quiz.test}`)).status()).toBe(404);
	});

	test('a real response offers no such thing, and refuses it', async () => {
		await page.goto(`/responses/${quiz.hot}`);
		expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
		await page.request.post(`/responses/${quiz.hot}?/delete`, {
			form: {},
			headers: { origin: server.origin }
		});
		expect((await page.request.get(`/responses/${quiz.hot}`)).status()).toBe(200);
	});

	test('is downloaded as the list is narrowed', async () => {
		await page.goto('/leads?segment=hot');
		await page.getByRole('link', { name: 'Export' }).click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Download' }).click()
		]);
		expect(download.suggestedFilename()).toBe('leads.csv');
		const rows = (await textOf(download)).trim().split(/\r?\n/);
		expect(rows).toHaveLength(2);
		expect(rows[1]).toContain('harriet@example.com');
		const lines = await page.request.get(`/exports/responses/${quiz.slug}.ndjson`);
		expect((await lines.text()).trim().split('\n')).toHaveLength(2);
	});

	test('consents are kept with their words, also where nobody left a contact', async () => {
		const consents = [{ id: 'mail', purpose: 'advertising', text: 'Write to me once a month.' }];
		const steps = [{ id: 'agree', kind: 'consent', title: 'May we write?', consent: 'mail' }];
		const made = await callApi(server, '/quizzes', { title: 'Consent', consents, steps });
		await callApi(server, `/quizzes/${made['id']}/publish`, {});
		const answers = { agree: true };
		const taken = await callApi(server, `/quizzes/${made['id']}/responses`, { answers });
		await page.goto(`/responses/${taken['id']}`);
		const words = await page.getByRole('region', { name: 'Consents' }).innerText();
		expect(words).toMatch(/Advertising[\s\S]*Write to me once a month\./);
	});

	test('visits are shown by day and source', async () => {
		await page.goto(`/quizzes/${quiz.id}/visits`);
		expect(await page.locator('tbody tr').innerText()).toMatch(/newsletter[\s\S]*2[\s\S]*2/);
	});
});

test('a preview plays the draft, scores it and stores nothing', async () => {
	const quiz = await aBusyQuiz(server);
	const before = await (await server.api('/responses?limit=200')).json();
	await page.goto(`/quizzes/${quiz.id}`);
	await page.getByRole('link', { name: 'Preview' }).click();
	const frame = page.frameLocator('iframe');
	for (let number = 1; number <= 9; number += 1) {
		await frame.locator(`[name="q${number}"][value="yes"]`).click();
	}
	await frame.locator('[name="contact.email"]').fill('nobody@example.com');
	await frame.locator('button[value="next"]').click();
	await page.getByText('18 of 18 points').first().waitFor();
	expect(await page.locator('main').innerText()).toContain('Where each point comes from.');
	const after = await (await server.api('/responses?limit=200')).json();
	expect(after.items).toHaveLength(before.items.length);
	expect((await (await server.api('/leads?q=nobody')).json()).items).toEqual([]);
});

describe('a destination', () => {
	let receiver: Receiver;
	beforeAll(async () => {
		receiver = await startReceiver();
	});
	afterAll(() => receiver.close());

	test('shows its secret once, and a test arrives signed with it', async () => {
		await page.goto('/destinations/new');
		await page.getByLabel('Name').fill('CRM');
		await page.getByLabel('Address').fill(receiver.url);
		await page.getByRole('button', { name: 'Create destination' }).click();
		const secret = await page.locator('pre').innerText();
		expect(secret).toMatch(/^whsec_/);
		receiver.trust(secret);
		await page.getByRole('link', { name: 'Open destination' }).click();
		await page.waitForURL('**/destinations/dest_*');
		expect(await page.locator('main').innerText()).not.toContain('whsec_');
		await page.getByRole('button', { name: 'Send an empty message' }).click();
		await receiver.until(([ping]) => ping?.verified === true && ping.type === 'ping', 5_000);
	});

	test('the delivery opens its request and its attempt', async () => {
		await page.waitForURL('**/deliveries/msg_*');
		await page.getByText('Delivered').first().waitFor();
		const words = await page.locator('main').innerText();
		expect(words).toContain('Delivered');
		expect(words).toContain('"type": "ping"');
		await page.getByRole('button', { name: 'Redeliver' }).click();
		await receiver.until((all) => all.length === 2 && all[0]?.id === all[1]?.id, 5_000);
	});

	test('is refused with a sentence at the field', async () => {
		await page.goto('/destinations/new');
		await page.getByLabel('Name').fill('Nowhere');
		await page.getByLabel('Address').fill('ftp://example.com');
		await page.getByRole('button', { name: 'Create destination' }).click();
		await page.locator('[aria-invalid=true]').waitFor();
		expect(await page.locator('main form').innerText()).toContain('begins with https://');
		expect(await page.getByLabel('Name').inputValue()).toBe('Nowhere');
	});

	test('is paused, resumed and deleted', async () => {
		await page.goto('/destinations');
		await page.getByRole('link', { name: 'CRM' }).click();
		await page.getByRole('button', { name: 'Pause' }).click();
		await page.getByText('Paused', { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Resume' }).click();
		await page.getByText('Active', { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Delete destination' }).click();
		await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
		await page.waitForURL('**/destinations');
		expect(await page.getByRole('link', { name: 'CRM' }).count()).toBe(0);
	});
});

test('a token is shown once, works, and works no more when it is revoked', async () => {
	await page.goto('/tokens');
	await page.getByLabel('Name').fill('Nightly export');
	await page.getByRole('button', { name: 'Create token' }).click();
	const token = await page.locator('pre').innerText();
	const call = () =>
		fetch(`${server.origin}/api/v1/quizzes`, { headers: { authorization: `Bearer ${token}` } });
	expect((await call()).status).toBe(200);
	await page.goto('/tokens');
	expect(await page.locator('main').innerText()).not.toContain(token);
	await page
		.locator('tr', { hasText: 'Nightly export' })
		.getByRole('button', { name: 'Revoke' })
		.click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
	await page.locator('.toast').waitFor();
	expect((await call()).status).toBe(401);
});

describe('settings', () => {
	test('the language is the account’s, and everything changes at once', async () => {
		await page.goto('/settings');
		await page.getByLabel('Русский').check();
		await page.getByRole('heading', { name: 'Настройки' }).waitFor();
		expect(await page.locator('html').getAttribute('lang')).toBe('ru');
		const elsewhere = await signedInPage(browser, server, { locale: 'en-US' });
		expect(await elsewhere.locator('h1').innerText()).toBe('Квизы');
		await elsewhere.context().close();
		await page.getByLabel('English').check();
		await page.getByRole('heading', { name: 'Settings' }).waitFor();
	});

	test('what is chosen before the scripts have come is chosen', async () => {
		const early = await signedInPage(browser, server);
		const scripts = Promise.withResolvers<null>();
		await early.route('**/*.js', async (route) => {
			await scripts.promise;
			await route.continue();
		});
		await early.goto('/settings', { waitUntil: 'commit' });
		await early.getByLabel('Dark').check();
		scripts.resolve(null);
		await early.locator('html[data-theme=dark]').waitFor();
		expect(await early.getByLabel('Dark').isChecked()).toBe(true);
		await early.context().close();
	});

	test('the colours are this device’s', async () => {
		await page.getByLabel('Dark').check();
		await page.locator('html[data-theme=dark]').waitFor();
		await page.reload();
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
	});

	test('a new password signs other devices out and keeps this one', async () => {
		const other = await signedInPage(browser, server);
		await page.getByLabel('Current password').fill(OWNER.password);
		await page.getByLabel('New password').fill('a better password');
		await page.getByRole('button', { name: 'Change password' }).click();
		await page.locator('.toast').waitFor();
		await other.goto('/leads');
		expect(new URL(other.url()).pathname).toBe('/sign-in');
		await other.context().close();
		await page.goto('/leads');
		expect(new URL(page.url()).pathname).toBe('/leads');
	});
});

function chooseFile(on: Page, text: string): Promise<void> {
	const file = { name: 'quiz.json', mimeType: 'application/json', buffer: Buffer.from(text) };
	return on.locator('input[type=file]').setInputFiles(file);
}

async function replaceDraft(on: Page, definition: string): Promise<void> {
	await on.getByText('Replace the draft').click();
	await chooseFile(on, definition);
	await on.getByRole('button', { name: 'Replace draft' }).click();
}
