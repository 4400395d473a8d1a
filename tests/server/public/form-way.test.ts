import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { publicApp } from '../../../src/lib/server/public/public-app.ts';
import { aHouse, type TestHouse } from '../../support/a-house.ts';
import { aLiveQuiz } from '../../support/a-live-quiz.ts';
import { aContactFile, aQuizFile } from '../../support/a-quiz.ts';
import { aWorkspace } from '../../support/a-workspace.ts';

const bundle = {
	developing: false,
	scripts: ['/client.js'],
	styles: [],
	css: '.quiz{}',
	parts: {}
};

let house: TestHouse;
let workspace: string;
let app: ReturnType<typeof publicApp>;

beforeAll(async () => {
	house = await aHouse();
	workspace = await aWorkspace(house);
	app = publicApp(house, bundle);
});
afterAll(() => house.store.close());

/** A browser without scripts at the quiz's page: posts what it is given with the state of the page before. */
async function aVisitor(file: QuizFile) {
	const { slug, quizId } = await aLiveQuiz(house, workspace, file);
	let state = '';
	return {
		quizId,
		async post(fields: Record<string, string>): Promise<string> {
			const body = new URLSearchParams({ ...fields, ...(state && { _state: state }) }).toString();
			const response = await app.request(`/q/${slug}`, {
				method: 'POST',
				body,
				headers: {
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': String(body.length)
				}
			});
			const html = await response.text();
			state = /name="_state" value="([^"]+)"/.exec(html)?.[1] ?? '';
			return html;
		}
	};
}

async function startsOf(quizId: string): Promise<number[]> {
	const { counters } = house.store.tables;
	const rows = await house.store.db.select().from(counters);
	return rows
		.filter((row) => row.quizId === quizId && row.name === 'start')
		.map(({ count }) => count);
}

const welcome = { title: { en: 'Hello', ru: 'Привет' } };

test('a start counts once, even after another language was chosen first', async () => {
	const visitor = await aVisitor(aQuizFile({ title: 'Starts', welcome }));
	await visitor.post({ _lang: 'ru' });
	expect(await startsOf(visitor.quizId)).toEqual([]);
	await visitor.post({ _go: 'start' });
	await visitor.post({ money: 'much', _go: 'next' });
	await visitor.post({ _go: 'back' });
	await visitor.post({ money: 'some', _go: 'next' });
	expect(await startsOf(visitor.quizId)).toEqual([1]);
});

test('the title of the page recalls what is known, and never shows a recall itself', async () => {
	const title = 'Hello, {{name|friend}}';
	const file = aQuizFile({ title: 'Recalled', hidden: ['name'], welcome: { title } });
	const visitor = await aVisitor(file);
	const titleIn = (html: string) => /<title>([^<]*)</.exec(html)?.[1];
	expect(titleIn(await (await app.request('/q/recalled?name=Anna')).text())).toBe('Hello, friend');
	expect(titleIn(await visitor.post({ _go: 'start' }))).toBe('Hello, friend');
	const response = await app.request('/q/recalled?name=%3Cb%3EAnna', {
		method: 'POST',
		body: '_go=start',
		headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '9' }
	});
	expect(titleIn(await response.text())).toBe('Hello, &lt;b&gt;Anna');
});

test('the page is described to others by its welcome, not by the notes of those who made it', async () => {
	const text = 'Up to **nine** [questions](/about), {{name|friend}}.\n- Short ones';
	const made = { title: 'Described', description: 'BANT for agencies', hidden: ['name'] };
	const visitor = await aVisitor(aQuizFile({ ...made, welcome: { title: 'Hello', text } }));
	const html = await visitor.post({ _lang: 'en' });
	expect(html).toContain(
		'<meta name="description" content="Up to nine questions, friend. Short ones">'
	);
	expect(html).not.toContain('BANT');
});

test('the language chosen is kept in the form', async () => {
	const visitor = await aVisitor(aQuizFile({ title: 'Language', welcome }));
	const kept = (html: string) => /name="_locale" value="([^"]+)"/.exec(html)?.[1];
	expect(kept(await visitor.post({ _go: 'start' }))).toBe('en');
	expect(kept(await visitor.post({ _lang: 'ru' }))).toBe('ru');
	const html = await visitor.post({ _locale: 'ru', _go: 'next' });
	expect(kept(html)).toBe('ru');
	expect(html).toContain('Ответьте на этот вопрос.');
});

test('the button of the last step sends', async () => {
	const visitor = await aVisitor(aQuizFile({ title: 'Last', welcome }));
	expect(await visitor.post({ _go: 'start' })).toMatch(/value="next"[^>]*>\s*Next/);
	expect(await visitor.post({ money: 'none', _go: 'next' })).toMatch(/value="next"[^>]*>\s*Send/);
});

test('what stands in the form is kept on the way back', async () => {
	const visitor = await aVisitor(aQuizFile({ title: 'Back' }));
	await visitor.post({ money: 'much', _go: 'next' });
	await visitor.post({ pain: '4', _go: 'back' });
	expect(await visitor.post({ money: 'much', _go: 'next' })).toMatch(/value="4"[^>]*checked/);
});

test('what would not be taken is left behind on the way back', async () => {
	const visitor = await aVisitor(aQuizFile({ title: 'Wrong' }));
	await visitor.post({ money: 'much', _go: 'next' });
	await visitor.post({ pain: '99', _go: 'back' });
	const html = await visitor.post({ money: 'much', _go: 'next' });
	expect(html).not.toMatch(/name="pain"[^>]*checked/);
});

/** Ids of the error sentences on the page, and what they say. */
function errorsIn(html: string): string[] {
	const found = html.matchAll(/<p class="error[^"]*" id="([^"]+)" role="alert">([^<]+)</g);
	return Array.from(found, ([, id, sentence]) => `${id}: ${sentence}`);
}

test('a form says all that is wrong with it at once, an empty one too', async () => {
	const visitor = await aVisitor(aContactFile({ title: 'All at once' }));
	expect(errorsIn(await visitor.post({ _go: 'next' }))).toEqual([
		'who-name-error: Please fill this in.',
		'who-email-error: Please fill this in.',
		'who.consents-processing-error: Without this consent we cannot go on.'
	]);
	const html = await visitor.post({ 'who.name': 'Anna', 'who.phone': '12', _go: 'next' });
	expect(errorsIn(html)).toEqual([
		'who-email-error: Please fill this in.',
		'who-phone-error: Check the number: it should have 7 to 15 digits.',
		'who.consents-processing-error: Without this consent we cannot go on.'
	]);
	expect(html).toContain('value="Anna"');
});

test('what only the end finds wrong leads back to the first step at fault', async () => {
	const calls = aContactFile({ title: 'No such numbers' });
	const [who] = calls.steps;
	if (who?.kind !== 'contact') throw new Error('another step');
	const phone = { id: 'phone', kind: 'phone', title: 'Phone' } as const;
	const caller = await aVisitor({ ...calls, steps: [phone, who] });
	await caller.post({ phone: '1234567', _go: 'next' });
	const filled = { 'who.name': 'A', 'who.email': 'a@example.com', 'who.consents': 'processing' };
	const back = await caller.post({ ...filled, 'who.phone': '7654321', _go: 'next' });
	expect(back).toContain('name="phone"');
	expect(errorsIn(back)).toHaveLength(1);
});

test('a result that leads elsewhere takes the browser there', async () => {
	const file = aQuizFile({
		title: 'Elsewhere',
		results: [
			{ id: 'call', title: 'Call' },
			{ id: 'read', title: 'Read', redirect: "https://example.com/it's?x=1&y=2" }
		]
	});
	const visitor = await aVisitor(file);
	await visitor.post({ money: 'none', _go: 'next' });
	const html = await visitor.post({ email: '', _go: 'next' });
	expect(html).toContain(
		'<meta http-equiv="refresh" content="0;url=https://example.com/it&#39;s?x=1&amp;y=2">'
	);
	expect(html).toContain('>Continue</a>');
});
