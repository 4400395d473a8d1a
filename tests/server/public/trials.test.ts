import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { latestTrial } from '../../../src/lib/server/services/trials/trial-view.ts';
import { endTrial, startTrial } from '../../../src/lib/server/services/trials/trials.ts';
import { flushViews } from '../../../src/lib/server/services/visits.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aSubmission } from '../../support/a-submission.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

/* Two versions of a quiz side by side, as visitors get them. */

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: ['/style.css'],
	css: '',
	parts: {}
};

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;
/** What chance says next. */
let drawn = 0;

beforeAll(async () => {
	const plain = await aHouse();
	house = { ...plain, random: { ...plain.random, fraction: () => drawn } };
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

/** The variant begins with another question. */
function another(): QuizFile {
	const file = aQuizFile();
	const role = { id: 'role', kind: 'short_text', title: 'Your role' } as const;
	return { ...file, steps: [role, ...file.steps] };
}

async function aTrial(share = 50) {
	const { slug, quizId } = await aLiveQuiz(house, workspace, aQuizFile());
	valueOf(await saveDraft(house, workspace, quizId, { definition: another() }, null));
	valueOf(await startTrial(house, workspace, quizId, { share, by: 'user_test' }));
	const get = async (query = '') => {
		const response = await app.request(`/q/${slug}${query}`);
		return { response, html: await response.text() };
	};
	const seen = async (query = '') => versionIn((await get(query)).html);
	const figures = async () => {
		await flushViews(house);
		return valueOf(await latestTrial(house, workspace, quizId))?.figures;
	};
	const call = async (path: string, body: object) => {
		const response = await app.request(`${path.replace('SLUG', slug)}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
		return { status: response.status, body: await response.text() };
	};
	return { slug, quizId, get, seen, figures, call };
}

const valueIn = (html: string, name: string) =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const versionIn = (html: string) => Number(valueIn(html, '_version'));
const titleIn = (html: string) => /id="title"[^>]*>\s*([^<]+?)\s*</.exec(html)?.[1];
const isTold = (html: string) => html.includes('class="notice" role="status"');

/** Somebody without scripts, who posts what the page carries. */
async function aReader(trial: Awaited<ReturnType<typeof aTrial>>, query = '') {
	let { html } = await trial.get(query);
	return {
		html: () => html,
		async post(fields: Record<string, string>, forged: Record<string, string> = {}) {
			const carried = ['_state', '_version', '_locale'].flatMap((name) => {
				const value = forged[name] ?? valueIn(html, name);
				return value ? [[name, value]] : [];
			});
			const body = new URLSearchParams([...carried, ...Object.entries(fields)]).toString();
			const headers = {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			};
			const response = await app.request(`/q/${trial.slug}`, { method: 'POST', body, headers });
			html = await response.text();
			return html;
		}
	};
}

describe('a visitor', () => {
	test('gets one of the two by chance, as it was asked for', async () => {
		const { seen, get, figures } = await aTrial(30);
		drawn = 0.29;
		expect(await seen()).toBe(2);
		drawn = 0.3;
		expect(await seen()).toBe(1);
		expect(titleIn((await get()).html)).toBe('What is your budget?');
		expect(await figures()).toMatchObject({ control: { visitors: 2 }, variant: { visitors: 1 } });
	});

	test('with a link of their own gets the same again, whatever chance says', async () => {
		const { seen } = await aTrial();
		for (const query of ['?rid=7', '?lid=lead-8', '?rid=9&utm_source=mail']) {
			const versions = new Set<number>();
			for (const chance of [0, 0.5, 0.99]) {
				drawn = chance;
				versions.add(await seen(query));
			}
			expect(versions.size).toBe(1);
		}
	});

	test('whose page names its version goes on with it, in a frame and another language too', async () => {
		const { get, seen, figures } = await aTrial();
		drawn = 0.99;
		expect(await seen('?_v=2')).toBe(2);
		expect(await seen('?_v=2&embed=1')).toBe(2);
		expect(await seen('?_v=2&lang=ru')).toBe(2);
		expect((await get('?_v=2')).html).toContain('"trial":true');
		// That is no new visitor.
		expect(await figures()).toMatchObject({ control: { visitors: 0 }, variant: { visitors: 0 } });
	});

	test.each(['?_v=7', '?_v=-1', '?_v=2e0', '?_v=', '?_v=999999999999'])(
		'cannot ask for another version by %s',
		async (query) => {
			const { seen } = await aTrial();
			drawn = 0.99;
			expect(await seen(query)).toBe(1);
		}
	);

	test('of a quiz without a trial cannot ask for any', async () => {
		const { slug, quizId } = await aLiveQuiz(house, workspace, aQuizFile());
		valueOf(await saveDraft(house, workspace, quizId, { definition: another() }, null));
		const response = await app.request(`/q/${slug}?_v=2`);
		const html = await response.text();
		expect([versionIn(html), html.includes('"trial":true')]).toEqual([1, false]);
		expect(response.headers.get('cache-control')).toContain('public');
	});

	test('gets a page that no cache gives to others', async () => {
		const { get } = await aTrial();
		const { response } = await get();
		expect(response.headers.get('cache-control')).toContain('private');
	});
});

describe('without scripts', () => {
	test('the visit goes on with its version to the end, and is judged by it', async () => {
		const trial = await aTrial();
		drawn = 0;
		const reader = await aReader(trial);
		// By now chance would have it otherwise.
		drawn = 0.99;
		expect(titleIn(reader.html())).toBe('Your role');
		await reader.post({ _lang: 'ru' });
		expect(versionIn(reader.html())).toBe(2);
		await reader.post({ role: 'Boss', _go: 'next' });
		expect(isTold(reader.html())).toBe(false);
		await reader.post({ _go: 'back' });
		await reader.post({ role: 'Boss', _go: 'next' });
		house.clock.advance(5000);
		await reader.post({ money: 'none', _go: 'next' });
		await reader.post({ email: '', _go: 'next' });
		expect(titleIn(reader.html())).toBe('Почитайте пока');
		expect(await trial.figures()).toMatchObject({
			control: { starts: 0 },
			variant: { starts: 1, finished: 1 }
		});
	});

	test('a forged version changes nothing of a way that was signed', async () => {
		const trial = await aTrial();
		drawn = 0;
		const reader = await aReader(trial);
		await reader.post({ role: 'Boss', _go: 'next' });
		await reader.post({ money: 'much', _go: 'next' }, { _version: '1' });
		expect([versionIn(reader.html()), isTold(reader.html())]).toEqual([2, false]);
		await reader.post({ pain: '5', _go: 'next' }, { _version: '99' });
		expect(versionIn(reader.html())).toBe(2);
	});

	test('whoever is at the variant finishes it when the trial has ended, and when the quiz was closed', async () => {
		for (const end of [
			(id: string) => endTrial(house, workspace, id, 'control', null),
			(id: string) => unpublishQuiz(house, workspace, id, { by: null })
		]) {
			const trial = await aTrial();
			drawn = 0;
			const reader = await aReader(trial);
			await reader.post({ role: 'Boss', _go: 'next' });
			valueOf<unknown>(await end(trial.quizId));
			await reader.post({ money: 'none', _go: 'next' });
			expect([versionIn(reader.html()), isTold(reader.html())]).toEqual([2, false]);
			house.clock.advance(60 * 60_000);
			const late = await reader.post({ email: '', _go: 'next' });
			// By then the variant is over: the quiz says so, or goes on with what is published.
			expect(versionIn(late)).not.toBe(2);
		}
	});
});

describe('the runner’s calls', () => {
	test('are answered by the version that they name', async () => {
		const { call, figures } = await aTrial();
		await call('/q/SLUG/start', { attempt: 'a', version: 2 });
		await call('/q/SLUG/start', { attempt: 'b', version: 99 });
		expect(await figures()).toMatchObject({ control: { starts: 1 }, variant: { starts: 1 } });
		const next = await call('/q/SLUG/next', { answers: { role: 'Boss' }, version: 2 });
		expect(JSON.parse(next.body)).toEqual({ next: 'money', version: 2 });
		const { answers } = aSubmission();
		const path = '/api/v1/quizzes/SLUG/responses';
		const taken = await call(path, { answers: { ...answers, role: 'Boss' }, version: 2 });
		expect(taken.status).toBe(201);
		const refused = await call(path, { answers: { role: 'Boss' }, version: 2, attempt: 'c' });
		// The version judged by is the page’s own: it is not loaded anew for it.
		expect(JSON.parse(refused.body)).toMatchObject({ code: 'invalid', version: 2 });
		const wrong = await call(path, { answers: { ...answers, role: 'Boss' } });
		expect(wrong.status).toBe(422);
	});
});

test('a page that was kept before the trial, or during it, does not outlive that', async () => {
	const { slug, quizId } = await aLiveQuiz(house, workspace, aQuizFile());
	const isHeld = async () =>
		(await (await app.request(`/q/${slug}`)).text()).includes('"trial":true');
	expect(await isHeld()).toBe(false);
	valueOf(await saveDraft(house, workspace, quizId, { definition: another() }, null));
	valueOf(await startTrial(house, workspace, quizId, { share: 50, by: 'user_test' }));
	drawn = 0.99;
	expect(await isHeld()).toBe(true);
	drawn = 0;
	valueOf(await endTrial(house, workspace, quizId, 'control', null));
	house.clock.advance(2 * 60 * 60_000);
	expect(await isHeld()).toBe(false);
});
