import { afterAll, describe, expect, test } from 'vitest';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { anApi } from '../../support/an-api.ts';
import { openEmptyStore } from '../../support/store.ts';

const api = await anApi({ store: await openEmptyStore('sqlite', 'disk') });
afterAll(() => api.house.store.close());
const live = await aLiveQuiz(api.house, api.workspace);
const other = await aLiveQuiz(api.house, api.workspace);

async function send(slug: string, email: string, money: string) {
	api.house.clock.advance(60_000);
	const answers = { money, pain: 3, email };
	const path = `/quizzes/${slug}/responses`;
	const { status, body } = await api.call(path, { method: 'POST', body: { answers } });
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body;
}

await send(live.slug, 'anna@example.com', 'much');
await send(live.slug, 'bob@example.com', 'none');
await send(other.slug, 'anna@example.com', 'none');
const mark = new Date(api.house.clock.now()).toISOString();
await send(other.slug, 'carl@example.com', 'some');

describe('responses', () => {
	const count = async (query: string) => (await api.call(`/responses?${query}`)).items.length;

	test.each([
		['', 4],
		[`quiz=${live.slug}`, 2],
		[`quiz=${live.quizId}`, 2],
		['segment=warm', 2],
		['segment=cold', 2],
		['segment=cold&quiz=is-it-a-fit', 1],
		['segment=hot', 0],
		[`since=${mark}`, 2],
		[`until=${mark}`, 2],
		['since=2026-01-15', 4],
		['since=2026-01-16', 0],
		['until=2026-01-15T12:02:00', 1],
		['until=2026-01-15T15:02:00%2B03:00', 1],
		['limit=3', 3]
	])('%j finds %d', async (query, expected) => {
		expect(await count(query)).toBe(expected);
	});

	test('of one lead', async () => {
		const { items } = await api.call('/leads?q=anna');
		expect(await count(`lead=${items[0]?.id}`)).toBe(2);
	});

	test('go page by page, the newest first, each once', async () => {
		const ids: string[] = [];
		let next: string | null = '';
		while (next !== null) {
			const query: string = next === '' ? '' : `&cursor=${next}`;
			const { body, items } = await api.call(`/responses?limit=3${query}`);
			ids.push(...items.map(({ id = '' }) => id));
			next = body.next ?? null;
		}
		expect(ids).toHaveLength(4);
		expect(ids).toEqual([...new Set(ids)].sort().reverse());
	});

	test('one tells its answers, receipt and result', async () => {
		const { items } = await api.call('/responses?limit=1');
		const one = await api.call(`/responses/${items[0]?.id}`);
		expect(one.body).toMatchObject({
			...items[0],
			answers: { money: 'some', pain: 3, goals: null, email: 'carl@example.com' },
			receipt: { total: 20, segment: 'warm' },
			result: { id: 'read' }
		});
		expect((await api.call('/responses/resp_none')).status).toBe(404);
	});
});

describe('leads', () => {
	test.each([
		['', ['carl', 'bob', 'anna']],
		['segment=warm', ['carl', 'anna']],
		['segment=cold', ['bob']],
		[`quiz=${other.slug}`, ['carl', 'anna']],
		[`quiz=${other.slug}&segment=cold`, ['anna']],
		['stage=mql', ['carl', 'anna']],
		['q=BOB@', ['bob']]
	])('%j finds %j', async (query, expected) => {
		const { items } = await api.call(`/leads?${query}`);
		const names = items.map(({ email }) => email?.split('@')[0]);
		expect(names).toEqual(expected);
	});

	test('one tells its quizzes, responses, history and consents', async () => {
		const [found] = (await api.call('/leads?q=anna')).items;
		const { body } = await api.call(`/leads/${found?.id}`);
		expect(body).toMatchObject({
			email: 'anna@example.com',
			segment: 'warm',
			quiz: live.quizId,
			sequence: 2,
			quizzes: [
				{ quiz: other.quizId, segment: 'cold' },
				{ quiz: live.quizId, segment: 'warm' }
			],
			consents: []
		});
		expect(body.responses).toHaveLength(2);
		expect(body.history).toContainEqual(
			expect.objectContaining({ kind: 'segment', from: null, to: 'warm' })
		);
	});
});

describe('files', () => {
	test.each([
		[`/quizzes/${live.slug}/responses.csv`, 'text/csv', `responses-${live.slug}.csv`, 3],
		[
			`/quizzes/${live.slug}/responses.ndjson`,
			'application/x-ndjson',
			`responses-${live.slug}.ndjson`,
			2
		],
		[
			`/quizzes/${live.slug}/responses.csv?segment=warm&since=2026-01-01`,
			'text/csv',
			`responses-${live.slug}.csv`,
			2
		],
		['/leads.csv', 'text/csv', 'leads.csv', 4],
		['/leads.ndjson', 'application/x-ndjson', 'leads.ndjson', 3],
		[`/leads.ndjson?quiz=${other.slug}`, 'application/x-ndjson', 'leads.ndjson', 2]
	])('%s', async (path, type, name, lines) => {
		const answer = await api.call(path);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
		expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
		expect(answer.text.trimEnd().split('\n')).toHaveLength(lines);
	});

	test('of leads have the columns that are asked for, in the order of the list', async () => {
		const { text } = await api.call('/leads.csv?columns=email,notes,percent&sort=-name');
		const [head, ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
		expect(head).toBe('email,notes,percent');
		const { body } = await api.call('/leads?sort=-name');
		const listed = body.items?.map((one) => [one.email ?? '', 0, one['percent']].join(','));
		expect(rows).toEqual(listed);
	});

	test.each([`/quizzes/${live.slug}/responses.xlsx`, '/leads.xlsx'])('%s', async (path) => {
		const answer = await api.call(path);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe(
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
		);
		expect(answer.text.startsWith('PK')).toBe(true);
	});

	test('of nothing are 404', async () => {
		expect((await api.call('/quizzes/nothing/responses.csv')).status).toBe(404);
	});
});

describe('destinations and deliveries', () => {
	test('a destination is made, listed, changed, tested, rotated and deleted', async () => {
		const body = {
			name: 'CRM',
			url: 'https://crm.example.com/hook',
			events: ['response.completed']
		};
		const made = await api.call('/destinations', { method: 'POST', body });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			...body,
			secret: expect.stringMatching(/^whsec_/),
			state: 'active'
		});
		const path = `/destinations/${made.body.id}`;
		const { secret, ...view } = made.body;
		expect((await api.call(path)).body).toEqual(view);
		expect((await api.call('/destinations')).body).toEqual({ items: [view], next: null });
		expect((await api.call('/destinations')).text).not.toContain(secret);
		const renamed = await api.call(path, { method: 'PUT', body: { ...body, name: 'New' } });
		expect(renamed.body).toMatchObject({ name: 'New' });
		expect((await api.call(`${path}/ping`, { method: 'POST' })).status).toBe(202);
		const rotated = (await api.call(`${path}/rotate-secret`, { method: 'POST' })).body;
		expect(rotated.secret).not.toBe(secret);

		await api.call(`/quizzes/${live.slug}/responses`, { method: 'POST', body: aSubmission() });
		const log = (await api.call(`/deliveries?destination=${made.body.id}`)).items;
		expect(log.map(({ event }) => event)).toEqual(['response.completed', 'ping']);
		const one = await api.call(`/deliveries/${log[0]?.id}`);
		expect(one.body).toMatchObject({
			state: 'queued',
			log: [],
			payload: { type: 'response.completed', data: { segment: { id: 'hot' } } }
		});
		const early = await api.call(`/deliveries/${log[0]?.id}/redeliver`, { method: 'POST' });
		expect([early.status, early.body.code]).toEqual([409, 'not_repeatable']);
		expect((await api.call(`${path}/redeliver`, { method: 'POST' })).body).toEqual({ queued: 0 });
		expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
		expect((await api.call('/deliveries?state=cancelled')).body.items).toHaveLength(2);
	});

	test.each([
		['http://169.254.169.254/latest', 'url'],
		['not an address', 'url'],
		['ftp://example.com', 'url']
	])('%s is refused at its field, in the language asked for', async (url, path) => {
		const answer = await api.call('/destinations', {
			method: 'POST',
			body: { name: 'x', url, events: ['lead.qualified'] },
			headers: { 'accept-language': 'ru' }
		});
		expect(answer.status).toBe(422);
		expect(answer.body.errors).toEqual([{ path, message: expect.stringMatching(/[а-я]/i) }]);
	});
});
