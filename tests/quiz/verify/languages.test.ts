import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { problemText, verify } from '../../../src/lib/quiz/verify.ts';
import { aFile } from '../../support/a-small-quiz-file.ts';

const both = (word: string) => ({ en: word, ru: word });
const english = (word: string) => ({ en: word });

/** Two choices of two options, their words made by these. */
function aTranslatedFile(
	first: (word: string) => string | object,
	second: (word: string) => string | object
): QuizFile {
	const step = (id: string, words: (word: string) => string | object) => ({
		id,
		kind: 'single_choice',
		title: words('Title'),
		options: ['one', 'two'].map((option) => ({ id: option, text: words(option) }))
	});
	return aFile({
		title: both('Quiz'),
		locales: ['en', 'ru'],
		steps: [step('a', first), step('b', second)]
	} as Partial<QuizFile>);
}

const problemsOf = (file: QuizFile) => verify(normaliseQuiz(file));

describe('translations', () => {
	test('that a step lacks are told once for the step', () => {
		const [problem, ...others] = problemsOf(aTranslatedFile(english, both));
		expect(others).toEqual([]);
		expect(problem).toMatchObject({
			code: 'missing_translation',
			path: 'steps[0]',
			paths: ['steps[0].title', 'steps[0].options[0].text', 'steps[0].options[1].text']
		});
		expect(problem && problemText(problem, 'en')).toBe(
			'Step “a”: not written in Russian (ru) yet, at title, options[0].text, options[1].text.'
		);
	});

	test('of which there are none are told once for the language', () => {
		const file = aTranslatedFile(english, english);
		const [problem, ...others] = problemsOf({ ...file, title: { en: 'Quiz' } });
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ code: 'missing_language', path: 'locales' });
		expect(problem?.paths).toHaveLength(7);
		expect(problem && problemText(problem, 'ru')).toBe(
			'Языки: на языке «русский (ru)» ничего не написано (текстов: 7); напишите их или уберите этот язык из «locales».'
		);
	});

	test('that stand in one wording for all are told once for the step', () => {
		const [problem, ...others] = problemsOf(aTranslatedFile(both, (word) => word));
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ code: 'untranslated_text', path: 'steps[1]' });
		expect(problem?.paths).toHaveLength(3);
	});

	test('of a quiz in one wording for all are told once for the quiz', () => {
		const file = aTranslatedFile(
			(word) => word,
			(word) => word
		);
		const [problem, ...others] = problemsOf({ ...file, title: 'Quiz' });
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ code: 'one_language', path: 'locales' });
	});

	test('of one text are told where it stands', () => {
		const file = aTranslatedFile(both, both);
		const [problem] = problemsOf({ ...file, title: { en: 'Quiz' } });
		expect(problem).toMatchObject({ code: 'missing_translation', path: 'title' });
	});
});
