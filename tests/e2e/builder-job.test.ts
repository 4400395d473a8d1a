import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { quizSchema, type QuizFile } from '../../src/lib/quiz/quiz.ts';
import { inLocale } from '../../src/lib/quiz/text.ts';
import { serve, type Served } from '../support/served.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { openBrowser } from './open-browser.ts';
import { anAuthor, type Author, type Both } from './quiz-author.ts';
import { callApi, signedInPage } from './workspace-desk.ts';

let browser: Browser;
/** Where the quiz is made, and a clean instance that gets it as a file. */
let house: Served;
let other: Served;

beforeAll(async () => {
	[browser, house, other] = await Promise.all([openBrowser(), serve(), serve()]);
});
afterAll(async () => {
	await browser.close();
	await Promise.all([house.stop(), other.stop()]);
});

const WAYS = [
	{ way: 'the mouse', handsOf: mouse },
	{ way: 'the keyboard alone', handsOf: keyboard }
];

test.each(WAYS)(
	'with $way a marketer makes a branching, scored quiz in two languages, and takes it to another house',
	async ({ handsOf }) => {
		const file = join(house.dataDir, 'taken-along.json');
		const id = await atWork(house, handsOf, async (author) => {
			const id = await author.beginsEmpty();
			await writeTheQuiz(author);
			await author.publishes();
			await author.exports(file);
			return id;
		});
		const quiz = normaliseQuiz(quizSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
		expect(partsOf(quiz)).toEqual({ steps: 8, jumps: 3, dimensions: 2, gates: 1, results: 3 });
		const copy = await atWork(other, handsOf, (author) => author.imports(file));
		expect(await draftOf(other, copy)).toEqual(await draftOf(house, id));
		for (const segment of SEGMENTS) {
			for (const [language, locale] of ['en', 'ru'].entries()) {
				const taken = await take(house, id, answersTo(quiz, RESPONDENTS[segment]), locale);
				expect(taken).toMatchObject({ segment, result: { title: TITLES[segment][language] } });
				const there = await take(other, copy, answersTo(quiz, RESPONDENTS[segment]), locale);
				expect(there).toEqual(taken);
			}
		}
	}
);

async function atWork<T>(
	served: Served,
	handsOf: (page: Page) => Hands,
	work: (author: Author) => Promise<T>
): Promise<T> {
	const page = await signedInPage(browser, served, { viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(10_000);
	const done = await work(anAuthor(page, handsOf(page)));
	await page.context().close();
	return done;
}

async function draftOf(served: Served, id: string): Promise<QuizFile> {
	return (await (await served.api(`/quizzes/${id}`)).json()).definition;
}

const partsOf = (quiz: Quiz) => ({
	steps: quiz.steps.length,
	jumps: quiz.steps.filter(({ next }) => Array.isArray(next)).length,
	dimensions: quiz.dimensions.length,
	gates: quiz.segments.flatMap(({ gates }) => gates ?? []).length,
	results: quiz.results.length
});

/** What came of it, but for the ids that each house gives. */
async function take(served: Served, id: string, answers: object, locale: string) {
	const taken = await callApi(served, `/quizzes/${id}/responses`, { answers, locale });
	const { segment, score, percent, dimensions, receipt, result, path, tags } = taken;
	return { segment, score, percent, dimensions, receipt, result, path, tags };
}

/** By the ids of the quiz, in place of its words. */
function answersTo(quiz: Quiz, said: Answers): Record<string, unknown> {
	return Object.fromEntries(
		said.map(([title, answer]) => {
			const step = quiz.steps.find((one) => inLocale(one.title, 'en') === title[0]);
			const options = step && 'options' in step ? step.options : [];
			const idOf = (words: unknown) =>
				options.find(({ text }) => inLocale(text, 'en') === words)?.id ?? words;
			return [step?.id, Array.isArray(answer) ? answer.map(idOf) : idOf(answer)];
		})
	);
}

/** In this quiz: eight questions of seven kinds, three jumps, two dimensions, a gate, three results. */
async function writeTheQuiz(author: Author): Promise<void> {
	await author.writesIn('Russian');
	await author.calls(['Ready for a pilot?', 'Готовы к пилоту?']);
	await author.goesTo('Score');
	await author.measures(['Fit', 'Соответствие'], ['Intent', 'Намерение']);
	await author.goesTo('Build');
	await author.rewritesTheFirst(ROLE, [
		[['Founder', 'Основатель'], 10, 0],
		[['Manager', 'Менеджер'], 5, 0],
		[['Student', 'Студент']]
	]);
	await author.asksYesOrNo(BUDGET, [0, 10]);
	await author.asksForANumber('Slider', SPEND, 50, [0, 5]);
	await author.asksToChoose('Multiple choice', CHANNELS, [
		[['Ads', 'Реклама'], 2, 0],
		[['Mail', 'Почта'], 2, 0]
	]);
	await author.asksForANumber('Stars', URGENCY, 4, [0, 5]);
	await author.asksToChoose('Dropdown', TEAM, [
		[['Just me', 'Я один'], 0, 0],
		[['Over ten', 'Больше десяти'], 5, 0]
	]);
	await author.asksFor('Short text', GOAL);
	await author.asksFor('Email', MAIL);
	await author.jumps(ROLE, 'is', 'Student', '8. Your work email?');
	await author.jumps(BUDGET, 'is', 'No', '4. Which channels do you use?');
	await author.jumps(URGENCY, 'is less than', '2', '8. Your work email?');
	await author.goesTo('Results');
	await author.showsResults(
		[TITLES.hot, ['We call you today.', 'Позвоним сегодня.']],
		[TITLES.warm, ['Read our guide.', 'Прочтите руководство.']],
		[TITLES.cold, ['See you later.', 'До встречи.']]
	);
	await author.goesTo('Score');
	await author.beginsWithSegments();
	for (const segment of SEGMENTS) {
		await author.leads(segment, TITLES[segment][0]);
	}
	await author.gates('hot', '2. Is there a budget?', 'is', 'Yes', REASON);
}

const ROLE = ['What is your role?', 'Кто вы?'] as const;
const BUDGET = ['Is there a budget?', 'Есть ли бюджет?'] as const;
const SPEND = ['How much of it this year?', 'Какая доля в этом году?'] as const;
const CHANNELS = ['Which channels do you use?', 'Какие каналы у вас есть?'] as const;
const URGENCY = ['How urgent is it?', 'Насколько это срочно?'] as const;
const TEAM = ['How large is your team?', 'Сколько вас?'] as const;
const GOAL = ['What should it solve?', 'Какую задачу решаем?'] as const;
const MAIL = ['Your work email?', 'Ваша рабочая почта?'] as const;
const REASON = ['There is a budget', 'Бюджет есть'] as const;
const TITLES = {
	hot: ['Let us talk', 'Поговорим'],
	warm: ['You are close', 'Вы почти готовы'],
	cold: ['Not yet', 'Пока рано']
} as const;

const SEGMENTS = ['hot', 'warm', 'cold'] as const;

type Answers = readonly (readonly [step: Both, answer: unknown])[];

/** One for each segment. */
const RESPONDENTS: Record<(typeof SEGMENTS)[number], Answers> = {
	hot: [
		...[[ROLE, 'Founder'] as const, [BUDGET, true] as const, [SPEND, 60] as const],
		...[[CHANNELS, ['Ads', 'Mail']] as const, [URGENCY, 5] as const, [TEAM, 'Over ten'] as const],
		...[[GOAL, 'More leads'] as const, [MAIL, 'hot@example.com'] as const]
	],
	warm: [
		...[[ROLE, 'Manager'] as const, [BUDGET, true] as const, [SPEND, 60] as const],
		...[[CHANNELS, ['Ads']] as const, [URGENCY, 3] as const, [TEAM, 'Over ten'] as const],
		...[[GOAL, 'Fewer calls'] as const, [MAIL, 'warm@example.com'] as const]
	],
	cold: [
		[ROLE, 'Student'],
		[MAIL, 'cold@example.com']
	]
};
