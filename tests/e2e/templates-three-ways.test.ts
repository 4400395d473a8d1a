import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AMOUNTS } from '../faults/amounts.ts';
import { serve } from '../support/served.ts';
import { names, respond, templateOf } from '../quizzes/template.ts';
import { openBrowser } from './open-browser.ts';
import { takeByForms, takeByKeys, takeByTaps, wayThrough } from './three-ways.ts';

/* Every template is completed without scripts, by keyboard alone and by touch, with the same answers and the same verdict. */

/** Each leads its own way through a template. */
const TASTES = Array.from({ length: AMOUNTS.respondents }, (_, taste) => taste);

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	[browser, server] = await Promise.all([openBrowser(), serve()]);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

async function publish(template: string): Promise<string> {
	const body = JSON.stringify({ template, locale: 'ru' });
	const created = await server.api('/quizzes', { method: 'POST', body });
	const { slug } = await created.json();
	const published = await server.api(`/quizzes/${slug}/publish`, { method: 'POST' });
	if (!published.ok) throw new Error(await published.text());
	return slug;
}

interface Verdict {
	score: number;
	percent: number;
	segment: string;
	path: string[];
}

/** Of the newest response. */
async function verdictOn(slug: string): Promise<Verdict> {
	const page = await (await server.api(`/responses?quiz=${slug}&limit=1`)).json();
	const [{ score, percent, segment, path }] = page.items;
	return { score, percent, segment, path };
}

describe.each(names)('%s', (template) => {
	test.each(TASTES)('the same answers, the same verdict: respondent %i', async (taste) => {
		const quiz = templateOf(template);
		const way = wayThrough(quiz, taste);
		const welcome = quiz.welcome !== undefined;
		const answers = Object.fromEntries(way.map(({ step, answer }) => [step.id, answer]));
		const { score, classification, path } = respond(template, answers);
		const expected: Verdict = {
			score: score.total,
			percent: score.percent,
			segment: classification.segment,
			path
		};
		const slug = await publish(template);
		const url = `${server.origin}/q/${slug}?lang=ru`;
		await takeByForms(url, way, welcome);
		expect(await verdictOn(slug)).toEqual(expected);
		const byKeys = await takeByKeys(browser, url, way, welcome);
		await expect.poll(() => verdictOn(slug)).toEqual(expected);
		const byTaps = await takeByTaps(browser, url, way, welcome);
		await expect.poll(() => verdictOn(slug)).toEqual(expected);
		expect(byTaps).toBe(byKeys);
		const all = await (await server.api(`/responses?quiz=${slug}&limit=10`)).json();
		expect(all.items).toHaveLength(3);
	});
});
