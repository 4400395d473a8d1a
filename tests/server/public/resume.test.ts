import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { publishQuiz, unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import {
	deletePartial,
	getPartial,
	listPartials
} from '../../../src/lib/server/services/partials.ts';
import { linkTo } from '../../../src/lib/server/services/link-token.ts';
import { deleteQuiz, saveDraft } from '../../../src/lib/server/services/quizzes.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';
import { valueOf } from '../../support/value-of.ts';

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: ['/style.css'],
	css: '',
	parts: {}
};
const LOST = 'This link is no longer valid.';

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;
let made = 0;

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

const STOPPED = {
	attempt: 'attempt_of_anna',
	revision: 3,
	answers: { money: 'much' },
	path: ['money'],
	step: 'pain',
	locale: 'en'
};

/** Somebody who stopped at the second question. */
async function somebody(file: Partial<QuizFile> = {}) {
	made += 1;
	const live = await aLiveQuiz(house, workspace, aQuizFile({ title: `Resumed ${made}`, ...file }));
	const post = async (call: string, body: object) => {
		const said = JSON.stringify(body);
		const headers = { 'content-type': 'application/json', 'content-length': `${said.length}` };
		const response = await app.request(`/q/${live.slug}/${call}`, {
			method: 'POST',
			body: said,
			headers
		});
		const answer: unknown = await response.json();
		return { status: response.status, answer };
	};
	const tell = (way: object = {}) => post('progress', { ...STOPPED, ...way });
	const link = async (attempt = STOPPED.attempt) => {
		const { answer } = await post('link', { attempt });
		return new URL((answer as { url: string }).url);
	};
	const open = async (url: URL | string) => {
		const path = typeof url === 'string' ? url : url.pathname + url.search;
		const response = await app.request(path);
		return { status: response.status, headers: response.headers, html: await response.text() };
	};
	const found = () => getPartial(house, workspace, live.quizId, STOPPED.attempt);
	return { live, post, tell, link, open, found };
}

const placeIn = (html: string) => {
	const written = /id="quiz-data">(.*)<\/script>/.exec(html)?.[1] ?? '{}';
	return JSON.parse(written).place;
};

test('how far somebody is is kept, the newest of it, and its answers are checked', async () => {
	const { tell, found } = await somebody();
	expect(await tell()).toEqual({ status: 200, answer: { state: 'kept', revision: 3 } });
	expect(await tell({ revision: 2, step: 'money', path: [] })).toEqual({
		status: 200,
		answer: { state: 'older', revision: 3 }
	});
	expect(valueOf(await found()).partial).toMatchObject({
		path: ['money'],
		step: 'pain',
		answers: { money: 'much' },
		revision: 3
	});
	expect((await tell({ revision: 4, answers: { money: 'nothing like it' } })).status).toBe(422);
	expect((await tell({ revision: 0 })).status).toBe(422);
	expect((await tell({ revision: 1e12 })).status).toBe(422);
	expect((await tell({ attempt: '' })).status).toBe(422);
	await tell({ revision: 5, answers: { money: 'some', stranger: 1 }, path: ['money', 'stranger'] });
	expect(valueOf(await found()).partial).toMatchObject({
		answers: { money: 'some' },
		path: ['money']
	});
	// Nobody is past the step that they stand at.
	await tell({ revision: 6, path: ['money', 'pain', 'goals'], step: 'pain' });
	expect(valueOf(await found()).partial).toMatchObject({ path: ['money'], step: 'pain' });
});

test('any page may tell it, as a frame without an origin does', async () => {
	const { live } = await somebody();
	const asked = await app.request(`/q/${live.slug}/progress`, { method: 'OPTIONS' });
	expect(asked.status).toBe(204);
	expect(asked.headers.get('access-control-allow-origin')).toBe('*');
	expect(asked.headers.get('access-control-allow-headers')).toContain('content-type');
});

test('a link opens the quiz where somebody stopped, and nobody keeps or passes on the page', async () => {
	const { tell, link, open } = await somebody();
	await tell();
	const { status, headers, html } = await open(await link());
	expect(status).toBe(200);
	expect(placeIn(html)).toEqual({
		path: ['money'],
		step: 'pain',
		answers: { money: 'much' },
		hidden: {},
		attempt: STOPPED.attempt,
		revision: 3
	});
	expect(html).toContain('How much does it hurt?');
	expect(headers.get('cache-control')).toBe('no-store');
	expect(headers.get('referrer-policy')).toBe('no-referrer');
	expect(headers.get('etag')).toBeNull();
});

test('a link speaks the language that was chosen', async () => {
	const title = { en: 'Hello', ru: 'Привет' };
	const { tell, link, open } = await somebody({ welcome: { title } });
	await tell({ locale: 'ru' });
	expect((await open(await link())).html).toContain('<html lang="ru">');
});

test('without scripts the way goes on from the link, and is one response', async () => {
	const { live, tell, link, open } = await somebody();
	await tell();
	let { html } = await open(await link());
	for (const fields of [{ pain: '5' }, { goals: 'leads' }, { email: 'anna@example.com' }]) {
		const state = /name="_state" value="([^"]+)"/.exec(html)?.[1] ?? '';
		const body = new URLSearchParams({ ...fields, _state: state }).toString();
		const response = await app.request(`/q/${live.slug}`, {
			method: 'POST',
			body,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': String(body.length)
			}
		});
		html = await response.text();
	}
	expect(html).toContain('We will call you');
	const rows = await house.store.db.select().from(house.store.tables.responses);
	const [row, ...others] = rows.filter(({ quizId }) => quizId === live.quizId);
	expect(others).toEqual([]);
	expect(row).toMatchObject({ idempotencyKey: STOPPED.attempt, answers: { money: 'much' } });
	const { items } = await listPartials(house, workspace, live.quizId, {});
	expect(items).toEqual([]);
	expect((await tell({ revision: 9 })).answer).toEqual({ state: 'finished' });
	// The link shows what came of it from now on.
	const again = await open(`/q/${live.slug}?resume=${await tokenFor(live.slug, live.quizId)}`);
	expect(again.html).toContain('We will call you');
});

async function tokenFor(slug: string, quizId: string): Promise<string> {
	return new URL(linkTo(house, 'resume', { slug, quizId }, STOPPED.attempt)).search.slice(8);
}

test('a link that is forged, old, another quiz’s or another purpose’s begins the quiz anew and says so', async () => {
	const { live, tell, link, open } = await somebody();
	await tell();
	const url = await link();
	const token = url.searchParams.get('resume') ?? '';
	const other = await somebody();
	await other.tell();
	const foreign = (await other.link()).searchParams.get('resume') ?? '';
	const [until, attempt, signed] = token.split('.');
	const later = `${until?.slice(0, -1)}z.${attempt}.${signed}`;
	for (const bad of [
		`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
		later,
		foreign,
		new URL(linkTo(house, 'forget', live, STOPPED.attempt)).search.slice('?link='.length),
		'',
		'x',
		'a.b.c',
		`${token}.d`,
		'%00',
		'a'.repeat(5000)
	]) {
		const { status, html, headers } = await open(`/q/${live.slug}?resume=${bad}`);
		expect([bad.slice(0, 9), status]).toEqual([bad.slice(0, 9), 200]);
		expect(html).toContain(LOST);
		expect(placeIn(html).answers).toEqual({});
		expect(headers.get('cache-control')).toBe('no-store');
	}
	expect((await open(url)).html).not.toContain(LOST);
	house.clock.set(house.clock.now() + 31 * 86_400_000);
	expect((await open(url)).html).toContain(LOST);
});

test('a link to what was deleted begins the quiz anew', async () => {
	const { live, tell, link, open } = await somebody();
	await tell();
	const url = await link();
	valueOf(await deletePartial(house, workspace, live.quizId, STOPPED.attempt, null));
	expect((await open(url)).html).toContain(LOST);
});

test('a link to go on by deletes nothing, nor does one that is forged', async () => {
	const { live, tell, found } = await somebody();
	await tell();
	const forget = linkTo(house, 'forget', live, STOPPED.attempt);
	const post = async (link: string) =>
		(await app.request(`/q/${live.slug}/forget?link=${link}`, { method: 'POST' })).text();
	const token = new URL(forget).searchParams.get('link') ?? '';
	const resume = await tokenFor(live.slug, live.quizId);
	for (const bad of [resume, `${token}A`, '']) {
		expect(await post(bad)).toContain('There is nothing to delete');
		expect((await found()).ok).toBe(true);
	}
	expect(await post(token)).toContain('Your answers have been deleted');
	expect((await found()).ok).toBe(false);
});

test('who is at a quiz that is unpublished is heard for an hour; at one that is deleted, no longer', async () => {
	const { live, tell, post, found } = await somebody();
	await tell();
	valueOf(await unpublishQuiz(house, workspace, live.quizId, { by: null }));
	expect((await tell({ revision: 4, step: 'pain' })).status).toBe(200);
	house.clock.advance(60 * 60_000);
	const closed = await tell({ revision: 5 });
	expect(closed).toMatchObject({ status: 409, answer: { code: 'quiz_closed' } });
	expect(valueOf(await found()).partial.revision).toBe(4);
	const other = await somebody();
	await other.tell();
	valueOf(await deleteQuiz(house, workspace, other.live.quizId, null));
	const calls = [
		other.tell({ revision: 4 }),
		other.post('link', { attempt: STOPPED.attempt }),
		other.post('next', { answers: {} }),
		other.post('start', { attempt: STOPPED.attempt }),
		other.post('details', { attempt: STOPPED.attempt, details: {} })
	];
	for (const call of await Promise.all(calls))
		expect(call).toMatchObject({ status: 404, answer: { code: 'not_found' } });
	expect(await post('link', { attempt: 'a stranger' })).toMatchObject({ status: 409 });
});

test('where the quiz was published anew, what still holds is kept', async () => {
	const { live, tell, link, open } = await somebody();
	await tell({ answers: { money: 'much', pain: 5 }, path: ['money', 'pain'], step: 'goals' });
	const url = await link();
	const file = aQuizFile({ title: live.title as string });
	const [money, pain, ...rest] = file.steps;
	const goneSteps = money && pain ? [money, { ...pain, kind: 'yes_no' as const }, ...rest] : [];
	const changed = { ...file, steps: goneSteps.map((step) => cleaned(step)) };
	valueOf(await saveDraft(house, workspace, live.quizId, { definition: changed }, null));
	valueOf(await publishQuiz(house, workspace, live.quizId, { by: 'user_test' }));
	const { html } = await open(url);
	expect(placeIn(html)).toMatchObject({ step: 'pain', answers: { money: 'much' } });
	expect(html).toContain('The questions have changed since you began');
});

/** A yes/no has no stars. */
function cleaned(step: object): object {
	if (!('kind' in step) || step.kind !== 'yes_no') return step;
	return { id: 'pain', kind: 'yes_no', title: 'Does it hurt?' };
}

test('what is told of the way is nowhere in the log', async () => {
	const { tell, link, open } = await somebody();
	await tell();
	const url = await link();
	await open(url);
	const token = url.searchParams.get('resume') ?? '';
	expect(house.lines.join('\n')).not.toContain(token.slice(0, 20));
	expect(house.lines.join('\n')).not.toContain(STOPPED.attempt);
});
