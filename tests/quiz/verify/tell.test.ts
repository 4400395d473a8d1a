import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import { parseQuiz } from '../../../src/lib/quiz/parse.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { problemText, verify } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../../support/planted-faults.ts';

function told(file: QuizFile, locale: 'en' | 'ru' = 'en'): string[] {
	const quiz = onDay(normaliseQuiz(file), TODAY);
	return verify(quiz).map((problem) => problemText(problem, locale, quiz));
}

const size = {
	id: 'urvha',
	kind: 'single_choice' as const,
	title: 'Which **size**?',
	options: [
		{ id: 'opt11', text: 'Small' },
		{ id: 'opt22', text: '' }
	]
};
const file: QuizFile = {
	title: 'Quiz',
	steps: [{ id: 'abcde', kind: 'email', title: 'Mail' }, size]
};

test('a step is named by its number and title, and what lies in it by its place', () => {
	expect(told(file)).toEqual(['Step 2 “Which size?”, option 2: not written yet.']);
	expect(told(file, 'ru')).toEqual(['Шаг 2 «Which size?», вариант 2: ещё не написано.']);
});

test('a step without a title is named by its number', () => {
	const [mail] = file.steps;
	if (!mail) throw new Error('a step is needed');
	expect(told({ ...file, steps: [{ ...mail, title: '' }] })).toEqual([
		'Step 1, title: not written yet.'
	]);
});

test('what is gone is told without its id, and each place once', () => {
	const steps = file.steps.map((step) => ({ ...step, title: `${step.id}?`, next: 'kauxg' }));
	const [gone] = told({ ...file, steps });
	expect(gone).toBe(
		'Step 1 “abcde?”: it leads to a step that is not there; choose another step, or the end. The same in: Step 2 “urvha?”.'
	);
});

test('languages are told by name', () => {
	const steps = [{ id: 'abcde', kind: 'email' as const, title: { en: 'Mail', ru: 'Почта' } }];
	const english: QuizFile = { title: { en: 'Quiz' }, locales: ['en'], steps };
	expect(told(english)).toEqual([
		'Languages: there are texts in Russian, which is not among the quiz’s languages; add the language, or remove them.'
	]);
	expect(told({ ...english, locales: ['en', 'ru'] })).toEqual([
		'Title of the quiz: not written in Russian yet.'
	]);
	expect(told({ ...english, locales: ['en', 'ru'] }, 'ru')).toEqual([
		'Название квиза: ещё не написано на языке «русский».'
	]);
});

const planted = PLANTED_FAULTS.filter((fault) => fault.layer === 'verify');

describe.each(planted)('$name', ({ plant }) => {
	const parsed = parseQuiz(plant(soundQuizFile()));
	const quiz = parsed.ok ? onDay(parsed.value, TODAY) : undefined;
	const problems = quiz ? verify(quiz) : [];

	test('is told as a sentence without paths', () => {
		if (!quiz) throw new Error('it is a quiz');
		for (const problem of problems) {
			const english = problemText(problem, 'en', quiz);
			expect(english).toMatch(/^[A-Z“][^!]*[.?]$/);
			expect(english).not.toMatch(/(?<!\{)\{\w+\}|\w\[|\w\.\w+\b(?<!\d)|undefined|Infinity/);
			const russian = problemText(problem, 'ru', quiz);
			expect(russian).toMatch(/^[А-ЯЁ«][^!]*[.?]$/);
			expect(russian).not.toMatch(/(?<!\{)\{\w+\}|\w\[|undefined|Infinity|\$/);
		}
	});
});
