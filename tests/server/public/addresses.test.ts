import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { changeAddress, type AddressInput } from '../../../src/lib/server/services/addresses.ts';
import { quizCounts } from '../../../src/lib/server/services/counts.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { createQuiz } from '../../../src/lib/server/services/quizzes.ts';
import { flushViews } from '../../../src/lib/server/services/visits.ts';
import { openStore } from '../../../src/lib/server/storage/open.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { PDF } from '../../support/some-bytes.ts';
import { copyTemplate } from '../../support/store.ts';
import { valueOf } from '../../support/value-of.ts';

const bundle = { developing: false, scripts: ['/client.js'], styles: [], css: '', parts: {} };

const opened: TestHouse[] = [];
afterAll(() => Promise.all(opened.map(({ store }) => store.close())));

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;
let live: LiveQuiz;

beforeEach(async () => {
	house = await aHouse();
	opened.push(house);
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
	const file = aQuizFile({ title: 'New quiz' });
	const plan = { id: 'plan', kind: 'file', title: 'A plan' } as const;
	live = await aLiveQuiz(house, workspace, { ...file, steps: [...file.steps, plan] });
});

const move = async (input: AddressInput) =>
	valueOf(await changeAddress(house, workspace, live.quizId, input, null));
const get = (path: string, headers = {}) => app.request(path, { headers });
const json = (path: string, body: unknown) =>
	app.request(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

describe('at a former address', () => {
	test('whoever comes is led on with all that the link says, and nobody keeps that', async () => {
		await move({ slug: 'lead-check' });
		for (const [asked, led] of [
			['/q/new-quiz', '/q/lead-check'],
			[
				'/q/new-quiz?embed=1&utm_source=a+b&x=%D1%8F',
				'/q/lead-check?embed=1&utm_source=a+b&x=%D1%8F'
			]
		] as const) {
			const answer = await get(asked);
			expect([answer.status, answer.headers.get('location')]).toEqual([301, led]);
			expect(answer.headers.get('cache-control')).toBe('no-store');
		}
		const head = await app.request('/q/new-quiz', { method: 'HEAD' });
		expect([head.status, head.headers.get('location')]).toEqual([301, '/q/lead-check']);
		expect((await get(`/q/${live.quizId}`)).status).toBe(200);
	});

	test('a view is counted where the page is shown, once', async () => {
		await move({ slug: 'lead-check' });
		await get('/q/new-quiz');
		await get('/q/lead-check');
		await flushViews(house);
		const counts = await quizCounts(house, workspace, [live.quizId]);
		expect(counts[live.quizId]?.views).toBe(1);
	});

	test('what an open page sends arrives: starts, questions, files, answers, and forms without scripts', async () => {
		await move({ slug: 'lead-check' });
		expect((await json('/q/new-quiz/start', { attempt: 'a-1' })).status).toBe(204);
		const next = await json('/q/new-quiz/next', { answers: {} });
		expect(await next.json()).toMatchObject({ version: 1 });
		const form = new FormData();
		form.append('plan', new File([new Uint8Array(PDF)], 'plan.pdf', { type: 'application/pdf' }));
		const sent = { method: 'POST', body: form };
		const upload = await app.request('/api/v1/quizzes/new-quiz/uploads', sent);
		expect(upload.status).toBe(201);
		const { id } = await upload.json();
		const { answers } = aSubmission();
		const body = { answers: { ...answers, plan: [id] }, attempt: 'a-1' };
		const taken = await json('/api/v1/quizzes/new-quiz/responses', body);
		expect(taken.status).toBe(201);
		expect(await taken.json()).toMatchObject({ id: expect.stringMatching(/^resp_/) });
		const posted = await app.request('/q/new-quiz', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' }
		});
		expect(posted.status).toBe(200);
	});

	test('a quiz that is closed says so at its own address, and one never published nothing', async () => {
		await move({ slug: 'lead-check' });
		valueOf(await unpublishQuiz(house, workspace, live.quizId, { by: null }));
		house.clock.advance(60 * 60_000);
		expect((await get('/q/new-quiz')).headers.get('location')).toBe('/q/lead-check');
		expect((await get('/q/lead-check')).status).toBe(410);
		const definition = aQuizFile({ title: 'Secret plans' });
		const { id } = valueOf(await createQuiz(house, workspace, { definition }, null));
		valueOf(await changeAddress(house, workspace, id, { slug: 'not-yet' }, null));
		const statuses = ['/q/secret-plans', '/q/not-yet'].map(
			async (path) => (await get(path)).status
		);
		expect(await Promise.all(statuses)).toEqual([404, 404]);
	});

	test('that was released there is nothing', async () => {
		await move({ slug: 'lead-check' });
		expect((await get('/q/new-quiz')).status).toBe(301);
		await move({ release: ['new-quiz'] });
		expect((await get('/q/new-quiz')).status).toBe(404);
	});
});

test('there and back again no address leads in a circle', async () => {
	await move({ slug: 'lead-check' });
	expect((await get('/q/new-quiz')).status).toBe(301);
	await move({ slug: 'new-quiz' });
	expect((await get('/q/new-quiz')).status).toBe(200);
	expect((await get('/q/lead-check')).headers.get('location')).toBe('/q/new-quiz');
});

test('the page that was rendered before is not shown at the new address: it names the one it is at', async () => {
	const before = await get('/q/new-quiz');
	expect(await before.text()).toContain('"slug":"new-quiz"');
	const etag = before.headers.get('etag') ?? '';
	await move({ slug: 'lead-check' });
	const after = await get('/q/lead-check', { 'if-none-match': etag });
	expect(after.status).toBe(200);
	expect(await after.text()).toContain('"slug":"lead-check"');
});

test('what one process changes, the other knows: the new address at once, the old one within a second', async () => {
	const databaseUrl = await copyTemplate();
	const [one, other] = [
		await aHouse({ store: await openStore({ databaseUrl }) }),
		await aHouse({ store: await openStore({ databaseUrl }) })
	];
	opened.push(one, other);
	const owner = await aWorkspace(one);
	const { quizId } = await aLiveQuiz(one, owner, aQuizFile({ title: 'New quiz' }));
	const door = publicApp(other, bundle);
	const status = async (path: string) => (await door.request(path)).status;
	expect(await status('/q/new-quiz')).toBe(200);
	valueOf(await changeAddress(one, owner, quizId, { slug: 'lead-check' }, null));
	expect(await status('/q/lead-check')).toBe(200);
	expect(await status('/q/new-quiz')).toBe(200);
	other.clock.advance(1000);
	expect(await status('/q/new-quiz')).toBe(301);
	valueOf(await changeAddress(one, owner, quizId, { release: ['new-quiz'] }, null));
	other.clock.advance(1000);
	expect(await status('/q/new-quiz')).toBe(404);
	await Promise.all([flushViews(one), flushViews(other)]);
});
