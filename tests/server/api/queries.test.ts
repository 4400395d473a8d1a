import { afterAll, describe, expect, test } from 'vitest';
import { apiEndpoints } from '../../../src/lib/server/public/api/api-routes.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { anApi } from '../../support/an-api.ts';
import { openEmptyStore } from '../../support/store.ts';

/* What an address asks for is understood in full, or refused by name: a filter that is passed over answers another question. */

const api = await anApi({ store: await openEmptyStore('sqlite', 'disk') });
afterAll(() => api.house.store.close());
const live = await aLiveQuiz(api.house, api.workspace);

const refusalsOf = async (path: string, language = 'en') => {
	const { status, errors } = await api.call(path, { headers: { 'accept-language': language } });
	return { status, errors };
};

const reading = apiEndpoints(api.house)
	.filter(({ method, access }) => method === 'get' && access !== 'public')
	.map(({ path }) => path.replace('{id}', live.slug));

test.each(reading)('%s refuses a parameter that it does not know, and names it', async (path) => {
	const { status, errors } = await refusalsOf(`${path}?segmnt=hot`);
	expect([status, errors[0]?.path]).toEqual([422, 'segmnt']);
	expect(errors[0]?.message).toMatch(/^There is no parameter “segmnt”.*[.?]$/);
});

test('endpoints that change something refuse them too', async () => {
	const answer = await api.call(`/quizzes/${live.slug}/publish?draft=1`, { method: 'POST' });
	expect([answer.status, answer.errors[0]?.path]).toEqual([422, 'draft']);
});

describe('a parameter', () => {
	test.each([
		['/leads?stgae=sql', 'There is no parameter “stgae” here; did you mean “stage”?'],
		['/quizzes?colour=red', 'There is no parameter “colour” here; there are cursor, limit.'],
		['/destinations?limit=5', 'There is no parameter “limit”: this address takes none.']
	])('%s is told what there is', async (path, message) => {
		expect((await refusalsOf(path)).errors[0]?.message).toBe(message);
	});

	test('is told in Russian too', async () => {
		const { errors } = await refusalsOf('/quizzes?colour=red&limit=many', 'ru');
		expect(errors).toEqual([
			{
				path: 'colour',
				message: 'Параметра «colour» здесь нет; есть cursor, limit.'
			},
			{ path: 'limit', message: 'Укажите целое число от 1 до 200.' }
		]);
	});

	test('that is given twice is refused, for only one of them could be meant', async () => {
		const { status, errors } = await refusalsOf('/leads?segment=hot&segment=warm');
		expect([status, errors[0]?.path]).toEqual([422, 'segment']);
	});
});

describe('a cursor', () => {
	test.each(['/leads', '/responses', '/quizzes', '/deliveries'])(
		'that is none is refused by %s',
		async (path) => {
			const other = '0123456789abcdefghjkmnpqrs';
			for (const cursor of ['abc', '', 'lead_1', `user_${other}`, `lead_${other}%20or`]) {
				const { status, errors } = await refusalsOf(`${path}?cursor=${cursor}`);
				expect([status, errors[0]?.path]).toEqual([422, 'cursor']);
				expect(errors[0]?.message).toContain('“next”');
			}
		}
	);

	test('of a lead that is gone is refused: from the beginning is not from there on', async () => {
		const { status, errors } = await refusalsOf('/leads?cursor=lead_0123456789abcdefghjkmnpqrs');
		expect([status, errors[0]?.path]).toEqual([422, 'cursor']);
		expect(errors[0]?.message).toContain('is gone');
	});
});

test.each(['0', '201', '1.5', 'many', ''])('a limit of %j is refused', async (limit) => {
	const { status, errors } = await refusalsOf(`/leads?limit=${limit}`);
	expect([status, errors]).toEqual([
		422,
		[{ path: 'limit', message: 'Give a whole number from 1 to 200.' }]
	]);
});

test.each(['/leads', '/leads.csv', '/leads.xlsx', '/leads.ndjson', '/responses'])(
	'a quiz that is none is refused by %s, not found empty',
	async (path) => {
		expect(await refusalsOf(`${path}?quiz=nothing`)).toEqual({
			status: 422,
			errors: [{ path: 'quiz', message: 'There is no quiz “nothing”; name one by its id or slug.' }]
		});
		expect((await api.call(`${path}?quiz=${live.slug}`)).status).toBe(200);
	}
);

describe.each(['/leads.csv', '/leads.xlsx', '/leads.ndjson'])('the columns of %s', (path) => {
	test.each([
		['email,phnoe', 'There is no column “phnoe”; did you mean “phone”?'],
		['Email', 'There is no column “Email”; did you mean “email”?'],
		['', 'There is no column “”; there are id, created_at,'],
		['email,,name', 'There is no column “”; there are id, created_at,'],
		['constructor', 'There is no column “constructor”; there are id, created_at,']
	])('%j are refused by name', async (columns, message) => {
		const { status, errors } = await refusalsOf(`${path}?columns=${columns}`);
		expect([status, errors[0]?.path]).toEqual([422, 'columns']);
		expect(errors[0]?.message).toContain(message);
	});

	test('that there are are taken, and an order with them', async () => {
		const { status } = await api.call(`${path}?columns=email,test,email&sort=-name&stage=sql`);
		expect(status).toBe(200);
		expect(await refusalsOf(`${path}?sort=colour`)).toMatchObject({
			...{ status: 422, errors: [{ path: 'sort' }] }
		});
	});
});

test('a quiz of another workspace is none', async () => {
	const token = await api.newToken(await aWorkspace(api.house));
	const { status } = await api.call(`/leads?quiz=${live.slug}`, { token });
	expect(status).toBe(422);
});

describe.each(['/responses', `/quizzes/${live.slug}/responses.csv`])('%s', (path) => {
	test.each(['since', 'until'])('refuses a moment that is none as %s', async (name) => {
		const { status, errors } = await refusalsOf(`${path}?${name}=yesterday`);
		expect([status, errors[0]?.path]).toEqual([422, name]);
	});

	test('refuses an end before the beginning', async () => {
		const { status, errors } = await refusalsOf(`${path}?since=2026-02-01&until=2026-01-01`);
		expect([status, errors[0]?.path]).toEqual([422, 'until']);
	});
});
