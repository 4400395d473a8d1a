import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiRoutes } from '../../../src/lib/server/public/api/api-routes.ts';
import { completeSubmission } from '../../../src/lib/server/services/submissions.ts';
import { createToken } from '../../../src/lib/server/services/tokens.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { openEmptyStore } from '../../support/store.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';

let house: TestHouse;
let live: LiveQuiz;
let server: Server;
let base: string;
let authorization: string;

beforeAll(async () => {
	house = await aHouse({ store: await openEmptyStore('sqlite', 'disk') });
	const workspace = await aWorkspace(house);
	live = await aLiveQuiz(house, workspace);
	const scopes = ['read', 'write'] as const;
	const { token } = valueOf(await createToken(house, workspace, { name: 'x', scopes }, null));
	authorization = `Bearer ${token}`;
	const app = new Hono().route('/api/v1', apiRoutes(house));
	server = createServer(getRequestListener(app.fetch));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
});

afterAll(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await house.store.close();
});

const json = { 'content-type': 'application/json' };
const post = (path: string, body: BodyInit, headers: Record<string, string> = json) => {
	const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
	return fetch(`${base}${path}`, { method: 'POST', body, headers, ...streamed });
};

test('a body is taken over the wire, with its length told and in chunks', async () => {
	const body = JSON.stringify(aSubmission());
	const path = `/quizzes/${live.slug}/responses`;
	expect((await post(path, body)).status).toBe(201);
	expect((await post(path, new Blob([body]).stream())).status).toBe(201);
});

test('a body that is too large is refused, with its length told and in chunks; the server goes on', async () => {
	const path = `/quizzes/${live.slug}/responses`;
	const large = JSON.stringify({ answers: {}, hidden: { a: 'x'.repeat(1_000_000) } });
	for (const body of [large, new Blob([large]).stream()]) {
		const answer = await post(path, body);
		expect(answer.status).toBe(413);
		expect(await answer.json()).toMatchObject({ code: 'too_large', status: 413 });
	}
	expect((await post(path, JSON.stringify(aSubmission()))).status).toBe(201);
});

test('a definition may be larger, and its token is looked at before it is read', async () => {
	const large = JSON.stringify({ title: 'x'.repeat(1_000_000) });
	const refused = await post('/quizzes', large, { ...json, authorization });
	expect(refused.status).toBe(422);
	expect((await post('/quizzes', large)).status).toBe(401);
});

test('below its mount the API knows its own addresses', async () => {
	const get = async (path: string, method = 'GET') => {
		const answer = await fetch(`${base}${path}`, { method, headers: { authorization } });
		return [answer.status, answer.headers.get('allow')];
	};
	expect(await get('/nothing')).toEqual([404, null]);
	expect(await get('/deliveries/x', 'DELETE')).toEqual([405, 'GET']);
	expect(await get('/quizzes/v1', 'POST')).toEqual([405, 'GET, PATCH, PUT, DELETE']);
	expect(await get('/leads', 'HEAD')).toEqual([200, null]);
	expect(await get('/quizzes/%E0%A4')).toEqual([404, null]);
});

test('a file comes in chunks, and nobody minds a reader who leaves', async () => {
	for (let n = 0; n < 3; n += 1) {
		const answers = { ...aSubmission().answers, email: `reader${n}@example.com` };
		valueOf(await completeSubmission(house, live, aSubmission({ answers })));
	}
	const path = `${base}/quizzes/${live.slug}/responses.csv`;
	const whole = await (await fetch(path, { headers: { authorization } })).text();
	expect(whole).toContain('reader2@example.com');
	const left = new AbortController();
	const answer = await fetch(path, { headers: { authorization }, signal: left.signal });
	left.abort();
	await expect(answer.text()).rejects.toThrow();
	expect((await fetch(`${base}/leads`, { headers: { authorization } })).status).toBe(200);
});
