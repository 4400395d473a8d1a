import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { serve } from '../../support/served.ts';
import { summarise } from '../rounds.ts';
import { slowPhone } from '../slow-phone.ts';
import { tenQuestionsFile } from '../ten-questions.ts';
import { barePage, surveyPage } from './pages.ts';
import { servePage } from './serve-page.ts';
import { peerFile } from './size.ts';

const ROUNDS = 5;
/** How often it is looked whether there is something to tap, ms. */
const LOOK = 20;
/** Whoever sees nothing happen taps again after so long, ms. */
const AGAIN = 500;
const PATIENCE = 60_000;

/** Ours may take a quarter of SurveyJS's time, and half more than a bare form's. */
const ASKED = { survey: 0.25, bare: 1.5 };

interface Timed {
	/** From the beginning of the navigation until a tap on the first option has chosen it, ms. */
	option: number;
	/** Until the next question stood there after such a tap; a bare form has none. */
	next: number | null;
}

/** The same ten questions: ours, SurveyJS's, and a form of plain HTML with all of them, by turns. */
export async function clickableTimes(folder: string): Promise<string[][]> {
	const browser = await launchBrowser();
	const { server, address } = await servedQuiz();
	const file = (path: string) => readFile(peerFile(folder, path));
	const survey = await servePage(surveyPage(), {
		'/core.js': await file('survey-core/survey.core.min.js'),
		'/ui.js': await file('survey-js-ui/survey-js-ui.min.js'),
		'/core.css': await file('survey-core/survey-core.fontless.min.css')
	});
	const bare = await servePage(barePage(), {});
	const pages: { name: string; at: string; hasNext: boolean; times: Timed[] }[] = [
		{ name: 'bare HTML form', at: bare.origin, hasNext: false, times: [] },
		{ name: 'Quizsilver', at: address, hasNext: true, times: [] },
		{ name: 'SurveyJS', at: survey.origin, hasNext: true, times: [] }
	];
	try {
		for (let round = 0; round < ROUNDS; round += 1) {
			for (const page of pages) page.times.push(await timed(browser, page.at, page.hasNext));
		}
	} finally {
		await browser.close();
		await Promise.all([server.stop(), survey.stop(), bare.stop()]);
	}
	const medians = pages.map(({ times }) => summarise(times.map(({ option }) => option)).median);
	const [floor = Number.NaN, ours = Number.NaN, theirs = Number.NaN] = medians;
	return [
		...pages.map(({ name, times }) => [
			name,
			`${Math.round(summarise(times.map(({ option }) => option)).median)} ms`,
			nextOf(times)
		]),
		[verdict('of SurveyJS', ours / theirs, ASKED.survey), '', ''],
		[verdict('of the bare form', ours / floor, ASKED.bare), '', '']
	];
}

function nextOf(times: readonly Timed[]): string {
	const known = times.flatMap(({ next }) => (next === null ? [] : [next]));
	return known.length > 0 ? `${Math.round(summarise(known).median)} ms` : '–';
}

function verdict(of: string, ratio: number, asked: number): string {
	const kept = ratio <= asked ? 'kept' : 'MISSED';
	return `${kept}: ours is ${ratio.toFixed(2)} ${of}, asked ${asked}`;
}

async function servedQuiz() {
	const server = await serve();
	const created = await server.api('/quizzes', {
		method: 'POST',
		body: JSON.stringify(tenQuestionsFile())
	});
	const { id, slug } = await created.json();
	await server.api(`/quizzes/${id}/publish`, { method: 'POST' });
	return { server, address: `${server.origin}/q/${slug}` };
}

/** A finger that taps the first option as soon as it is there, and again until something comes of it. */
async function timed(browser: Browser, address: string, hasNext: boolean): Promise<Timed> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		deviceScaleFactor: 2,
		hasTouch: true
	});
	const { page } = await slowPhone(context);
	await page.addInitScript(watchTaps);
	await page.goto(address, { waitUntil: 'commit' });
	const deadline = performance.now() + PATIENCE;
	for (let last = 0; performance.now() < deadline; await wait(LOOK)) {
		// The page may be taking the place of the empty one just now.
		const nothing: Tapped = {};
		const told = await page.evaluate(() => window.tapped).catch(() => undefined);
		const { at, chosen, next } = told ?? nothing;
		if (chosen !== undefined && (!hasNext || next !== undefined)) {
			await context.close();
			return { option: chosen, next: next ?? null };
		}
		if (!at || performance.now() - last < AGAIN) continue;
		last = performance.now();
		await page.touchscreen.tap(at.x, at.y);
	}
	throw new Error(`Nothing came of taps on ${address}.`);
}

interface Tapped {
	/** The middle of the first option, once nothing lies on it. */
	at?: { x: number; y: number };
	chosen?: number;
	next?: number;
}

declare global {
	interface Window {
		tapped?: Tapped;
	}
}

/** Runs in the page. */
function watchTaps(): void {
	const tapped: Tapped = {};
	window.tapped = tapped;
	const second = '//body//*[not(self::script or self::legend)][contains(text(), "matter 2 ")]';
	const look = () => {
		const now = performance.now();
		const said = document.evaluate(second, document, null, XPathResult.BOOLEAN_TYPE);
		if (said.booleanValue) {
			tapped.chosen ??= now;
			tapped.next ??= now;
			return;
		}
		requestAnimationFrame(look);
		const option = document.querySelector<HTMLInputElement>('input[type="radio"]');
		if (option?.checked) tapped.chosen ??= now;
		const seen = option?.closest('label') ?? option;
		if (!seen) return;
		const { left, top, width, height } = seen.getBoundingClientRect();
		const at = { x: left + width / 2, y: top + height / 2 };
		if (width > 0 && seen.contains(document.elementFromPoint(at.x, at.y))) tapped.at = at;
	};
	requestAnimationFrame(look);
}
