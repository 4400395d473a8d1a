import { hash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import type { QuizBundle } from '../../../src/lib/server/public/quiz-bundle.ts';
import type { LiveQuiz } from '../../../src/lib/server/services/live.ts';
import { unpublishQuiz } from '../../../src/lib/server/services/publishing.ts';
import { readTemplate } from '../../quizzes/template.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLeadQuizFile } from '../../support/a-lead-quiz.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';

const bundle: QuizBundle = {
	developing: false,
	scripts: ['/client.js', '/shared.js'],
	styles: [],
	css: '.quiz{display:grid}',
	parts: { WelcomeScreen: ['/welcome.js'], later: ['/later.js'] }
};

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;
let bant: LiveQuiz;

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
	bant = await aLiveQuiz(house, workspace, readTemplate('bant'));
});

test('the styles are in the page, which its policy knows by their hash, and what comes next is named', async () => {
	const response = await app.request(`/q/${bant.slug}`);
	const html = await response.text();
	expect(html).toContain(`<style>${bundle.css}</style>`);
	const known = `'sha256-${hash('sha256', bundle.css, 'base64')}'`;
	expect(response.headers.get('content-security-policy')).toContain(known);
	expect(html).toContain('<div id="quiz" data-ahead="/later.js">');
	// It is no module that the page names: one that is lost would be remembered as lost.
	expect(html).not.toMatch(/<link[^>]+later\.js/);
});
afterAll(() => house.store.close());

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const post = (path: string, fields: Record<string, string> | [string, string][], headers = {}) => {
	const body = new URLSearchParams(fields).toString();
	return app.request(path, {
		method: 'POST',
		body,
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'content-length': String(body.length),
			'accept-language': 'ru',
			...headers
		}
	});
};

describe('the page of a quiz', () => {
	test('is the same bytes for everybody, packed as the browser asks', async () => {
		const path = `/q/${bant.slug}`;
		const plain = await (await get(path)).text();
		const gzip = await get(path, { 'accept-encoding': 'gzip' });
		const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
		expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
		expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(plain);
		expect(brotli.headers.get('content-encoding')).toBe('br');
	});

	test('is not sent again to a browser that has it', async () => {
		const path = `/q/${bant.slug}`;
		const etag = (await get(path, { 'accept-encoding': 'br' })).headers.get('etag') ?? '';
		const again = await get(path, { 'accept-encoding': 'br', 'if-none-match': etag });
		expect(again.status).toBe(304);
		expect(await again.text()).toBe('');
	});

	test('answers HEAD without a body', async () => {
		const head = await app.request(`/q/${bant.slug}`, { method: 'HEAD' });
		expect(head.status).toBe(200);
		expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000);
		expect(await head.text()).toBe('');
	});

	test.each([
		['/q/SLUG', 'ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
		['/q/SLUG', 'de, en;q=0.5', 'en'],
		['/q/SLUG?lang=ru', 'en', 'ru'],
		['/q/SLUG?lang=xx', 'de', 'en'],
		['/q/SLUG', '', 'en']
	])('%s for a browser that likes %j is in %s', async (path, accepted, locale) => {
		const page = await get(path.replace('SLUG', bant.slug), { 'accept-language': accepted });
		expect(await page.text()).toContain(`<html lang="${locale}">`);
		expect(page.headers.get('vary')).toContain('accept-language');
	});

	test('tells nothing of how answers are weighed', async () => {
		const html = await (await get(`/q/${bant.slug}`)).text();
		for (const secret of [
			'"points"',
			'maxPoints',
			'"segments"',
			'"knockouts"',
			'"tags"',
			'"weight"'
		]) {
			expect(html).not.toContain(secret);
		}
	});

	test('runs no script but its own, may be framed, and sets no cookie', async () => {
		const { headers } = await get(`/q/${bant.slug}`);
		const csp = headers.get('content-security-policy') ?? '';
		expect(csp).toContain("default-src 'none'");
		expect(csp).toContain("script-src 'self'");
		expect(csp).not.toContain('unsafe-inline');
		expect(csp).not.toContain('frame-ancestors');
		expect(headers.get('set-cookie')).toBeNull();
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	test('keeps what an author typed from becoming markup', async () => {
		const file = { ...aLeadQuizFile('</script><script>alert(1)</script>') };
		const live = await aLiveQuiz(house, workspace, file);
		const html = await (await get(`/q/${live.slug}`)).text();
		expect(html).not.toContain('<script>alert');
	});

	test('of an unknown quiz says so', async () => {
		const page = await get('/q/nobody', { 'accept-language': 'ru' });
		expect(page.status).toBe(404);
		expect(await page.text()).toContain('По этому адресу квиза нет.');
	});

	test('of a closed quiz shows its closing message, as text below the name of the quiz', async () => {
		const live = await aLiveQuiz(house, workspace, aLeadQuizFile('Closing'));
		const message = {
			en: 'See you in May.',
			ru: 'До встречи **в мае**.\n\n<b>Пишите</b> на [почту](mailto:a@example.com).'
		};
		await unpublishQuiz(house, workspace, live.quizId, { message, by: null });
		const page = await get(`/q/${live.slug}`, { 'accept-language': 'ru' });
		expect(page.status).toBe(410);
		const html = await page.text();
		expect(html).toMatch(/<h1[^>]*>\s*Closing/);
		expect(html).toContain('<p>До встречи <strong>в мае</strong>.</p>');
		expect(html).toContain('&lt;b&gt;Пишите&lt;/b&gt; на <a href="mailto:a@example.com">почту</a>');
	});

	test('of a quiz closed less than an hour ago can be taken over by who is at it, and says so to nobody else', async () => {
		const live = await aLiveQuiz(house, workspace, aLeadQuizFile('Closing hour'));
		await unpublishQuiz(house, workspace, live.quizId, {
			message: 'See **you** in May.',
			by: null
		});
		const page = await get(`/q/${live.slug}`);
		const html = await page.text();
		expect([page.status, page.headers.get('cache-control')]).toEqual([410, 'no-store']);
		expect(html).toContain('<p>See <strong>you</strong> in May.</p>');
		expect(html).toContain('id="quiz-data"');
		expect(html).not.toMatch(/<button[^>]*value="next"/);
		house.clock.advance(60 * 60_000);
		const later = await (await get(`/q/${live.slug}`)).text();
		expect(later).toContain('<p>See <strong>you</strong> in May.</p>');
		expect(later).not.toContain('id="quiz-data"');
	});
});

describe('without JavaScript', () => {
	let path: string;
	let token: string;

	const take = async (fields: Record<string, string> | [string, string][]) => {
		const entries = Array.isArray(fields) ? fields : Object.entries(fields);
		const response = await post(path, [['_state', token], ...entries]);
		const html = await response.text();
		token = /name="_state" value="([^"]+)"/.exec(html)?.[1] ?? '';
		return { html, status: response.status, headers: response.headers };
	};
	const title = (html: string) => /<h1[^>]*>\s*([^<]+)/.exec(html)?.[1]?.trim();

	beforeEach(() => {
		path = `/q/${bant.slug}`;
		token = '';
	});

	test('each step is a form that is posted, and its page is this browser’s alone', async () => {
		const first = await take({ _go: 'start' });
		expect(title(first.html)).toBe('Что должен изменить проект?');
		expect(first.headers.get('cache-control')).toBe('private, no-cache');
		const second = await take([
			['goal', 'sales'],
			['goal', 'costs'],
			['_go', 'next']
		]);
		expect(title(second.html)).toBe('Насколько мешает то, как всё устроено сейчас?');
	});

	test('a missing answer is asked for at its place, in the language of the page', async () => {
		await take({ _go: 'start' });
		const again = await take({ _go: 'next' });
		expect(title(again.html)).toBe('Что должен изменить проект?');
		expect(again.html).toContain('Ответьте на этот вопрос.');
	});

	test('back shows the answer that was given', async () => {
		await take({ _go: 'start' });
		await take({ goal: 'sales', _go: 'next' });
		const back = await take({ _go: 'back' });
		expect(title(back.html)).toBe('Что должен изменить проект?');
		expect(back.html).toMatch(/value="sales"[^>]*checked/);
	});

	test('another language is chosen where one stands', async () => {
		await take({ _go: 'start' });
		const english = await take({ _lang: 'en' });
		expect(title(english.html)).toBe('What should the project change?');
	});

	test('a state that was touched, or belongs to another quiz, begins anew', async () => {
		await take({ _go: 'start' });
		token = `${token.slice(0, -2)}xx`;
		const anew = await take({ goal: 'sales', _go: 'next' });
		expect(title(anew.html)).toBe('Что должен изменить проект?');
	});

	test('a quiz that is closed on the way is finished; who comes now is told that it is closed', async () => {
		const live = await aLiveQuiz(house, workspace, aLeadQuizFile('Closing soon'));
		path = `/q/${live.slug}`;
		await take({ q1: 'yes', _go: 'next' });
		await unpublishQuiz(house, workspace, live.quizId, { by: null });
		expect((await get(path)).status).toBe(410);
		const next = await take({ q2: 'yes', _go: 'next' });
		expect([next.status, title(next.html)]).toEqual([200, 'Question 3']);
		house.clock.advance(60 * 60_000);
		expect((await take({ q3: 'yes', _go: 'next' })).status).toBe(410);
	});

	test('what is typed comes back as text', async () => {
		await take({ _go: 'start' });
		const { html } = await take([
			['goal', 'other'],
			['goal.other', '"><script>alert(1)</script>'.repeat(30)],
			['_go', 'next']
		]);
		expect(html).not.toContain('<script>alert');
	});

	const wholeWay = async (trap = '') => {
		await take({ _go: 'start' });
		await take({ goal: 'looking', _go: 'next' });
		await take({ role: 'gather', _go: 'next' });
		await take({ sponsor: 'unaware', _go: 'next' });
		await take({ budget: 'none', _go: 'next' });
		await take({ timeline: 'undecided', _go: 'next' });
		await take({ company_size: 'up_to_50', _go: 'next' });
		house.clock.advance(60_000);
		return take({
			'contact.name': 'Пётр',
			'contact.email': 'petr@example.com',
			'contact.consents': 'processing',
			_website: trap,
			_go: 'next'
		});
	};
	const stored = () => house.store.db.select().from(house.store.tables.responses);

	test('the end is stored once, however often it is posted, and shows the result', async () => {
		const before = (await stored()).length;
		const end = await wholeWay();
		expect(end.status).toBe(200);
		expect(end.html).not.toContain('name="_go"');
		const rows = await stored();
		expect(rows).toHaveLength(before + 1);
		expect(rows.at(-1)).toMatchObject({ quarantined: false, locale: 'ru', segment: 'cold' });
	});

	test('what fills the field that nobody sees is kept, and makes no lead', async () => {
		await wholeWay('https://spam.example');
		expect((await stored()).at(-1)).toMatchObject({ quarantined: true, leadId: null });
	});

	test('an answer beyond all measure is refused with a sentence', async () => {
		const { status, html } = await take({ goal: 'x'.repeat(300_000), _go: 'next' });
		expect(status).toBe(413);
		expect(html).toContain('слишком длинный');
	});
});

describe('what the runner asks', () => {
	const call = (path: string, body: unknown) =>
		app.request(path, {
			method: 'POST',
			body: typeof body === 'string' ? body : JSON.stringify(body),
			headers: { 'content-type': 'application/json' }
		});
	const ask = async (answers: object) =>
		(await call(`/q/${bant.slug}/next`, { answers, hidden: {} })).json();

	test('a start counts once', async () => {
		const body = { attempt: 'attempt-1', source: 'ads' };
		expect((await call(`/q/${bant.slug}/start`, body)).status).toBe(204);
		expect((await call(`/q/${bant.slug}/start`, body)).status).toBe(204);
		const { counters } = house.store.tables;
		const counts = await house.store.db.select().from(counters);
		const own = counts.filter(({ name, source }) => name === 'start' && source === 'ads');
		expect(own).toMatchObject([{ count: 1 }]);
	});

	test('the next step is the one that the whole quiz leads to', async () => {
		expect(await ask({})).toEqual({ next: 'goal', version: 1 });
		expect(await ask({ goal: ['sales'] })).toEqual({ next: 'impact', version: 1 });
		expect(await ask({ goal: ['looking'] })).toEqual({ next: 'role', version: 1 });
	});

	test.each([
		['{"answers":', 400, 'bad_json'],
		[{}, 422, 'invalid'],
		[{ answers: { role: 7 } }, 422, 'invalid'],
		[{ answers: { role: 'nobody' } }, 422, 'invalid'],
		['x'.repeat(300_000), 413, 'too_large']
	])('%j is refused as a problem', async (body, status, code) => {
		const answer = await call(`/q/${bant.slug}/next`, body);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
		expect(await answer.json()).toMatchObject({ code });
	});

	test('a quiz closed for good says so in its own words', async () => {
		const live = await aLiveQuiz(house, workspace, aLeadQuizFile('Closed for good'));
		await unpublishQuiz(house, workspace, live.quizId, { message: 'See you in May.', by: null });
		house.clock.advance(60 * 60_000);
		const answer = await call(`/q/${live.slug}/next`, { answers: {} });
		expect(await answer.json()).toMatchObject({ code: 'quiz_closed', title: 'See you in May.' });
	});
});

test.each(['/healthz', '/readyz', '/quiz.schema.json'])('%s answers', async (path) => {
	expect((await get(path)).status).toBe(200);
});

test('a database that does not answer is not ready', async () => {
	const broken = { ...house.store, ping: () => Promise.reject(new Error('gone')) };
	const response = await publicApp({ ...house, store: broken }, bundle).request('/readyz');
	expect(response.status).toBe(503);
});
