import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { openBuilderDesk, type BuilderDesk } from './builder-desk.ts';
import { callApi } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;

const asking = (title: string): QuizFile => ({
	title: { en: 'Versions' },
	steps: [{ id: 'one', kind: 'short_text', title: { en: title } }],
	results: [{ id: 'thanks', title: { en: 'Thanks' } }],
	segments: [{ id: 'all', title: { en: 'All' }, temperature: 'warm', result: 'thanks' }]
});

/** Three versions, and a draft that differs from each of them. */
beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	id = await desk.aQuiz(asking('The first?'));
	await callApi(desk.server, `/quizzes/${id}/publish`, {});
	await callApi(desk.server, `/quizzes/${id}/responses`, { answers: { one: 'yes' } });
	for (const title of ['The second?', 'The third?', 'The draft?']) {
		const body = JSON.stringify({ definition: asking(title) });
		const put = await desk.server.api(`/quizzes/${id}`, { method: 'PUT', body });
		expect(put.status).toBe(200);
		if (title !== 'The draft?') await callApi(desk.server, `/quizzes/${id}/publish`, {});
	}
});
afterAll(() => desk.close());

const compared = () => page.getByRole('region', { name: 'Compare two versions' });
const open = (query: string) => page.goto(`/quizzes/${id}/edit/share${query}`);

test('two versions are compared at their own address, with when, by whom and how many answered', async () => {
	await open('?from=1&to=3');
	await compared().getByText('The third?').waitFor();
	const said = await compared().innerText();
	expect(said).toContain('1 change');
	expect(said).toContain('wording');
	expect(said).toContain('1 response');
	expect(said.match(/through the API/g)).toHaveLength(2);
});

test('either side is chosen among the versions and the draft, and the address follows', async () => {
	await open('#versions');
	await page.getByRole('link', { name: 'Compare version 1' }).click();
	await compared().getByText('The draft?').waitFor();
	await page.waitForURL('**/share?from=1&to=draft*');
	await compared().getByLabel('After').selectOption('Version 2');
	await compared().getByText('The second?').waitFor();
	await page.waitForURL('**/share?from=1&to=2');
	await compared().getByRole('button', { name: 'Swap' }).click();
	await compared().getByText('The first?').waitFor();
	await page.waitForURL('**/share?from=2&to=1');
	await page.reload();
	await compared().getByText('The first?').waitFor();
	await compared().getByLabel('After').selectOption('Version 2');
	await compared().getByText('The same stands on both sides').waitFor();
	await compared().getByRole('button', { name: 'Stop comparing' }).click();
	await compared().waitFor({ state: 'detached' });
});

test.each([
	['?from=9&to=2', 'This quiz has no version 9.', 3, 2],
	['?from=second&to=draft', '“second” is not a version.', 3, 'draft'],
	['?from=1', 'The address names only one version', 1, 'draft']
])('%s is told plainly, and one that there is stands instead', async (query, words, from, to) => {
	await open(query);
	await compared().getByText(words).waitFor();
	expect(await compared().getByLabel('Before').inputValue()).toBe(String(from));
	expect(await compared().getByLabel('After').inputValue()).toBe(String(to));
});
