import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aLeadQuizFile } from '../support/a-lead-quiz.ts';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { callApi } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;
let slug: string;

const QUESTIONS = Array.from({ length: 9 }, (_, at) => `q${at + 1}`);

/** A form as pages have them: its own names, a button, a script, and a field of another form. */
const FORM = `
	<input name="outside">
	<form action="/elsewhere">
		${QUESTIONS.slice(1).map((name) => `<select name="${name}"></select>`)}
		<input name="first question"><input name="your-mail" type="email">
		<input name="utm_source" type="hidden"><input name="_next" type="hidden">
		<input name="contact.name"><input name="contact.name"><input>
		<input type="submit" name="go"><button name="also">Send</button>
		<img src="x" onerror="document.title = 'ran'"><script>document.title = 'ran'</script>
	</form>
	<form><input name="of-another"></form>`;

beforeAll(async () => {
	desk = await openBuilderDesk();
	const quiz = await callApi(desk.server, '/quizzes', aLeadQuizFile('Tried'));
	id = String(quiz['id']);
	slug = String(quiz['slug']);
	await callApi(desk.server, `/quizzes/${id}/publish`, {});
	page = await desk.page();
	await page.goto(`/quizzes/${id}/edit/share`);
	await page.getByLabel('Try your form').first().waitFor();
});
afterAll(() => desk.close());

const found = () => page.getByRole('group', { name: 'Try your form' });
const answers = (name: string) => found().getByLabel(`“${name}” answers`);

test('a form that is pasted tells which question each of its fields answers', async () => {
	await page.getByRole('textbox', { name: 'Try your form' }).fill(FORM);
	const labels = await found()
		.locator('select')
		.evaluateAll((all) =>
			all.map((one) => (one instanceof HTMLSelectElement ? one.labels[0]?.textContent?.trim() : ''))
		);
	const names = [...QUESTIONS.slice(1), 'first question', 'your-mail', 'contact.name'];
	expect(labels).toEqual(names.map((name) => `“${name}” answers`));
	await found().getByText('“utm_source” is kept with the response.').waitFor();
	expect(await answers('q2').isDisabled()).toBe(true);
	expect(await answers('q2').inputValue()).toBe('q2');
	expect(await answers('first question').inputValue()).toBe('');
	expect(await found().getByRole('status').innerText()).toContain('Question 1, ');
	expect(await page.title()).not.toBe('ran');
});

test('what is chosen for a field is written beside the question, and saved with it', async () => {
	await answers('first question').selectOption('q1');
	await answers('your-mail').selectOption('contact.email');
	await found().getByText('Every required question has a field in this form.').waitFor();
	const beside = page.getByLabel('Other names of “Question 1”');
	expect(await beside.inputValue()).toBe('first question');
	// A name answers one question alone.
	await answers('first question').selectOption('');
	expect(await beside.inputValue()).toBe('');
	await answers('first question').selectOption('q1');
	await page.locator('form[action="?/form"]').getByRole('button', { name: 'Save' }).click();
	await page.getByText('The settings of forms were saved.').waitFor();

	const fields = [
		...QUESTIONS.slice(1).map((name): [string, string] => [name, 'yes']),
		...[['first question', 'yes'] as const, ['your-mail', 'eva@example.com'] as const]
	].map(([name, value]): [string, string] => [name, value]);
	const sent = await fetch(`${desk.server.origin}/f/${slug}`, {
		method: 'POST',
		headers: { accept: 'application/json' },
		body: new URLSearchParams(fields)
	});
	expect(sent.status).toBe(201);
	const { items } = await (await desk.server.api('/leads')).json();
	expect(items).toMatchObject([{ email: 'eva@example.com', temperature: 'hot' }]);
});

test('HTML without a field that has a name is told so', async () => {
	await page.getByRole('textbox', { name: 'Try your form' }).fill('<form><input></form>');
	await found().getByText('There is no field with a name in this HTML.').waitFor();
	await page.getByRole('textbox', { name: 'Try your form' }).fill(' ');
	await found().waitFor({ state: 'detached' });
});
