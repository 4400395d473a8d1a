import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violationsOn } from './axe.ts';
import { openBuilderDesk, saved, type BuilderDesk } from './builder-desk.ts';
import { callApi, speak, toast } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;
let slug: string;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	const quiz = await callApi(desk.server, '/quizzes', {
		title: 'Unfinished business',
		locales: ['en'],
		consents: [{ id: 'data', purpose: 'processing', text: 'I agree.', required: true }],
		steps: [
			{
				id: 'who',
				kind: 'contact',
				title: 'Who are you?',
				fields: [{ name: 'name' }, { name: 'email', required: true }],
				consents: ['data']
			},
			{ id: 'size', kind: 'number', title: 'How many are you, {{who.name}}?' },
			{ id: 'more', kind: 'short_text', title: 'Anything else?' }
		],
		segments: [{ id: 'all', title: 'All', temperature: 'warm', result: 'done' }],
		results: [{ id: 'done', title: 'It is done', text: 'We **read** it.' }]
	});
	id = String(quiz['id']);
	slug = String(quiz['slug']);
});
afterAll(() => desk.close());

async function mails() {
	const folder = join(desk.server.dataDir, 'mail');
	const files = await readdir(folder).catch(() => []);
	return Promise.all(
		files.sort().map(async (file) => PostalMime.parse(await readFile(join(folder, file))))
	);
}

test('letters are written on the results tab, looked at, and tried out on oneself', async () => {
	const errors: string[] = [];
	page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
	await page.goto(`/quizzes/${id}/edit/results`);
	await page.getByRole('button', { name: 'To those who finished' }).click();
	await page.getByText('The letter is off').waitFor();
	await page.getByRole('checkbox', { name: 'Send this letter' }).check();
	await page.getByRole('textbox', { name: 'Subject' }).fill('Thank you for it');
	await saved(page);
	const letter = page.frameLocator('iframe[title="How the letter looks"]');
	await letter.getByText('We read it.').waitFor();
	await page.getByRole('button', { name: 'Send me a test' }).click();
	await page.getByText('the letter was written as a file').waitFor();
	const [mail] = await mails();
	expect(mail?.subject).toBe('Thank you for it');
	expect(mail?.to?.map(({ address }) => address)).toEqual(['owner@example.com']);
	await page.getByRole('button', { name: 'To those who stopped' }).click();
	await page.getByRole('checkbox', { name: 'Send this letter' }).check();
	await page.getByLabel('Hours after the last answer').fill('48');
	await saved(page);
	expect((await desk.draftOf(id)).letters).toMatchObject({
		finished: { subject: { en: 'Thank you for it' }, result: true },
		unfinished: { hours: 48 }
	});
	await letter.getByText('Continue where you stopped').waitFor();
	// A letter is looked at once the server has it.
	expect(errors).toEqual([]);
	await callApi(desk.server, `/quizzes/${id}/publish`, {});
});

test('a letter without an email to send it to is told of', async () => {
	const steps = [{ id: 'size', kind: 'number' as const, title: 'How many?' }];
	const letters = { finished: { subject: 'Hello', text: 'Read this.' } };
	const other = await desk.aQuiz({ title: 'No address', steps, letters });
	await page.goto(`/quizzes/${other}/edit/results`);
	await page.getByRole('button', { name: 'To those who finished' }).click();
	await page.getByText('no step asks for an email').first().waitFor();
});

test('who stops is listed with what they answered, and can be deleted; who finishes is written to', async () => {
	const context = await desk.browser.newContext({ locale: 'en' });
	const visitor = await context.newPage();
	await visitor.goto(`${desk.server.origin}/q/${slug}`);
	await visitor.locator('html[data-ready]').waitFor({ state: 'attached' });
	await visitor.getByLabel('Name').fill('Anna Sample');
	await visitor.getByLabel('Email').fill('anna@example.com');
	await visitor.getByRole('checkbox').check();
	await visitor.locator('button.primary').click();
	await visitor.getByText('How many are you, Anna Sample?').waitFor();
	const listed = async () =>
		(await (await desk.server.api(`/quizzes/${id}/partials`)).json()).items;
	await expect.poll(async () => (await listed()).length).toBe(1);
	await page.goto(`/quizzes/${id}`);
	await page.getByRole('link', { name: /^Unfinished/ }).click();
	const row = page.getByRole('row', { name: /Anna Sample/ });
	await row.getByText('How many are you, Anna Sample?').waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await row.getByRole('link', { name: 'Anna Sample' }).click();
	await page.getByText('Stopped at: How many are you, Anna Sample?').waitFor();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Delete' }).click();
	await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
	expect(await toast(page)).toContain('The unfinished answers are deleted.');
	await page.getByText('Nobody has stopped on the way').waitFor();

	await visitor.getByRole('textbox').fill('12');
	await visitor.locator('button.primary').click();
	await visitor.getByText('Anything else?').waitFor();
	await visitor.locator('button.primary').click();
	await visitor.getByText('It is done').waitFor();
	await expect
		.poll(async () => (await mails()).map(({ subject }) => subject))
		.toContain('Thank you for it');
	await page.goto('/responses');
	await page.getByRole('link', { name: 'Anna Sample' }).click();
	await page.getByText('written to a file').waitFor();
	await speak(page, 'ru');
	await page.getByText('записано в файл').waitFor();
	await context.close();
});
