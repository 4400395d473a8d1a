import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { makePostgres, type PostgresServer } from '../../support/postgres-server.ts';
import { postgresProxy } from '../../support/postgres-proxy.ts';

const bundle = { developing: false, scripts: [], styles: [], css: '', parts: {} };

let postgres: PostgresServer;
let house: TestHouse;
let app: ReturnType<typeof publicApp>;
let slug: string;

beforeAll(async () => {
	postgres = await makePostgres({ fsync: false });
	const admin = new pg.Client({ connectionString: postgres.urlOf('postgres') });
	await admin.connect();
	await admin.query('CREATE DATABASE away');
	await admin.end();
	house = await aHouse({ store: await openStore({ databaseUrl: postgres.urlOf('away') }) });
	app = publicApp(house, bundle);
	slug = (await aLiveQuiz(house, await aWorkspace(house))).slug;
});

afterAll(async () => {
	await house.store.close();
	await postgres.remove();
});

async function answerOf(path: string, init: RequestInit = {}): Promise<unknown[]> {
	const { status, headers } = await app.request(path, init);
	return [status, headers.get('retry-after'), headers.get('content-type')?.split(';')[0]];
}

const submission = { method: 'POST', body: '{"answers":{}}' };
const json = { 'content-type': 'application/json' };

test('while the database is away everybody is asked to come again, and then all goes on', async () => {
	const page = { headers: { accept: 'text/html' } };
	expect(await answerOf(`/q/${slug}`, page)).toEqual([200, null, 'text/html']);
	await postgres.kill();
	// What was seen a second ago may be shown once more.
	house.clock.advance(1000);
	expect(await answerOf('/readyz')).toEqual([503, null, 'text/plain']);
	expect(await answerOf(`/q/${slug}`, page)).toEqual([503, '2', 'text/html']);
	const start = { method: 'POST', headers: json, body: '{"attempt":"attempt-1"}' };
	expect(await answerOf(`/q/${slug}/start`, start)).toEqual([503, '2', 'application/problem+json']);
	const post = { ...submission, headers: json };
	const submitted = await app.request(`/api/v1/quizzes/${slug}/responses`, post);
	expect(await submitted.json()).toMatchObject({ status: 503, code: 'database_away' });
	const said = house.lines.join('');
	expect(said).toContain('database_away');
	expect(said).not.toContain('_failed');
	await postgres.start();
	await vi.waitFor(async () =>
		expect(await answerOf('/readyz')).toEqual([200, null, 'text/plain'])
	);
	expect(await answerOf(`/q/${slug}`, page)).toEqual([200, null, 'text/html']);
	expect((await answerOf(`/q/${slug}/start`, start))[0]).toBe(204);
});

test('what is told of another version is not judged by the one at hand while the database cannot be asked', async () => {
	const workspace = await aWorkspace(house);
	const live = await aLiveQuiz(house, workspace);
	const progress = (version: number) => ({
		method: 'POST',
		headers: json,
		body: JSON.stringify({
			...{
				attempt: 'attempt-2',
				revision: 1,
				version,
				locale: 'en',
				path: ['money'],
				step: 'pain'
			},
			answers: { money: 'an option of that version' }
		})
	});
	const tell = async (version: number) =>
		(await app.request(`/q/${live.slug}/progress`, progress(version))).status;
	// No such version: by the one at hand.
	expect(await tell(7)).toBe(422);
	expect(await tell(live.version)).toBe(422);
	await postgres.kill();
	expect(await tell(live.version)).toBe(422);
	expect(await tell(7)).toBe(503);
	await postgres.start();
	await vi.waitFor(async () => expect(await tell(7)).toBe(422));
	expect(house.lines.join('')).not.toContain('_failed');
});

test('a database that is connected and silent is told of within two seconds', async () => {
	const proxy = await postgresProxy(postgres.urlOf('away'));
	const store = await openStore({ databaseUrl: proxy.url });
	await store.ping();
	proxy.freeze();
	const begun = performance.now();
	await expect(store.ping()).rejects.toThrow();
	expect(performance.now() - begun).toBeLessThan(4000);
	await proxy.close();
	await store.close();
});
