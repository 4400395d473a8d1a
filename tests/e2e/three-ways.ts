import type { Browser, Page } from 'playwright-core';
import { isOther, type Answer } from '../../src/lib/quiz/answers.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { comesAfter } from '../../src/lib/runner/course.ts';
import { arrowInto, arrowTo, onPage, PHONE, resultTitle, tabTo } from './respondents.ts';

/* The same answers, given by a plain HTTP client, by keyboard alone and by touch. */

/** In the order in which they are asked for. */
export type Way = readonly { step: Step; answer: Answer | null }[];

/** What somebody answers on their way through a quiz. @param taste another one leads along another way */
export function wayThrough(quiz: Quiz, taste: number): Way {
	const answers: Record<string, Answer | null> = {};
	const way: { step: Step; answer: Answer | null }[] = [];
	for (;;) {
		const path = way.map(({ step }) => step.id);
		const progress = comesAfter(
			quiz,
			path,
			answers,
			{},
			{
				scoreOf: (passed) => scoreView(scoreAnswers(quiz, answers, passed))
			}
		);
		const step = progress.at === 'step' && quiz.steps.find(({ id }) => id === progress.step);
		if (!step) return way;
		const answer = answerTo(step, taste + way.length);
		answers[step.id] = answer;
		way.push({ step, answer });
	}
}

function answerTo(step: Step, taste: number): Answer | null {
	const all: readonly Answer[] = kindOf(step).samples(step);
	const plain = all.filter((sample) => ![sample].flat().some(isOther));
	return plain[taste % Math.max(1, plain.length)] ?? null;
}

type Field = readonly [name: string, value: string];

/** What a form holds once it is filled in like that. */
function fieldsOf({ step, answer }: Way[number]): Field[] {
	if (answer === null) return [];
	if (typeof answer === 'boolean') return [[step.id, answer ? 'yes' : 'no']];
	if (Array.isArray(answer)) return answer.map((one) => [step.id, String(one)]);
	if (typeof answer !== 'object') return [[step.id, String(answer)]];
	return Object.entries(answer).flatMap(([part, value]) =>
		[value].flat().map((one): Field => [`${step.id}.${part}`, String(one)])
	);
}

/** Without scripts: fetches a page, and posts the form in it until there is none. @returns the last page */
export async function takeByForms(url: string, way: Way, welcome: boolean): Promise<string> {
	let html = await (await fetch(url)).text();
	const post = async (go: string, fields: readonly Field[]) => {
		for (const [name, value] of fields) {
			if (!offers(html, name, value)) throw new Error(`no field ${name} for ${value}`);
		}
		const body = new URLSearchParams([...hiddenFields(html), ...fields.map(copy), ['_go', go]]);
		html = await (await fetch(url, { method: 'POST', body })).text();
	};
	if (welcome) await post('start', []);
	for (const one of way) await post('next', fieldsOf(one));
	if (html.includes('id="form"')) throw new Error('there is still something to be answered');
	return html;
}

const copy = ([name, value]: Field): [string, string] => [name, value];

/** Whether the page has a field of that name, and, where it is one to choose by, that choice. */
function offers(html: string, name: string, value: string): boolean {
	const tags = html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? [];
	const named = tags.filter((tag) => tag.includes(` name="${name}"`));
	const chosen = named.filter((tag) => /type="(?:radio|checkbox)"/.test(tag));
	if (chosen.length > 0) return chosen.some((tag) => tag.includes(` value="${value}"`));
	return named.length > 0;
}

function hiddenFields(html: string): [string, string][] {
	const tags = html.match(/<input\b[^>]*type="hidden"[^>]*form="form"[^>]*>/g) ?? [];
	return tags.map((tag) => [valueOf(tag, 'name'), valueOf(tag, 'value')]);
}

const valueOf = (tag: string, attribute: string) =>
	new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** Tab, arrows, Space, Enter and typing. */
export async function takeByKeys(
	browser: Browser,
	url: string,
	way: Way,
	welcome: boolean
): Promise<string> {
	const desk = { locale: 'ru-RU', viewport: { width: 1024, height: 768 } };
	return onPage(browser, desk, url, async (page) => {
		if (welcome) {
			await tabTo(page, 'button.primary');
			await page.keyboard.press('Enter');
		}
		for (const one of way) {
			await arrive(page, one);
			await press(page, one);
		}
		return resultTitle(page);
	});
}

async function press(page: Page, one: Way[number]): Promise<void> {
	const { keyboard } = page;
	const id = one.step.id;
	const fields = fieldsOf(one);
	const [first] = fields;
	if (first && (await isRadio(page, id))) {
		await arrowTo(page, id, first[1]);
		return keyboard.press('Enter');
	}
	for (const [name, value] of fields) {
		if ((await page.locator(`select[name="${name}"]`).count()) > 0) {
			await arrowInto(page, name, value);
		} else if (await isBox(page, name)) {
			await tabTo(page, `[name="${name}"][value="${value}"]`);
			await keyboard.press('Space');
		} else {
			await tabTo(page, `[name="${name}"]`);
			await keyboard.type(value);
		}
	}
	await tabTo(page, 'button[value="next"]');
	await keyboard.press('Enter');
}

/** Taps, and typing where the focus was put by one. */
export async function takeByTaps(
	browser: Browser,
	url: string,
	way: Way,
	welcome: boolean
): Promise<string> {
	return onPage(browser, { ...PHONE }, url, async (page) => {
		await page.locator('html[data-ready]').waitFor();
		if (welcome) await page.locator('button.primary').tap();
		for (const one of way) {
			await arrive(page, one);
			await tap(page, one, one === way.at(-1));
		}
		return resultTitle(page);
	});
}

async function tap(page: Page, one: Way[number], isLast: boolean): Promise<void> {
	const fields = fieldsOf(one);
	const goesOn = fields.length > 0 && !isLast && (await isRadio(page, one.step.id));
	for (const [name, value] of fields) {
		const list = page.locator(`select[name="${name}"]`);
		if ((await list.count()) > 0) await list.selectOption(value);
		else if ((await isBox(page, name)) || (await isRadio(page, name))) {
			await page.locator(`[name="${name}"][value="${value}"]`).tap();
		} else {
			await page.locator(`[name="${name}"]`).tap();
			await page.keyboard.type(value);
		}
	}
	if (!goesOn) await page.locator('button[value="next"]').tap();
}

async function arrive(page: Page, { step }: Way[number]): Promise<void> {
	await page.locator(`[name="${step.id}"], [name^="${step.id}."]`).first().waitFor();
}

const typeOf = (page: Page, name: string) =>
	page.evaluate(
		(wanted) => document.querySelector(`[name="${wanted}"]`)?.getAttribute('type') ?? null,
		name
	);
const isRadio = async (page: Page, name: string) => (await typeOf(page, name)) === 'radio';
const isBox = async (page: Page, name: string) => (await typeOf(page, name)) === 'checkbox';
