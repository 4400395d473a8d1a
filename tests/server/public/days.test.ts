import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { getResponse } from '../../../src/lib/server/services/responses.ts';
import { anExport } from '../../support/an-export.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

/* The house's clock stands at noon of 15 January 2026, in UTC. */

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: [],
	css: '.quiz{}',
	parts: {}
};
const file: QuizFile = {
	title: 'Dates',
	steps: [
		{
			id: 'start',
			kind: 'date',
			title: 'When?',
			required: true,
			min: { days: 0 },
			max: { days: 30 },
			bands: [
				{ from: 0, points: 20 },
				{ from: 10, points: 5 }
			],
			next: [{ when: { answer: 'start', over: 20 }, to: 'why' }, { to: 'end' }]
		},
		{ id: 'why', kind: 'short_text', title: 'Why so late?', required: true }
	]
};

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

async function sent(path: string, body: object) {
	const response = await app.request(path, {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'content-type': 'application/json' }
	});
	return { status: response.status, body: await response.json() };
}

/** What a script or a browser posts. */
async function submitted(start: string, more: object = {}) {
	const { quizId } = await aLiveQuiz(house, workspace, file);
	const { status, body } = await sent(`/api/v1/quizzes/${quizId}/responses`, {
		answers: { start },
		...more
	});
	if (status !== 201) return { status, fields: body.errors, quizId };
	const { response } = valueOf(await getResponse(house, workspace, body.id));
	return { status, day: response.receipt.day, score: response.total, quizId };
}

describe('a submission', () => {
	test.each([
		['in UTC', '2026-01-15', {}, '2026-01-15', 20],
		['where it is tomorrow already', '2026-02-15', {}, '2026-01-16', 5],
		['where it is still yesterday', '2026-01-14', {}, '2026-01-14', 20]
	])('that names no day is taken %s', async (_, start, more, day, score) => {
		const late = start === '2026-02-15' ? { answers: { start, why: 'Holidays' } } : more;
		expect(await submitted(start, late)).toMatchObject({ status: 201, day, score });
	});

	test('is scored on the day that the respondent’s browser says', async () => {
		expect(await submitted('2026-01-25')).toMatchObject({ day: '2026-01-15', score: 5 });
		expect(await submitted('2026-01-25', { day: '2026-01-16' })).toMatchObject({
			day: '2026-01-16',
			score: 20
		});
	});

	test('is held to that day alone', async () => {
		const answer = await submitted('2026-01-15', { day: '2026-01-16' });
		expect(answer).toMatchObject({ status: 422, fields: [{ path: 'answers.start' }] });
	});

	test('is not scored on a day that it is nowhere', async () => {
		expect(await submitted('2026-01-25', { day: '2025-12-01' })).toMatchObject({
			status: 201,
			day: '2026-01-15'
		});
	});

	test.each([['2026-01-13'], ['2026-02-16'], ['2026-02-30'], ['13/02/2026']])(
		'with the date %s is refused, whatever the day',
		async (start) => {
			expect(await submitted(start)).toMatchObject({
				status: 422,
				fields: [{ path: 'answers.start', message: expect.stringMatching(/^(Choose|Enter) .*\.$/) }]
			});
		}
	);

	test('with a day that is in no calendar is refused at that field', async () => {
		expect(await submitted('2026-01-15', { day: '2026-02-30' })).toMatchObject({
			status: 422,
			fields: [{ path: 'day' }]
		});
	});
});

test('the next step is the one of the respondent’s day', async () => {
	const { slug } = await aLiveQuiz(house, workspace, file);
	const next = async (day?: string) =>
		(await sent(`/q/${slug}/next`, { answers: { start: '2026-02-05' }, day })).body.next;
	expect(await next()).toBe('why');
	expect(await next('2026-01-16')).toBe('end');
});

describe('without scripts', () => {
	async function posted(start: string) {
		const { slug } = await aLiveQuiz(house, workspace, file);
		const body = new URLSearchParams({ start, _go: 'next' }).toString();
		const response = await app.request(`/q/${slug}`, {
			method: 'POST',
			body,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			}
		});
		return response.text();
	}

	test.each(['2026-01-14', '2026-01-15', '2026-01-16'])('%s is taken as today', async (start) => {
		expect(await posted(start)).toContain('Thank you');
	});

	test('what is today nowhere is refused at the field, and stays in it', async () => {
		const html = await posted('2026-01-13');
		expect(html).toContain('Choose 15 January 2026 or a later date.');
		expect(html).toContain('value="2026-01-13"');
	});

	test('the way goes where the date leads today', async () => {
		expect(await posted('2026-02-10')).toContain('Why so late?');
	});
});

test('a table of responses holds the date as it is written', async () => {
	const { quizId } = await submitted('2026-01-20');
	let csv = '';
	for await (const chunk of anExport('responses', 'csv')(house, workspace, { quiz: quizId }))
		csv += chunk;
	expect(csv).toContain('2026-01-20');
});
