import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { openEmbedDesk, PHONE, quizOn, type EmbedDesk } from './embed-desk.ts';

/* All that a quiz can have around its questions, in one: each part has suites of its own. */

const file: QuizFile = {
	title: 'All at once',
	locales: ['en'],
	layout: 'chat',
	proof: true,
	consents: [{ id: 'data', purpose: 'processing', text: 'I agree.', required: true }],
	bonus: {
		title: 'A tenth off',
		minutes: 10,
		given: { text: 'Tell us this code.', code: 'TENTH-26' }
	},
	details: {
		title: 'Where to?',
		fields: [{ name: 'email', required: true }],
		consents: ['data'],
		button: 'Send it',
		thanks: 'On its way.'
	},
	letters: {
		finished: { subject: 'You have {{score}}', text: 'Yours.', result: true, bonus: true }
	},
	steps: [
		{
			id: 'size',
			kind: 'single_choice',
			title: 'How large?',
			required: true,
			options: [
				{ id: 's', text: 'Small', points: 1 },
				{ id: 'l', text: 'Large', points: 9 }
			]
		},
		{ id: 'why', kind: 'short_text', title: 'Why now?' }
	],
	segments: [
		{ id: 'hot', title: 'Hot', temperature: 'hot', score: { from: 5 }, result: 'call' },
		{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'call' }
	],
	results: [{ id: 'call', title: 'We will call' }]
};

let desk: EmbedDesk;
let slug: string;

beforeAll(async () => {
	desk = await openEmbedDesk();
	slug = await desk.quizzes.publish(file);
	const definition = { ...file, title: 'All at once, otherwise' };
	const api = async (path: string, method: string, body: object) => {
		const answer = await desk.quizzes.api(`/quizzes/${slug}${path}`, {
			method,
			body: JSON.stringify(body)
		});
		if (!answer.ok) throw new Error(await answer.text());
	};
	await api('', 'PUT', { definition });
	await api('/trial', 'POST', { share: 50 });
});
afterAll(() => desk.stop());

test('a chat on somebody’s page, with a bonus, work, a trial, and contact details that bring a letter', async () => {
	const body = `<div data-quizsilver="${slug}"></div>${desk.loader}`;
	const { page, heard, complaints } = await desk.visit(
		`${desk.site.page(body)}?utm_source=news`,
		PHONE
	);
	const quiz = quizOn(page);
	await quiz.locator('html[data-ready]').waitFor();
	await quiz.locator('[name="size"][value="l"]').tap();
	await expect
		.poll(() => quiz.locator('.bonus .clock').innerText())
		.toMatch(/^(10:00|9:\d\d) left$/);
	await quiz.locator('[name="why"]').fill('It leaks.');
	await quiz.getByRole('button', { name: 'Send' }).click();
	await quiz.getByText('TENTH-26').waitFor();
	await quiz.getByRole('button', { name: 'Copy' }).click();
	await quiz.getByRole('button', { name: 'Copied' }).waitFor();
	await quiz.locator('[name="details.email"]').fill('anna@example.com');
	await quiz.getByLabel('I agree.').check();
	await quiz.getByRole('button', { name: 'Send it' }).click();
	await quiz.getByText('On its way.').waitFor();
	expect(complaints).toEqual([]);
	expect((await heard()).map(({ type }) => type)).toEqual(
		expect.arrayContaining(['ready', 'start', 'complete'])
	);

	const [response, ...others] = (await (await desk.quizzes.api(`/responses?quiz=${slug}`)).json())
		.items;
	expect(others).toEqual([]);
	expect(response).toMatchObject({
		...{ segment: 'hot', quarantined: false, held: null },
		answers: { size: 'l', why: 'It leaks.' },
		hidden: { utm_source: 'news', page: expect.stringMatching(/^http:\/\/localhost:\d+\/page-1$/) }
	});
	expect(response.lead).not.toBeNull();
	const trial = await (await desk.quizzes.api(`/quizzes/${slug}/trial`)).json();
	const { control, variant } = trial.items[0].figures;
	expect(control.hot + variant.hot).toBe(1);
	const unfinished = await (await desk.quizzes.api(`/quizzes/${slug}/partials`)).json();
	expect(unfinished.items).toEqual([]);

	// The letter is a file, for want of a mail server.
	const workspace = await desk.quizzes.signedIn();
	await workspace.goto(`${desk.quizzes.origin}/responses/${response.id}`);
	await expect
		.poll(
			async () => {
				await workspace.reload();
				return workspace.locator('body').innerText();
			},
			{ timeout: 15_000, interval: 500 }
		)
		.toContain('written to a file');
	const told = await workspace.locator('body').innerText();
	expect(told).toContain('You have 9');
	expect(told).toContain('anna@example.com');
});
