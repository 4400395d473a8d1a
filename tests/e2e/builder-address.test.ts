import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { ready } from './quizzes.ts';
import { openBuilderDesk, openEditor, saved, type BuilderDesk } from './builder-desk.ts';

let desk: BuilderDesk;
let page: Page;

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
});
afterAll(() => desk.close());

const quiz = (title: string): QuizFile => ({
	title,
	steps: [
		{ id: 'team', kind: 'yes_no', title: 'Have you a team?' },
		{
			id: 'who',
			kind: 'contact',
			title: 'Who are you?',
			fields: [{ name: 'name' }, { name: 'email', required: true }]
		}
	]
});
const slugField = (on: Page) => on.locator('input[name="slug"]:not([type="hidden"])');
const publish = (on: Page) => on.getByRole('button', { name: 'Publish version 1' }).click();
const slugOf = async (id: string): Promise<string> =>
	(await (await desk.server.api(`/quizzes/${id}`)).json()).slug;

/** Takes the quiz that a page or a frame shows, to its end. */
async function take(on: Page | ReturnType<Page['frameLocator']>): Promise<void> {
	await ready(on);
	// The tap on an answer goes on by itself.
	await on.getByLabel('Yes').click();
	await on.getByLabel('Email').fill('anna@example.com');
	await on.getByRole('button', { name: 'Send' }).click();
	await on.getByText('Thank you').first().waitFor();
}

/** Somebody's page, at an origin of its own, with the quiz in a frame. */
async function hostPage(src: string) {
	const host = createServer((_, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<!doctype html><iframe src="${src}" style="width:40rem;height:40rem"></iframe>`);
	});
	host.listen(0, '127.0.0.1');
	await once(host, 'listening');
	const address = host.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { url: `http://localhost:${port}/`, close: () => host.close() };
}

test('a quiz begun empty is offered the address of its title at the first publishing', async () => {
	const id = await desk.aQuiz(quiz('New quiz'));
	await openEditor(page, id);
	await page.getByRole('button', { name: 'Quiz settings' }).click();
	await page.locator('[data-path="title"]').getByRole('textbox').first().fill('Lead check');
	await saved(page);
	await page.getByRole('link', { name: 'Share', exact: true }).click();
	await expect.poll(() => slugField(page).inputValue()).toBe('lead-check');
	await page.getByText('Until now it was /q/new-quiz').waitFor();
	await publish(page);
	await page.getByText('Version 1 is published').first().waitFor();
	expect(await slugOf(id)).toBe('lead-check');
});

test('an address is looked at while it is typed, and changed; what was given out leads on', async () => {
	await desk.aQuiz(quiz('Somebody else'));
	const id = await desk.aQuiz(quiz('First name'));
	await page.goto(`/quizzes/${id}/edit/share`);
	await publish(page);
	await page.getByText('Version 1 is published').first().waitFor();
	const field = slugField(page);
	await field.fill('fit!');
	await page.getByText('Use the letters a to z').waitFor();
	await field.fill('Somebody else');
	expect(await field.inputValue()).toBe('somebody-else');
	await page.getByText('Another quiz on this server has this address.').waitFor();
	await page.getByRole('button', { name: 'Use somebody-else-2' }).click();
	await page.getByText('This address is free.').waitFor();
	await field.fill('');
	await field.pressSequentially('Проверка лидов');
	expect(await field.inputValue()).toBe('proverka-lidov');
	await page.getByText('This address is free.').waitFor();
	await field.press('Enter');
	await page.getByText('The address is /q/proverka-lidov now.').waitFor();
	expect(await slugOf(id)).toBe('proverka-lidov');

	const visitor = await desk.browser.newPage();
	await visitor.goto(`${desk.server.origin}/q/first-name?utm_source=flyer`);
	expect(new URL(visitor.url()).pathname + new URL(visitor.url()).search).toBe(
		'/q/proverka-lidov?utm_source=flyer'
	);
	await take(visitor);
	const host = await hostPage(`${desk.server.origin}/q/first-name?embed=1`);
	await visitor.goto(host.url);
	await take(visitor.frameLocator('iframe'));
	host.close();
	await visitor.close();
	const { items } = await (await desk.server.api(`/responses?quiz=${id}`)).json();
	expect(items).toHaveLength(2);
});

test('a page that was open when the address changed goes on to its end', async () => {
	const id = await desk.aQuiz(quiz('Open page'));
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	const visitor = await desk.browser.newPage();
	await visitor.goto(`${desk.server.origin}/q/open-page`);
	await desk.server.api(`/quizzes/${id}`, {
		method: 'PATCH',
		body: JSON.stringify({ slug: 'moved-page' })
	});
	await take(visitor);
	await visitor.close();
});

test('a former address is released after a question, and leads nowhere then', async () => {
	const id = await desk.aQuiz(quiz('To release'));
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	await desk.server.api(`/quizzes/${id}`, {
		method: 'PATCH',
		body: JSON.stringify({ slug: 'kept-now' })
	});
	await page.goto(`/quizzes/${id}/edit/share`);
	await page.getByRole('button', { name: 'Release /q/to-release' }).press('Enter');
	const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
	await dialog.getByText('stop working').waitFor();
	await dialog.getByRole('button', { name: 'Release' }).click();
	await page.getByText('/q/to-release is free now.').waitFor();
	await page.getByText('Former addresses').waitFor({ state: 'detached' });
	expect((await fetch(`${desk.server.origin}/q/to-release`)).status).toBe(404);
});

test('a link that knows the respondent begins the contact step with it, and tells no server', async () => {
	const id = await desk.aQuiz(quiz('Known people'));
	await desk.server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	await page.goto(`/quizzes/${id}/edit/share`);
	const section = page.locator('#prefilled');
	await section.getByLabel('Name', { exact: true }).fill('Anna Schmidt');
	await section.getByLabel('Email', { exact: true }).fill('anna+x@example.com');
	await section.getByLabel('utm_source').fill('letter');
	const link = await section.locator('pre').innerText();
	expect(link).toMatch(/\/q\/known-people\?utm_source=letter#name=Anna%20Schmidt&email=anna/);

	const visitor = await desk.browser.newPage();
	const asked: string[] = [];
	visitor.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
	await visitor.goto(link);
	await ready(visitor);
	await visitor.getByLabel('Yes').click();
	expect(await visitor.getByLabel('Name').inputValue()).toBe('Anna Schmidt');
	expect(await visitor.getByLabel('Email').inputValue()).toBe('anna+x@example.com');
	expect(asked.filter((one) => one.replace(/#.*?(?= )/, '').includes('anna'))).toEqual([]);
	await visitor.getByRole('button', { name: 'Send' }).click();
	await visitor.getByText('Thank you').first().waitFor();
	expect(visitor.url()).not.toContain('#');
	expect(desk.server.output()).not.toContain('anna+x');
	await visitor.close();
});
