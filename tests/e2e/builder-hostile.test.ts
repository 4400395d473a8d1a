import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_STEPS, type QuizFile } from '../../src/lib/quiz/quiz.ts';
import { everyKindFile } from '../support/every-kind-file.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';
import { openBuilderDesk, openEditor, saved, type BuilderDesk } from './builder-desk.ts';
import { callApi } from './workspace-desk.ts';

let desk: BuilderDesk;
let page: Page;
let visitor: SignedIn;

beforeAll(async () => {
	desk = await openBuilderDesk();
	[page, visitor] = await Promise.all([desk.page(), signedIn(desk.server, 'en')]);
});
afterAll(() => desk.close());

const steps = (count: number): QuizFile['steps'] =>
	Array.from({ length: count }, (_, at) => ({ id: `s${at}`, kind: 'short_text', title: `${at}?` }));
const long = (count: number): QuizFile => ({ title: 'Long', steps: steps(count) });
const quizWith = (part: string) =>
	`{"title":"Q",${part}"steps":[{"id":"a","kind":"short_text","title":"A?"}]}`;

/** What no quiz is made of, and what is said of it. */
const REFUSED: [what: string, text: string, words: RegExp][] = [
	['broken JSON', '{"title": "Q", "steps": [', /not valid JSON/],
	['5 MB of one text', quizWith(`"description":"${'x'.repeat(5_000_000)}",`), /10.?000/],
	[
		'5 MB of small things',
		quizWith(`"hidden":[${'"a",'.repeat(1_250_000)}"a"],`),
		/200[,. ]?000|too (large|big|many)/i
	],
	['lists in lists in lists', '['.repeat(50_000) + ']'.repeat(50_000), /deep|cannot be imported/],
	['a prototype', quizWith('"__proto__":{"polluted":true},'), /__proto__/],
	['a constructor', quizWith('"theme":{"constructor":{"x":1}},'), /constructor/]
];
const TOO_LONG: (typeof REFUSED)[number] = ['300 steps', JSON.stringify(long(300)), /200/];

describe('a file', () => {
	test.each(REFUSED)(
		'of %s is refused in words, and nothing comes of it',
		async (_, text, words) => {
			const page = await visitor.post('/quizzes/new?/file', { text });
			const form = page.slice(page.indexOf('id="file"'), page.indexOf('<script nonce'));
			expect(form.replace(/<textarea[\s\S]*<\/textarea>/, '')).toMatch(words);
			const { items } = await (await desk.server.api('/quizzes')).json();
			expect(items.map(({ title }: { title: unknown }) => title)).not.toContain('Q');
			expect(Reflect.get({}, 'polluted')).toBeUndefined();
		}
	);
});

test('a file of 300 steps is brought in with as many as there may be, and says so first', async () => {
	await page.goto('/quizzes/new');
	await page
		.locator('textarea[name=text]')
		.first()
		.fill(JSON.stringify(long(300)));
	await page.getByRole('button', { name: 'Create quiz' }).click();
	const report = page.locator('#report');
	await report.getByText('100 questions were left out, for a quiz has 200 at most').waitFor();
	await report.getByRole('button', { name: 'Create quiz' }).click();
	await page.waitForURL('**/edit');
	expect(await page.locator('[data-step]').count()).toBe(200);
});

describe('a draft that is sent past the editor', () => {
	test.each([...REFUSED, TOO_LONG])('of %s is not stored', async (_, text) => {
		const id = await desk.aQuiz(long(1));
		const before = await desk.draftOf(id);
		const body = new Blob([`{"revision":1,"draft":${text}}`], { type: 'application/json' });
		const headers = { origin: desk.server.origin };
		const init = { method: 'PUT', body, headers };
		const answer = await visitor.get(`/quizzes/${id}/edit/draft`, init);
		expect([400, 413, 422]).toContain(answer.status);
		expect(await answer.text()).toMatch(/"message":".+"/);
		expect(await desk.draftOf(id)).toEqual(before);
	});
});

test('a quiz of as many steps as there may be takes no other, and says so', async () => {
	const id = await desk.aQuiz(long(MAX_STEPS));
	await openEditor(page, id);
	await page.getByText(`A quiz has ${MAX_STEPS} steps at most.`).waitFor();
	expect(await page.getByRole('button', { name: 'Add a step' }).count()).toBe(0);
	await page.locator('[data-step=s0]').focus();
	await page.keyboard.press('Control+d');
	await page.locator('#step-form .title input').first().fill('Still saved?');
	await saved(page);
	expect((await desk.draftOf(id)).steps).toHaveLength(MAX_STEPS);
});

const HOSTILE = `<img src=x onerror="top.hacked='picture'"><script>top.hacked='script'</script><svg/onload=top.hacked=1>[here](javascript:top.hacked='link') [there](data:text/html,x)`;

/** The quiz with this in place of every text. */
function withHostileTexts(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withHostileTexts);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inside]) => [
			key,
			key === 'en' || key === 'ru' ? HOSTILE : withHostileTexts(inside)
		])
	);
}

describe('markup and script in every text', () => {
	let id: string;
	let slug: string;

	beforeAll(async () => {
		const both = { en: 'x', ru: 'x' };
		const quiz = everyKindFile({
			description: both,
			welcome: { title: both, text: both, button: both },
			closed: both,
			dimensions: [{ id: 'score', title: both }],
			segments: [
				{
					...{ id: 'warm', title: both, temperature: 'warm', result: 'end' },
					gates: [{ when: { answer: 'yesno', is: true }, reason: both }]
				},
				{ id: 'cold', title: both, temperature: 'cold', result: 'end' }
			],
			results: [
				{ id: 'end', title: both, text: both, button: { text: both, url: 'https://example.com' } }
			]
		});
		id = await desk.aQuiz(withHostileTexts(quiz) as QuizFile);
		await callApi(desk.server, `/quizzes/${id}/publish`, {});
		slug = (await (await desk.server.api(`/quizzes/${id}`)).json()).slug;
	});

	/** In none of the page's frames anything ran, or waits to be clicked. */
	async function nothingRan(where: string) {
		for (const frame of page.frames()) {
			const found = await frame.evaluate(() => ({
				hacked: Reflect.get(window.top ?? window, 'hacked'),
				armed: [...document.querySelectorAll('*')].filter(
					(element) =>
						element.getAttributeNames().some((name) => name.startsWith('on')) ||
						/^(javascript|data:text)/i.test(element.getAttribute('href') ?? '') ||
						(element.localName === 'script' && element.textContent?.startsWith('top.hacked')) ||
						(element.localName === 'img' && element.getAttribute('src') === 'x')
				).length
			}));
			expect(found, where).toEqual({ hacked: undefined, armed: 0 });
		}
	}

	test('runs nowhere in the editor, nor in the preview of any step', async () => {
		await openEditor(page, id);
		const rows = page.locator('[data-step]');
		await rows.first().click();
		for (let at = 0; at < (await rows.count()); at += 1) {
			await page.locator(`[data-step]`).nth(at).click();
			await page.frameLocator('iframe').locator('#title', { hasText: 'onerror' }).waitFor();
			await nothingRan(`step ${at + 1}`);
		}
		for (const part of ['Quiz settings', 'Welcome screen']) {
			await page.getByRole('button', { name: part }).click();
			await nothingRan(part);
		}
	});

	test.each(['Flow', 'Score', 'Results', 'Design', 'Share'])('nor on the tab %s', async (tab) => {
		await page.getByRole('link', { name: tab, exact: true }).click();
		await page.locator('nav a[aria-current=page]', { hasText: tab }).waitFor();
		const preview = page.locator('main iframe').first();
		if ((await preview.count()) > 0) await preview.scrollIntoViewIfNeeded();
		if (await preview.isVisible()) await preview.contentFrame().locator('#title').waitFor();
		await nothingRan(tab);
	});

	test('nor in lists, on the quiz’s pages, or where it is taken', async () => {
		const places = ['/quizzes', `/quizzes/${id}`, `/quizzes/${id}/preview`, '/responses'];
		for (const path of [...places, `/q/${slug}`, `/q/${slug}?embed=1`]) {
			await page.goto(path);
			await page.locator('h1, #title').first().waitFor();
			await nothingRan(path);
		}
		await page.locator('button.primary').click();
		await page.locator('#title', { hasText: 'onerror' }).waitFor();
		await nothingRan('the first step');
	});
});
