import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	DESKTOP,
	openEmbedDesk,
	PHONE,
	quizOn,
	shortQuiz,
	take,
	type EmbedDesk
} from './embed-desk.ts';

let desk: EmbedDesk;
let slug: string;
let other: string;

beforeAll(async () => {
	desk = await openEmbedDesk();
	slug = await desk.quizzes.publish(shortQuiz('In the page', { hidden: ['plan'] }));
	other = await desk.quizzes.publish(shortQuiz('Another one'));
});
afterAll(() => desk.stop());

const inline = (name = slug, attributes = '') =>
	`<div data-quizsilver="${name}" ${attributes}></div>`;
const AFTER = '<p id="after">What comes after it.</p>';

describe.each([
	['a phone', PHONE],
	['a desktop', DESKTOP]
])('on %s', (_, device) => {
	test('a quiz in the page is as tall as it is, is completed, tells the page, and moves nothing', async () => {
		const { page, complaints, heard } = await desk.visit(
			desk.site.page(
				`<h1>Ours</h1>${inline(slug, 'style="min-height:560px"')}${AFTER}${desk.loader}`
			),
			device
		);
		const quiz = quizOn(page);
		await take(quiz);
		const told = await heard();
		expect(told.map(({ type }) => type)).toEqual([
			...['ready', 'step', 'start', 'step', 'lead', 'complete']
		]);
		const [response] = await desk.quizzes.stored(slug);
		expect(told[1]?.detail).toEqual({ quiz: slug, step: 'team', number: 1 });
		expect(told[3]?.detail).toEqual({ quiz: slug, step: 'who', number: 2 });
		expect(told[5]?.detail).toEqual({ quiz: slug, response: response?.id });
		expect(await page.evaluate(() => window.shifts)).toBe(0);
		expect(await page.locator('iframe').getAttribute('title')).toBe('In the page');
		expect(complaints).toEqual([]);
	});

	test('a quiz that is taller than its place has all of it, at every step', async () => {
		const options = Array.from({ length: 14 }, (_, at) => ({ id: `o${at}`, text: `Option ${at}` }));
		const tall = await desk.quizzes.publish({
			title: 'Tall',
			steps: [
				{ id: 'many', kind: 'single_choice', title: 'Which?', options },
				{ id: 'few', kind: 'yes_no', title: 'Sure?' }
			]
		});
		const { page } = await desk.visit(
			desk.site.page(inline(tall, 'data-height="200"') + AFTER + desk.loader),
			device
		);
		const quiz = quizOn(page);
		await quiz.locator('html[data-ready]').waitFor();
		const heights = async () => {
			const content = await quiz
				.locator('body')
				.evaluate((body) => body.getBoundingClientRect().height);
			const frame = await page
				.locator('iframe')
				.evaluate((one) => one.getBoundingClientRect().height);
			return { frame, least: Math.max(200, Math.ceil(content)) };
		};
		const isExact = async () => {
			const { frame, least } = await heights();
			return frame - least;
		};
		await expect.poll(isExact).toBe(0);
		const before = (await heights()).frame;
		// By keyboard: a click on an option goes on by itself.
		await quiz.getByLabel('Option 13').press('Space');
		await quiz.getByRole('button', { name: 'Next' }).click();
		await quiz.getByText('Sure?').waitFor();
		await expect.poll(isExact).toBe(0);
		expect((await heights()).frame).toBeLessThan(before);
		// Whoever pressed the button far below begins the next question at its top.
		await expect
			.poll(() => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().top))
			.toBeGreaterThanOrEqual(0);
	});
});

test('what the page knows of its visitor travels along, and nothing of what is nobody’s business', async () => {
	const address = desk.site.page(
		inline(slug, 'data-hidden-plan="pro" data-hidden-utm_term="own"') + desk.loader
	);
	const { page } = await desk.visit(
		`${address}?utm_source=news&utm_term=x&yclid=42&email=anna@example.com&token=secret#part`
	);
	await take(quizOn(page));
	const [response] = await desk.quizzes.stored(slug);
	expect(response?.hidden).toEqual({
		...{ plan: 'pro', utm_source: 'news', utm_term: 'own', yclid: '42' },
		page: address
	});
});

test('what was answered and typed is there again when the page is loaded anew, until it is sent', async () => {
	// Of the same site, as quiz.ours.example is of ours.example: others may be denied all storage, and begin anew.
	const address = desk.site.page(inline() + desk.loader).replace('localhost', '127.0.0.1');
	const { page, complaints } = await desk.visit(address);
	const quiz = quizOn(page);
	const ready = () => quiz.locator('html[data-ready]').waitFor();
	await ready();
	await quiz.getByLabel('Yes').click();
	await quiz.getByLabel('Name').fill('Anna');
	const kept = () => quiz.locator('body').evaluate(() => JSON.stringify(sessionStorage));
	await expect.poll(kept).toContain('Anna');
	await page.reload();
	await ready();
	expect(await quiz.getByLabel('Name').inputValue()).toBe('Anna');
	await quiz.getByLabel('Email').fill('anna@example.com');
	await quiz.getByRole('button', { name: 'Send' }).click();
	await quiz.getByText('Thank you').first().waitFor();
	expect(await kept()).toBe('{}');
	await page.reload();
	await ready();
	await quiz.getByText('Have you a team?').waitFor();
	expect(complaints).toEqual([]);
});

test('several stand on one page, and each tells of itself', async () => {
	const { page, heard } = await desk.visit(desk.site.page(inline() + inline(other) + desk.loader));
	await take(page.frameLocator('iframe[src*="another"]'));
	const completed = (await heard()).filter(({ type }) => type === 'complete');
	expect(completed.map(({ detail }) => detail.quiz)).toEqual([other]);
	expect(await page.locator('iframe').count()).toBe(2);
});

test('a loader that comes late, twice, and before its elements does what one does', async () => {
	const { page, heard, complaints } = await desk.visit(desk.site.page(inline()));
	const src = `${desk.quizzes.origin}/embed.js`;
	await page.addScriptTag({ url: src });
	await page.addScriptTag({ url: `${src}?again` });
	await page.evaluate((name) => {
		const added = document.createElement('div');
		added.innerHTML = `<section><div data-quizsilver="${name}"></div></section>`;
		document.body.append(added);
	}, other);
	await quizOn(page).nth(1).locator('html[data-ready]').waitFor();
	expect(await page.locator('iframe').count()).toBe(2);
	await expect
		.poll(async () => (await heard()).filter(({ type }) => type === 'ready').length)
		.toBe(2);
	await page.evaluate(() => document.querySelector('section')?.remove());
	await expect.poll(() => page.locator('iframe').count()).toBe(1);
	await page.evaluate((name) => {
		document.querySelector('[data-quizsilver]')?.setAttribute('data-quizsilver', name);
	}, other);
	await quizOn(page).getByText('Another one').waitFor();
	expect(await page.locator('iframe').count()).toBe(1);
	expect(complaints).toEqual([]);
});

test('the module does the same by calls', async () => {
	const { page, complaints } = await desk.visit(
		desk.site.page(`<main></main><script type="module">
			import { mount, on } from '${desk.quizzes.origin}/embed.mjs';
			const place = document.querySelector('main');
			window.takeAway = mount(place, { slug: '${slug}', height: 400 });
			on('complete', ({ detail }) => (place.dataset.done = detail.quiz));
		</script>`)
	);
	await take(quizOn(page));
	await page.locator(`main[data-done="${slug}"]`).waitFor();
	await page.evaluate('takeAway()');
	expect(await page.locator('iframe').count()).toBe(0);
	expect(complaints).toEqual([]);
});

test('a page whose policy lets in nothing but the quiz’s host shows it', async () => {
	const { origin } = desk.quizzes;
	const csp = `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; style-src 'none'; require-trusted-types-for 'script'`;
	const { page, complaints } = await desk.visit(
		desk.site.page(
			inline() + `<div data-quizsilver="${other}" data-mode="button"></div>` + desk.loader,
			{ csp }
		)
	);
	await take(quizOn(page));
	await page.getByRole('button', { name: 'Take the quiz' }).click();
	await page.getByRole('dialog').frameLocator('iframe').getByText('Another one').waitFor();
	expect(await page.locator('dialog').evaluate((one) => getComputedStyle(one).borderRadius)).toBe(
		'12px'
	);
	expect(complaints).toEqual([]);
});

test('where the host may not frame the quiz, or nothing comes, there is a link to it', async () => {
	const closed = await desk.quizzes.publish(shortQuiz('Not for you', { frames: ['example.com'] }));
	const { page } = await desk.visit(desk.site.page(inline(closed) + desk.loader));
	const link = page.getByRole('link', { name: 'Open the quiz' });
	await link.waitFor();
	expect(await page.locator('iframe').isVisible()).toBe(false);
	const address = new URL((await link.getAttribute('href')) ?? '');
	expect(address.pathname).toBe(`/q/${closed}`);
	expect(address.searchParams.has('embed')).toBe(false);
});

test('what is said in place of a quiz stands in the page too', async () => {
	const { page } = await desk.visit(
		desk.site.page(inline('nobody-has-this', 'data-height="100"') + desk.loader)
	);
	await quizOn(page).getByText('There is no quiz at this address.').waitFor();
	// Its title is told by the frame: it is not taken for one that never came.
	await page.locator('iframe[title="There is no quiz at this address."]').waitFor();
	const content = await quizOn(page)
		.locator('body')
		.evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
	await expect
		.poll(() => page.locator('iframe').evaluate((one) => one.getBoundingClientRect().height))
		.toBe(Math.max(100, content));
});

test('counters and layers that the page has are told, and those it has not are not missed', async () => {
	const { page } = await desk.visit(
		desk.site.page(inline(slug, 'data-track') + desk.loader, {
			head: `<script>
				dataLayer = []; calls = []; yaCounter77 = {};
				for (const name of ['gtag', 'ym', 'fbq']) window[name] = (...words) => calls.push([name, ...words]);
			</script>`
		})
	);
	await take(quizOn(page));
	const calls: unknown[][] = await page.evaluate('calls');
	const [response] = await desk.quizzes.stored(slug);
	const done = { quiz: slug, response: response?.id };
	expect(calls.filter((call) => JSON.stringify(call).includes('response'))).toEqual([
		['gtag', 'event', 'quizsilver_complete', done],
		['fbq', 'track', 'CompleteRegistration', done],
		['ym', 77, 'reachGoal', 'quizsilver_complete', done]
	]);
	expect(
		calls.some(([name, verb, what]) => name === 'fbq' && verb === 'track' && what === 'Lead')
	).toBe(true);
	const layer: { event: string; quizsilver: object }[] = await page.evaluate('dataLayer');
	expect(layer.at(-1)).toEqual({ event: 'quizsilver_complete', quizsilver: done });
});
