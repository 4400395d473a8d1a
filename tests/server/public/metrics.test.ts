import { afterEach, describe, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { watchHouse } from '../../../src/lib/server/services/present-values.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLeadQuizFile, aLeadSubmission } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { anOpenDoor, type OpenDoor } from '../../support/an-open-door.ts';
import type { Engine } from '../../support/store.ts';

const TOKEN = 'a token for the figures';
const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };

let house: TestHouse;
let door: OpenDoor;

async function open(engine: Engine, config: Partial<TestHouse['config']> = {}): Promise<void> {
	house = await aHouse({ engine, config });
	door = await anOpenDoor(house);
}

afterEach(async () => {
	await door.close();
	await house.store.close();
});

describe('figures are read', () => {
	test.each([
		['by this machine itself', {}, 200],
		['by the token', { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' }, 200],
		['by no wrong token', { authorization: 'Bearer another token' }, 401],
		['by nobody through a proxy that names its client', { 'x-forwarded-for': '127.0.0.1' }, 401],
		['by nobody through a proxy that says so', { forwarded: 'for=127.0.0.1' }, 401],
		['by nobody through a proxy that names itself', { via: '1.1 caddy' }, 401],
		['by nobody under the public name', { host: 'quiz.example.com' }, 401],
		['by nobody under a name that begins like this machine', { host: 'localhost.example' }, 401]
	])('%s', async (_, headers, status) => {
		await open('sqlite', { metricsToken: TOKEN });
		expect((await door.get('/metrics', headers)).status).toBe(status);
	});

	test('by no token where none is set', async () => {
		await open('sqlite');
		const headers = { authorization: 'Bearer undefined' };
		expect((await door.get('/metrics', headers)).status).toBe(401);
	});

	test('by nobody from another machine', async () => {
		await open('sqlite', { metricsToken: TOKEN });
		const app = publicApp(house, bundle);
		const incoming = {
			httpVersion: '1.1',
			socket: { remoteAddress: '203.0.113.7' },
			headers: { host: 'localhost' }
		};
		expect((await app.request('/metrics', {}, { incoming })).status).toBe(401);
		expect((await app.request('/metrics')).status).toBe(401);
	});
});

describe.each<Engine>(['sqlite', 'postgres'])('figures on %s', (engine) => {
	test('tell of requests, submissions, commits and what waits, by no name of anybody', async () => {
		await open(engine);
		watchHouse(house);
		const quiz = await aLiveQuiz(house, await aWorkspace(house), aLeadQuizFile());
		const path = `/api/v1/quizzes/${quiz.slug}/responses`;
		const key = { 'idempotency-key': 'attempt-1' };
		await door.post(path, aLeadSubmission(1, 'yes'), key);
		await door.post(path, aLeadSubmission(1, 'yes'), key);
		await door.post(path, { answers: {} });
		await door.get(`/q/${quiz.slug}?utm_source=spring`);
		await door.get(`/secret-of-anna`);
		const figures = async () => (await door.get('/metrics')).text;
		await expect.poll(figures).toContain('route="none"');
		const text = await figures();
		const count = 'quizsilver_http_request_duration_seconds_count';
		const route = 'method="POST",route="/api/v1/quizzes/:id/responses"';
		expect(text).toContain(`${count}{surface="api",${route},status="201"} 2`);
		expect(text).toContain(`${count}{surface="api",${route},status="422"} 1`);
		expect(text).toContain(`{surface="page",method="GET",route="/q/:slug",status="200"} 1`);
		expect(text).toContain('quizsilver_submissions_total{outcome="stored"} 1');
		expect(text).toContain('quizsilver_submissions_total{outcome="repeated"} 1');
		expect(text).toContain('quizsilver_submissions_total{outcome="invalid"} 1');
		expect(text).toContain('quizsilver_commit_batch_size_sum 2');
		expect(text).toContain('quizsilver_submissions_waiting 0');
		expect(text).toContain('quizsilver_deliveries_queued 0');
		expect(/quizsilver_database_connections \d/.test(text)).toBe(engine === 'postgres');
		expect(text).not.toMatch(/ten-questions|quiz_|ws_|lead1|example\.com|spring|anna/);
	});

	test('leave out what cannot be read', async () => {
		await open(engine);
		house.meter.watch(() => Promise.reject(new Error('on purpose')));
		house.meter.watch(() => ({ quizsilver_deliveries_due: 3 }));
		const { status, text } = await door.get('/metrics');
		expect(status).toBe(200);
		expect(text).toContain('quizsilver_deliveries_due 3');
		expect(text).not.toMatch(/^quizsilver_deliveries_queued/m);
	});
});
