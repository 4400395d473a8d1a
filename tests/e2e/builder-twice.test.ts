import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { openBuilderDesk, saved, type BuilderDesk } from './builder-desk.ts';

let desk: BuilderDesk;
let page: Page;
let id: string;
const faults: string[] = [];

/** Each thing with an id stands there twice, as a file may bring it that somebody has put together. */
const twice = <Thing>(thing: Thing): Thing[] => [thing, structuredClone(thing)];
const QUIZ: QuizFile = {
	title: 'Twice',
	dimensions: twice({ id: 'fit', title: 'Fit' }),
	consents: twice({ id: 'mail', purpose: 'advertising', text: 'Letters' }),
	steps: [
		...twice({
			...({ id: 'one', kind: 'single_choice', title: 'One?' } as const),
			options: [
				{ id: 'yes', text: 'Yes', points: { fit: 5 } },
				{ id: 'no', text: 'No' }
			]
		}),
		{ id: 'two', kind: 'statement', title: 'Two' }
	],
	results: twice({ id: 'thanks', title: 'Thanks' }),
	segments: [
		...twice({
			...({ id: 'hot', title: 'Hot', temperature: 'hot', result: 'thanks' } as const),
			score: { from: 4 }
		}),
		{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'thanks' }
	]
};

beforeAll(async () => {
	desk = await openBuilderDesk();
	page = await desk.page();
	page.on('pageerror', (error) => faults.push(error.message));
});
beforeEach(async () => {
	// Away from the editor, which would save what it holds.
	await page.goto('about:blank');
	id = await desk.aQuiz({
		title: 'Twice',
		steps: [{ id: 'two', kind: 'statement', title: 'Two' }]
	});
	const body = JSON.stringify({ definition: QUIZ });
	expect((await desk.server.api(`/quizzes/${id}`, { method: 'PUT', body })).status).toBe(200);
	faults.length = 0;
});
afterAll(() => desk.close());

const open = (tab: string) => page.goto(`/quizzes/${id}/edit${tab}`);

test.each(['', '/flow', '/score', '/results', '/design', '/share'])(
	'the tab %s shows a draft in which ids stand twice, and one that is changed then',
	async (tab) => {
		await open(tab);
		// What is found out about the quiz comes later, and is drawn anew.
		await page.getByRole('button', { name: /\d+ errors?/ }).waitFor({ timeout: 10_000 });
		expect(faults).toEqual([]);
	}
);

test('of two dimensions with one id each is written by itself, and taken away by itself', async () => {
	await open('/score');
	const titles = page.locator('#dimensions').getByLabel('Name');
	await titles.nth(1).fill('Other');
	await saved(page);
	expect((await desk.draftOf(id)).dimensions?.map(({ title }) => title)).toMatchObject([
		'Fit',
		{ en: 'Other' }
	]);
	await page.locator('#dimensions').getByRole('button', { name: 'Delete' }).first().click();
	await expect.poll(async () => (await desk.draftOf(id)).dimensions?.length).toBe(1);
	expect(faults).toEqual([]);
});
