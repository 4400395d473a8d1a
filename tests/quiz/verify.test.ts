import { describe, expect, test } from 'vitest';
import { onDay } from '../../src/lib/quiz/on-day.ts';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { problemText, verify, type ProblemCode } from '../../src/lib/quiz/verify.ts';
import { SENTENCES } from '../../src/lib/quiz/verify/sentences.ts';
import { UNWRITTEN } from '../../src/lib/quiz/unwritten.ts';
import { REACH } from '../../src/lib/quiz/verify/sentences/reach.ts';
import {
	aFile,
	choice,
	found,
	option,
	ranking,
	scale,
	segment,
	table,
	withRule,
	withSegments
} from '../support/a-small-quiz-file.ts';
import { TODAY } from '../support/a-day.ts';
import { PLANTED_FAULTS, soundQuizFile } from '../support/planted-faults.ts';

test('a sound quiz gives nothing to say', () => {
	expect(found(soundQuizFile())).toEqual([]);
	expect(found(aFile())).toEqual([]);
	expect(found({ title: 'Quiz', steps: [{ id: 'a', kind: 'email', title: 'a' }] })).toEqual([]);
});

test.each(['{{contact.name}}', '{{name}}'])(
	'%s is told the part that is meant, whatever its step is called',
	(recall) => {
		const who = { id: 'about-you', kind: 'contact', title: 'Who', fields: [{ name: 'name' }] };
		const steps = [who, { id: 'last', kind: 'email', title: `Hi ${recall}` }];
		const parsed = parseQuiz({ title: 'Quiz', steps });
		const [problem] = parsed.ok ? verify(onDay(parsed.value, TODAY)) : [];
		expect(problem?.code).toBe('unknown_recall');
		expect(problem && problemText(problem, 'en')).toContain('about-you.name');
	}
);

const planted = PLANTED_FAULTS.filter((fault) => fault.layer === 'verify');

/** Two faults in one, or names that are left without their step. */
const BESIDES: Readonly<Record<string, ProblemCode[]>> = {
	'two steps of one id': ['unknown_step', 'unknown_recall'],
	'a jump behind one that is always taken': ['unreachable_step']
};

describe.each(planted)('$name', ({ name, plant, code, path, severity }) => {
	const parsed = parseQuiz(plant(soundQuizFile()));
	const problems = parsed.ok ? verify(onDay(parsed.value, TODAY)) : [];

	test('is found where it is', () => {
		expect(problems).toContainEqual(expect.objectContaining({ code, path, severity }));
	});

	test('is told, and what follows from it is not', () => {
		const told = problems.map((problem) => problem.code);
		expect(told.toSorted()).toEqual([code, ...(BESIDES[name] ?? [])].toSorted());
	});

	test('is told as a sentence in both languages', () => {
		for (const problem of problems) {
			const english = problemText(problem, 'en');
			expect(english).toMatch(/^[A-Z“][^!]*[.?]$/);
			expect(english).not.toMatch(/(?<!\{)\{\w+\}|\[[ (]|undefined|Infinity/);
			const russian = problemText(problem, 'ru');
			expect(russian).toMatch(/^[А-ЯЁ«][^!]*[.?]$/);
			expect(russian).not.toMatch(/(?<!\{)\{\w+\}|\[[ (]|undefined|Infinity|\$/);
		}
	});
});

/** Those that no planted fault stands for, one by one. */
const OTHERS: [ProblemCode, string, QuizFile][] = [
	['reserved_id', 'steps[0].id', aFile({ steps: [choice('end')] })],
	['missing_text', 'steps[0].title', aFile({ steps: [{ ...choice('a'), title: { en: '' } }] })],
	['missing_value', 'steps[8].when', withRule({ answer: 'name', contains: UNWRITTEN })],
	['asks_a_statement', 'steps[8].when', withRule({ answer: 'note', answered: true })],
	[
		'unanswerable',
		'steps[0].min',
		aFile({
			steps: [{ id: 'a', kind: 'multiple_choice', title: 'a', options: [option('x', 1)], min: 2 }]
		})
	],
	[
		'unanswerable',
		'steps[0].top',
		aFile({
			steps: [
				{ id: 'a', kind: 'ranking', title: 'a', options: [option('x'), option('y', 1)], top: 3 }
			]
		})
	],
	[
		'unused_weight',
		'steps[0].weights[2]',
		aFile({ steps: [ranking('a', { weights: [1, 0.5, 0.2, 0.1] })] })
	],
	['duplicate_id', 'steps[0].rows[1].id', aFile({ steps: [table('a', ['p', 'p'])] })],
	['reserved_id', 'steps[0].rows[1].id', aFile({ steps: [table('a', ['p', 'other'])] })],
	[
		'unknown_dimension',
		'steps[0].rows[0].dimension',
		aFile({ steps: [table('a', ['p'], { dimension: 'needs' })] })
	],
	['unknown_option', 'steps[8].when.is', withRule({ answer: 'order', top: 1, is: 'w' })],
	['wrong_operator', 'steps[8].when.top', withRule({ answer: 'one', top: 1, is: 'a' })],
	['wrong_operator', 'steps[8].when.row', withRule({ answer: 'one', row: 'p', is: 'a' })],
	['wrong_operator', 'steps[8].when.atLeast', withRule({ answer: 'order', atLeast: 2 })],
	['wrong_operator', 'steps[8].when.allOf', withRule({ answer: 'grid', row: 'p', allOf: ['bad'] })],
	['place_beyond', 'steps[8].when.top', withRule({ answer: 'order', top: 3, is: 'x' })],
	['row_not_named', 'steps[8].when', withRule({ answer: 'grid', is: 'bad' })],
	['unknown_row', 'steps[8].when.row', withRule({ answer: 'grid', row: 'price', is: 'bad' })],
	['unknown_column', 'steps[8].when.is', withRule({ answer: 'grid', row: 'p', is: 'worse' })],
	[
		'unbounded_points',
		'steps[0].perUnit',
		aFile({ steps: [{ id: 'a', kind: 'number', title: 'a', min: 0, perUnit: 1 }] })
	],
	[
		'unused_band',
		'steps[0].bands[1].from',
		aFile({
			steps: [
				scale('a', {
					bands: [
						{ from: 5, points: 1 },
						{ from: 11, points: 2 }
					]
				})
			]
		})
	],
	[
		'band_twice',
		'steps[0].bands[1].from',
		aFile({
			steps: [
				scale('a', {
					bands: [
						{ from: 5, points: 1 },
						{ from: 5, points: 2 }
					]
				})
			]
		})
	],
	[
		'never_shown',
		'steps[2]',
		aFile({
			steps: [
				choice('one', {
					next: [{ when: { answer: 'one', anyOf: ['a', 'b'] }, to: 'two' }, { to: 'two' }]
				}),
				choice('two', {
					next: [
						{
							when: {
								all: [
									{ answer: 'one', is: 'a' },
									{ answer: 'one', is: 'b' }
								]
							},
							to: 'three'
						},
						{ to: 'end' }
					]
				}),
				choice('three')
			]
		})
	],
	[
		'dead_end',
		'steps[0]',
		aFile({ steps: [choice('one'), choice('two'), choice('three', { next: 'two' })] })
	],
	[
		'threshold_overlap',
		'segments[1].score',
		withSegments(
			segment('high', { score: { from: 6 } }),
			segment('low', { score: { from: 3, below: 8 } }),
			segment('rest')
		)
	],
	['no_catch_all', 'segments[0]', withSegments(segment('only', { score: { from: 5 } }))],
	[
		'borderline_without_from',
		'segments[0].borderline',
		withSegments(segment('low', { score: { below: 5 }, borderline: 1 }), segment('rest'))
	],
	[
		'unused_dimension',
		'dimensions[1]',
		aFile({
			dimensions: [
				{ id: 'fit', title: 'Fit' },
				{ id: 'need', title: 'Need' }
			]
		})
	],
	[
		'unused_consent',
		'consents[0]',
		aFile({ consents: [{ id: 'news', purpose: 'advertising', text: 'News' }] })
	],
	[
		'nothing_to_show',
		'results[0].show[1]',
		aFile({
			segments: [segment('all')],
			results: [{ id: 'end', title: 'End', show: ['score', 'amount'] }]
		})
	],
	[
		'letter_before_consent',
		'letters.unfinished',
		aFile({
			steps: [
				{ id: 'mail', kind: 'email', title: 'Mail' },
				{ id: 'agree', kind: 'consent', title: 'May we?', consent: 'data' }
			],
			consents: [{ id: 'data', purpose: 'processing', text: 'I agree.', required: true }],
			letters: { unfinished: { hours: 24, subject: 'Go on?', text: 'Here.' } }
		})
	],
	[
		'details_without_contact',
		'details.fields',
		aFile({ details: { title: 'Who?', fields: [{ name: 'city' }] } })
	],
	[
		'details_asked_before',
		'details.fields',
		aFile({
			steps: [{ id: 'mail', kind: 'email', title: 'Mail' }],
			details: { title: 'Who?', fields: [{ name: 'email' }] }
		})
	],
	[
		'unknown_consent',
		'details.consents[0]',
		aFile({ details: { title: 'Who?', fields: [{ name: 'email' }], consents: ['nope'] } })
	],
	[
		'missing_consent',
		'steps[0].consent',
		aFile({ steps: [{ id: 'agree', kind: 'consent', title: 'May we?', consent: 'data' }] })
	],
	[
		'unknown_consent',
		'steps[0].consent',
		aFile({
			steps: [{ id: 'agree', kind: 'consent', title: 'May we?', consent: 'nope' }],
			consents: [{ id: 'data', purpose: 'processing', text: 'I agree.' }]
		})
	],
	['missing_text', 'bonus.given.text', aFile({ bonus: { title: 'Gift', given: { text: '' } } })],
	['one_language', 'locales', aFile({ locales: ['en', 'ru'] })],
	[
		'copied_text',
		'steps[0].title',
		aFile({
			title: { en: 'Quiz', ru: 'Квиз' },
			locales: ['en', 'ru'],
			steps: [scale('a', { title: { en: 'How sure are you?', ru: 'How sure are you?' } })]
		})
	],
	[
		'copied_language',
		'locales',
		aFile({
			title: { en: 'A quiz about you', ru: 'A quiz about you' },
			locales: ['en', 'ru'],
			steps: [scale('a', { title: { en: 'How sure are you?', ru: 'How sure are you?' } })]
		})
	],
	['unlisted_locale', 'locales', aFile({ title: { en: 'Quiz', de: 'Quiz' } })],
	['recall_too_early', 'steps[0].text', aFile({ steps: [choice('one', { text: '{{one}}' })] })],
	['recall_too_early', 'welcome.title', aFile({ welcome: { title: 'Hi {{one}}' } })],
	['recall_of_score', 'steps[0].text', aFile({ steps: [choice('one', { text: '{{score}}' })] })],
	['recall_not_filled', 'closed', aFile({ closed: 'Bye {{one}}' })],
	[
		'broken_recall',
		'steps[1].title',
		aFile({ steps: [choice('one'), scale('two', { title: '{{ one' })] })
	],
	[
		'unsafe_address',
		'results[0].button.url',
		aFile({
			segments: [segment('all')],
			results: [{ id: 'end', title: 'End', button: { text: 'Go', url: 'javascript:alert(1)' } }]
		})
	],
	[
		'address_from_answer',
		'results[0].redirect',
		aFile({
			segments: [segment('all')],
			results: [{ id: 'end', title: 'End', redirect: 'https://{{one}}.example/' }]
		})
	]
];

test.each(OTHERS)('%s is found at %s', (code, path, file) => {
	expect(found(file)).toContain(`${code} ${path}`);
});

test('every problem that there is has been found above, but for those of `reachProblems`', () => {
	const seen = new Set([
		...Object.keys(REACH),
		...planted.map(({ code }) => code),
		...OTHERS.map(([code]) => code)
	]);
	expect(Object.keys(SENTENCES).filter((code) => !seen.has(code))).toEqual([]);
});

test('paths are those of the file, where the default dimension is not written', () => {
	const amount = { currency: 'EUR' };
	const file = aFile({
		dimensions: [{ id: 'price', title: { en: 'Price' }, amount }],
		locales: ['en', 'ru']
	});
	expect(found(file)).toContain('unused_dimension dimensions[0]');
	expect(found(file)).toContain('missing_translation dimensions[0].title');
});

test('what a file is filled in with is not held against its author', () => {
	const german = { title: 'Quiz', locales: ['de'], steps: [choice('one')] };
	expect(found(german)).toEqual([]);
});

test('texts without words need no translation', () => {
	const steps = [
		scale('one', { title: { en: 'How?', ru: 'Как?' }, labels: { from: '0–5', to: '100 %' } })
	];
	expect(found({ title: { en: 'Quiz', ru: 'Квиз' }, locales: ['en', 'ru'], steps })).toEqual([]);
});
