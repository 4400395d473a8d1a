import { afterEach, describe, expect, test, vi } from 'vitest';
import { httpTransport, type Sending } from '../../src/lib/runner/transport.ts';

const sending: Sending = {
	attempt: 'attempt-1',
	answers: { money: 'much' },
	hidden: {},
	locale: 'ru',
	trap: ''
};

interface Asked {
	address: string;
	headers: Headers;
	body: unknown;
}

/** The network answers with this, or is not there. */
function answering(answer: Response | null): Asked[] {
	const asked: Asked[] = [];
	vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
		asked.push({
			address,
			headers: new Headers(init.headers),
			body: JSON.parse(String(init.body))
		});
		if (!answer) throw new TypeError('Failed to fetch');
		return answer;
	});
	return asked;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
	new Response(JSON.stringify(body), { status, headers });

afterEach(() => vi.unstubAllGlobals());

test('a submission goes to the API under the key of the attempt', async () => {
	const asked = answering(json(201, { id: 'resp_1', result: { id: 'r', title: 'Done' } }));
	const outcome = await httpTransport('bant', 'mail', [2]).submit(sending);
	expect(outcome).toEqual({ state: 'done', value: { id: 'r', title: 'Done' }, id: 'resp_1' });
	expect(asked[0]?.address).toBe('/api/v1/quizzes/bant/responses');
	expect(asked[0]?.headers.get('idempotency-key')).toBe('attempt-1');
	expect(asked[0]?.headers.get('accept-language')).toBe('ru');
	expect(asked[0]?.body).toEqual({
		answers: { money: 'much' },
		hidden: {},
		locale: 'ru',
		source: 'mail',
		attempt: 'attempt-1',
		version: 2
	});
});

test('what fell into the trap is sent along', async () => {
	const asked = answering(json(201, { result: null }));
	await httpTransport('bant', '', [2]).submit({ ...sending, trap: 'x' });
	expect(asked[0]?.body).toMatchObject({ trap: 'x' });
});

describe('an answer of the server', () => {
	test.each([
		['no network', null, { state: 'again', trouble: 'offline' }],
		['503', json(503, { code: 'busy' }), { state: 'again', trouble: 'busy' }],
		[
			'503 with Retry-After',
			json(503, {}, { 'retry-after': '4' }),
			{ state: 'again', trouble: 'busy', after: 4 }
		],
		['a proxy’s page', new Response('<h1>', { status: 502 }), { state: 'again', trouble: 'busy' }],
		['429', json(429, { code: 'throttled' }), { state: 'again', trouble: 'busy' }],
		['409, in progress', json(409, { code: 'in_progress' }), { state: 'again', trouble: 'busy' }],
		[
			'409, closed',
			json(409, { code: 'quiz_closed', title: 'Over.' }),
			{ state: 'closed', message: 'Over.' }
		],
		['422, key used', json(422, { code: 'key_reused' }), { state: 'reused' }],
		[
			'422 with fields',
			json(422, { code: 'invalid', errors: [{ path: 'answers.a', message: 'No.' }] }),
			{ state: 'refused', fields: [{ path: 'answers.a', message: 'No.' }] }
		],
		[
			'422 of another version',
			json(422, { code: 'invalid', errors: [], version: 3 }),
			{ state: 'changed', version: 3 }
		],
		[
			'422 of this version',
			json(422, { code: 'invalid', errors: [], version: 2 }),
			{ state: 'refused', fields: [] }
		],
		['404, deleted', json(404, { code: 'not_found' }), { state: 'closed', message: '' }],
		['404 of something in between', json(404, {}), { state: 'failed' }],
		['413', json(413, { code: 'too_large' }), { state: 'failed' }]
	])('%s', async (_, answer, outcome) => {
		answering(answer);
		expect(await httpTransport('bant', '', [2]).submit(sending)).toEqual(outcome);
	});
});

test('the next step is asked for with the answers so far', async () => {
	const asked = answering(json(200, { next: 'email' }));
	const outcome = await httpTransport('bant', '', [2]).next(sending);
	expect(outcome).toEqual({ state: 'done', value: 'email' });
	expect(asked[0]?.address).toBe('/q/bant/next');
	expect(asked[0]?.body).toEqual({ answers: { money: 'much' }, hidden: {}, version: 2 });
});

test('the next step of another version is not taken', async () => {
	answering(json(200, { next: 'email', version: 3 }));
	const outcome = await httpTransport('bant', '', [2]).next(sending);
	expect(outcome).toEqual({ state: 'changed', version: 3 });
});

test('a start is told of, and nobody waits for it', async () => {
	const asked = answering(null);
	httpTransport('bant', 'mail', [2]).started('attempt-1');
	await expect.poll(() => asked).toHaveLength(1);
	expect(asked[0]).toMatchObject({
		address: '/q/bant/start',
		body: { attempt: 'attempt-1', source: 'mail' }
	});
});
