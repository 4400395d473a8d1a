import { describe, expect, test } from 'vitest';
import { structureOf } from '../../../src/lib/builder/diagnosis/diagnose.ts';
import { freshStep } from '../../../src/lib/builder/edits/fresh-step.ts';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { UNWRITTEN } from '../../../src/lib/quiz/unwritten.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';

const blank = { en: '', ru: ' ' };
const words = { en: 'Words', ru: 'Слова' };

function aQuiz(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: words,
		locales: ['en', 'ru'],
		hidden: ['source'],
		steps: [{ id: 'ask', kind: 'short_text', title: words }],
		...overrides
	};
}

const missingIn = (file: QuizFile) =>
	verify(normaliseQuiz(file))
		.filter(({ code }) => code.startsWith('missing_'))
		.map(({ code, severity, path, paths }) => ({ code, severity, at: paths ?? [path] }));

const missing = (...at: string[]) => [{ code: 'missing_text', severity: 'error', at }];

test('a step as it is added is told of once, at each of its texts, and blocks publishing', () => {
	let made = 0;
	const step = freshStep('single_choice', aQuiz(), () => `n${(made += 1)}`);
	expect(missingIn(aQuiz({ steps: [step] }))).toEqual(
		missing('steps[0].title', 'steps[0].options[0].text', 'steps[0].options[1].text')
	);
});

const result = { id: 'end', title: words };
const segment = { id: 'all', title: words, temperature: 'cold' as const, result: 'end' };
const when: Condition = { answer: 'ask', answered: true };

test.each<[string, Partial<QuizFile>]>([
	['title', { title: blank }],
	['welcome.title', { welcome: { title: blank } }],
	['dimensions[0].title', { dimensions: [{ id: 'd', title: blank }] }],
	['results[0].title', { results: [{ ...result, title: blank }], segments: [segment] }],
	[
		'results[0].button.text',
		{
			results: [{ ...result, button: { text: blank, url: 'https://example.com' } }],
			segments: [segment]
		}
	],
	[
		'knockouts[0].reason',
		{ knockouts: [{ when, segment: 'all', reason: blank }], results: [result], segments: [segment] }
	],
	[
		'segments[0].gates[0].reason',
		{
			segments: [
				{ ...segment, gates: [{ when, reason: blank }] },
				{ ...segment, id: 'rest' }
			],
			results: [result]
		}
	],
	['consents[0].text', { consents: [{ id: 'c', purpose: 'other', text: blank }] }]
])('%s has to be written', (path, overrides) => {
	expect(missingIn(aQuiz(overrides))).toEqual(missing(path));
});

test('a text that may be left out may be empty, and one in a single language is untranslated', () => {
	const half = { en: 'Words', ru: '' };
	const steps: QuizFile['steps'] = [{ id: 'ask', kind: 'short_text', title: half }];
	expect(missingIn(aQuiz({ steps })).map(({ code, severity }) => [code, severity])).toEqual([
		['missing_translation', 'warning']
	]);
	const welcome = { title: words, text: blank };
	expect(missingIn(aQuiz({ welcome })).every(({ severity }) => severity === 'warning')).toBe(true);
});

describe('a condition that compares with nothing yet', () => {
	test.each<Condition>([
		{ answer: 'ask', contains: UNWRITTEN },
		{ hidden: 'source', is: UNWRITTEN },
		{ hidden: 'source', contains: UNWRITTEN },
		{ hidden: 'source', anyOf: ['a', UNWRITTEN] }
	])('%j is told of', (unwritten) => {
		const steps: QuizFile['steps'] = [
			{ id: 'ask', kind: 'short_text', title: words },
			{ id: 'more', kind: 'short_text', title: words, when: { all: [when, unwritten] } }
		];
		expect(missingIn(aQuiz({ steps }))).toEqual([
			{ code: 'missing_value', severity: 'error', at: ['steps[1].when.all[1]'] }
		]);
	});
});

test('what is not written yet keeps nobody from looking into where the quiz leads', () => {
	const draft = aQuiz({ steps: [{ id: 'ask', kind: 'short_text', title: blank }] });
	const around = { day: TODAY, locale: 'en' as const };
	expect(structureOf({ draft, ...around }).sound).toBe(true);
	const lost = aQuiz({ steps: [{ id: 'ask', kind: 'short_text', title: words, next: 'gone' }] });
	expect(structureOf({ draft: lost, ...around }).sound).toBe(false);
});
