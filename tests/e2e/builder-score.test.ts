import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aLeadQuizFile, aLeadSubmission } from '../support/a-lead-quiz.ts';
import { serve, type Served } from '../support/served.ts';
import { openBrowser } from './open-browser.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
let server: Served;
let page: Page;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
	page = await signedInPage(browser, server, { viewport: { width: 1440, height: 900 } });
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const slider = (name: string, on: Page = page): Locator =>
	on.getByRole('slider', { name: `Threshold: ${name}`, exact: true });
const past = (on: Page = page) => on.locator('#past');
const draftOf = async (id: string) =>
	(await (await server.api(`/quizzes/${id}`)).json()).definition;

/** Ten questions; of twenty people the one of number n has answered n % 10 of them for two points each. */
async function aQuizWithTwenty(): Promise<{ id: string; slug: string; responses: string[] }> {
	const quiz = await callApi(server, '/quizzes', aLeadQuizFile('Twenty answers'));
	await callApi(server, `/quizzes/${quiz['id']}/publish`, {});
	const responses: string[] = [];
	for (let number = 0; number < 20; number += 1) {
		const { answers, ...rest } = aLeadSubmission(number, 'no');
		const yes = Array.from({ length: number % 10 }, (_, at) => [`q${at + 1}`, 'yes']);
		const body = { ...rest, answers: { ...answers, ...Object.fromEntries(yes) } };
		const answer = await callApi(server, `/quizzes/${quiz['id']}/responses`, body);
		responses.push(String(answer['id']));
	}
	return { id: String(quiz['id']), slug: String(quiz['slug']), responses };
}

/** Drags from where the handle is, by a share of the lane. */
async function drag(handle: Locator, by: number, on: Page = page): Promise<void> {
	const place = await handle.evaluate((input) => {
		if (!(input instanceof HTMLInputElement)) throw new Error('It is no slider.');
		const { left, top, width, height } = input.getBoundingClientRect();
		const share =
			(input.valueAsNumber - Number(input.min)) / (Number(input.max) - Number(input.min));
		// The middle of a handle of 24 px.
		return { x: left + 12 + share * (width - 24), y: top + height / 2, width: width - 24 };
	});
	await on.mouse.move(place.x, place.y);
	await on.mouse.down();
	await on.mouse.move(place.x + (by * place.width) / 2, place.y, { steps: 4 });
	await on.mouse.move(place.x + by * place.width, place.y, { steps: 4 });
	await on.mouse.up();
}

const valueOf = (handle: Locator) => handle.inputValue().then(Number);

describe('those who have answered', () => {
	let quiz: Awaited<ReturnType<typeof aQuizWithTwenty>>;
	beforeAll(async () => {
		quiz = await aQuizWithTwenty();
		await page.goto(`/quizzes/${quiz.id}/edit/score`);
	});

	test('stay where they are while nothing is changed', async () => {
		await past().getByText('none of the last 20 respondents would move').waitFor();
		expect(await past().locator('tbody tr').count()).toBe(0);
	});

	test('are named where a dragged threshold moves them, and lead to their answers', async () => {
		// From 12 points to 9 of 18: whoever has 10 turns hot, numbers 5 and 15.
		await drag(slider('Hot'), -3 / 18);
		await past().getByText('2 of the last 20 respondents would move').waitFor();
		expect(await valueOf(slider('Hot'))).toBe(9);
		const rows = past().locator('tbody tr');
		expect(await rows.count()).toBe(1);
		expect(await rows.locator('td').allInnerTexts()).toEqual([
			expect.stringContaining('Warm'),
			'',
			expect.stringContaining('Hot'),
			expect.stringMatching(/^2\s+Lead 15\s+Lead 5$/)
		]);
		expect(await past().getByRole('link', { name: 'Lead 5' }).getAttribute('href')).toBe(
			`/responses/${quiz.responses[5]}`
		);
		// The end of the segment below has moved along: nobody falls into a gap.
		await page.locator('header').getByText('Saved', { exact: true }).waitFor();
		const { segments } = await draftOf(quiz.id);
		expect(segments[0].score).toEqual({ from: 9 });
		expect(segments[1].score).toEqual({ from: 6, below: 9 });
	});

	test('stay again once that is undone', async () => {
		await page.locator('header').getByRole('button', { name: 'Undo' }).click();
		await past().getByText('none of the last 20 respondents would move').waitFor();
		expect(await valueOf(slider('Hot'))).toBe(12);
	});

	test('are left out, and that is said, where the draft has no room for their answers', async () => {
		const definition = await draftOf(quiz.id);
		const [first, ...steps] = definition.steps;
		const options = first.options.filter(({ id }: { id: string }) => id !== 'yes');
		const draft = { ...definition, steps: [{ ...first, options }, ...steps] };
		const saved = await server.api(`/quizzes/${quiz.id}`, {
			method: 'PUT',
			body: JSON.stringify(draft)
		});
		expect(saved.status).toBe(200);
		await page.reload();
		// Only numbers 0 and 10 have not chosen it.
		await past().getByText('18 responses are left out').waitFor();
	});

	test('are asked for once, whatever is done to the draft', async () => {
		const other = await page.context().newPage();
		const asked: string[] = [];
		other.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
		await other.goto(`/quizzes/${quiz.id}/edit/score`);
		await past(other).locator('.note').first().waitFor();
		await drag(slider('Warm', other), 2 / 18, other);
		await past(other).getByText('18 responses are left out').waitFor();
		await other.getByRole('button', { name: 'Undo' }).click();
		expect(asked.filter((one) => one.includes('/edit/past'))).toEqual([
			`GET ${server.origin}/quizzes/${quiz.id}/edit/past`
		]);
		await other.close();
	});
});

describe('equal thresholds', () => {
	const names = ['Hot: Own Server', 'Hot: Team', 'Hot: Start'];
	let id: string;
	beforeEach(async () => {
		const quiz = await callApi(server, '/quizzes', { template: 'software-choice', locale: 'en' });
		id = String(quiz['id']);
		await page.goto(`/quizzes/${id}/edit/score`);
		await slider('Hot: Team').waitFor();
	});
	const places = () => Promise.all(names.map((name) => valueOf(slider(name))));

	test('are each dragged by themselves', async () => {
		expect(await places()).toEqual([70, 70, 70]);
		await drag(slider('Hot: Team'), 0.1);
		await drag(slider('Hot: Start'), -0.2);
		await expect.poll(places).toEqual([70, 80, 50]);
	});

	test('are each moved by the keyboard, its buttons and its number', async () => {
		await slider('Hot: Own Server').focus();
		for (const key of ['ArrowRight', 'ArrowRight', 'PageUp', 'ArrowLeft']) {
			await page.keyboard.press(key);
		}
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('textbox', { name: 'Threshold: Hot: Start' }).fill('62,5');
		await expect.poll(places).toEqual([80, 70, 62.5]);
		await page.locator('header').getByText('Saved', { exact: true }).waitFor();
		const { segments } = await draftOf(id);
		expect(
			segments.slice(0, 3).map(({ score }: { score: { from: number } }) => score.from)
		).toEqual([80, 70, 62.5]);
	});

	test('are each dragged with a finger, on a phone', async () => {
		const phone = await signedInPage(browser, server, {
			viewport: { width: 360, height: 740 },
			isMobile: true,
			hasTouch: true
		});
		await phone.goto(`/quizzes/${id}/edit/score`);
		const handle = slider('Hot: Team', phone);
		await handle.scrollIntoViewIfNeeded();
		const box = await handle.boundingBox();
		if (!box) throw new Error('The slider is not seen.');
		expect(box.height).toBeGreaterThanOrEqual(44);
		const finger = await phone.context().newCDPSession(phone);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
			finger.send('Input.dispatchTouchEvent', {
				type,
				touchPoints:
					type === 'touchEnd'
						? []
						: [{ x: box.x + 12 + share * (box.width - 24), y: box.y + box.height / 2 }]
			});
		await touch('touchStart', 0.7);
		for (const share of [0.65, 0.6, 0.55, 0.5]) await touch('touchMove', share);
		await touch('touchEnd', 0.5);
		await expect.poll(() => valueOf(handle)).toBe(50);
		expect(await valueOf(slider('Hot: Start', phone))).toBe(70);
		const beyond = await phone.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth
		);
		expect(beyond).toBe(0);
		await phone.context().close();
	});
});

test('looking at a threshold between two grains leaves it there', async () => {
	const file = aLeadQuizFile('Between');
	const [hot, ...others] = file.segments;
	const segments = [{ ...hot, score: { from: 12.5 } }, ...others];
	const { id } = await callApi(server, '/quizzes', { ...file, segments });
	await page.goto(`/quizzes/${String(id)}/edit/score`);
	await slider('Hot').waitFor();
	await past().getByText('Once people have answered').waitFor();
	expect(await valueOf(slider('Hot'))).toBe(12.5);
	expect(await page.locator('header').getByRole('button', { name: 'Undo' }).isDisabled()).toBe(
		true
	);
});

describe('publishing', () => {
	test('says who is at the quiz and what becomes of them, and how many answered each version', async () => {
		const { id, slug } = await aQuizWithTwenty();
		for (const attempt of ['one', 'two']) {
			await fetch(`${server.origin}/q/${slug}/start`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ attempt: `attempt-of-number-${attempt}`, source: 'direct' })
			});
		}
		await page.goto(`/quizzes/${id}/edit/score`);
		await page.getByRole('button', { name: 'Raise the threshold: Hot' }).click();
		await page.getByRole('link', { name: 'Share', exact: true }).click();
		const publishing = page.locator('.panel', { hasText: 'What publishing does' });
		const said = await publishing.innerText();
		expect(said).toContain('2 respondents are taking the quiz now');
		expect(said).toContain('what they send is scored by version 2');
		expect(said).toContain('keep their score and segment');
		expect(said).toContain('restore version 1');
		await page.getByRole('button', { name: 'Publish version 2' }).click();
		const versions = page.locator('#versions li');
		await versions.filter({ hasText: 'Version 2' }).getByText('no responses').waitFor();
		const first = await versions.filter({ hasText: 'Version 1' }).innerText();
		expect(first).toContain('20 responses');
		expect(first).toContain('through the API');
		await versions.getByRole('link', { name: '20 responses' }).click();
		await page.waitForURL(`**/responses?quiz=${id}&version=1`);
		await page
			.getByRole('link', { name: /Lead 19/ })
			.first()
			.waitFor();
		expect(await page.getByLabel('Quiz version').inputValue()).toBe('1');
	});

	test('has one place: the quiz’s page leads to the editor for versions and sharing', async () => {
		const { id } = await aQuizWithTwenty();
		await page.goto(`/quizzes/${id}`);
		await page.getByRole('link', { name: /^Versions/ }).click();
		await page.locator('#versions').getByText('20 responses').waitFor();
		await page.goto(`/quizzes/${id}`);
		await page.getByRole('link', { name: /^Share/ }).click();
		await page.locator('#ways').waitFor();
		await expect.poll(() => page.locator('#ways').isVisible()).toBe(true);
	});
});
