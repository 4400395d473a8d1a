import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { normaliseQuiz, type Quiz } from '../../../src/lib/quiz/normalise.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import type { StepOf } from '../../../src/lib/quiz/quiz.ts';
import { reachOf } from '../../../src/lib/quiz/reach.ts';
import { submit } from '../../../src/lib/quiz/submission.ts';
import { problemText, verify } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';
import { valueOf } from '../../support/value-of.ts';

type Limits = Partial<StepOf<'date'>>;

/** Asks for a date, and puts whom the rule holds for into a segment of their own. */
function asking(limits: Limits, when: Condition): Quiz {
	return normaliseQuiz({
		title: 'When',
		steps: [{ id: 'start', kind: 'date', title: 'When?', required: true, ...limits }],
		segments: [
			{ id: 'some', title: 'Some', temperature: 'warm', when, result: 'r' },
			{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'r' }
		],
		results: [{ id: 'r', title: 'R' }]
	});
}

const told = (quiz: Quiz, locale: 'en' | 'ru' = 'en') =>
	verify(onDay(quiz, TODAY)).map((problem) => problemText(problem, locale));

describe('verify', () => {
	test('says in days what is asked in days, and in dates what is asked in dates', () => {
		const soon: Limits = { min: { days: 0 }, max: { days: 30 } };
		expect(told(asking(soon, { answer: 'start', over: 60 }))).toEqual([
			'Segment “some”: the condition on “start” (“over 60”) never holds: its answers go from 0 to 30, in days after the day of answering.'
		]);
		expect(told(asking(soon, { answer: 'start', over: 60 }), 'ru')).toEqual([
			'Сегмент «some»: условие на «start» («over 60») никогда не выполняется: ответы лежат от 0 до 30, в днях от дня ответа.'
		]);
		const year: Limits = { min: '2027-01-01', max: '2027-12-31' };
		expect(told(asking(year, { answer: 'start', below: '2027-01-01' }))).toEqual([
			'Segment “some”: the condition on “start” (“below 2027-01-01”) never holds: its answers go from 2027-01-01 to 2027-12-31.'
		]);
	});

	test.each<[string, Limits, Condition, number]>([
		[
			'a fixed date that may still come',
			{ max: { days: 30 } },
			{ answer: 'start', atLeast: '2027-06-01' },
			0
		],
		['a fixed date that is over', { min: { days: 0 } }, { answer: 'start', below: TODAY }, 1],
		['today', { min: { days: 0 } }, { answer: 'start', atMost: TODAY }, 0],
		[
			'more days than are left until the last date',
			{ max: '2026-12-31' },
			{ answer: 'start', atLeast: 37 },
			1
		],
		['as many days as are left', { max: '2026-12-31' }, { answer: 'start', atLeast: 36 }, 0],
		[
			'days past, up to a date of the calendar',
			{ min: '2026-01-01' },
			{ answer: 'start', below: -400 },
			0
		]
	])('of %s says what stays true on all later days', (_, limits, when, problems) => {
		expect(told(asking(limits, when))).toHaveLength(problems);
	});

	test('finds that an answer that is not given has no date', () => {
		const when: Condition = {
			all: [
				{ answer: 'start', answered: false },
				{ answer: 'start', below: '2030-01-01' }
			]
		};
		expect(told(asking({ required: false }, when))).toHaveLength(1);
	});

	test('refuses limits that no date lies between today', () => {
		expect(
			told(asking({ min: '2027-01-01', max: { days: 30 } }, { answer: 'start', over: 5 }))[0]
		).toMatch(/no answer can satisfy this step/);
	});
});

describe('reach', () => {
	const verdictOf = (quiz: Quiz) => {
		const dated = onDay(quiz, TODAY);
		const [some] = reachOf(dated).segments;
		if (some?.witness) {
			const done = valueOf(submit(dated, { ...some.witness, locale: 'en' }));
			expect(done.classification.segment).toBe('some');
		}
		return some?.verdict;
	};
	const bands = [
		{ from: 0, points: 1 },
		{ from: 31, points: 2 },
		{ from: 91, points: 3 }
	];

	test.each<[string, Limits, Condition, string]>([
		[
			'the one day of a band',
			{
				bands: [
					{ from: 0, points: 1 },
					{ from: 1, points: 2 },
					{ from: 2, points: 3 }
				]
			},
			{ total: true, equals: 2 },
			'reachable'
		],
		[
			'a band beyond the limits',
			{ bands, min: { days: 0 }, max: { days: 90 } },
			{ total: true, equals: 3 },
			'unreachable'
		],
		[
			'the last day of the limits',
			{ bands, min: { days: 0 }, max: { days: 91 } },
			{ total: true, equals: 3 },
			'reachable'
		],
		[
			'before the first band',
			{ bands, min: { days: 0 } },
			{ total: true, equals: 0 },
			'unreachable'
		],
		['a single day', {}, { answer: 'start', equals: '2028-02-29' }, 'reachable'],
		[
			'a day of the calendar in a band',
			{ bands },
			{
				all: [
					{ total: true, equals: 2 },
					{ answer: 'start', equals: '2026-12-26' }
				]
			},
			'reachable'
		],
		[
			'what calendar and days say together, as far as it goes for today',
			{ bands },
			{
				all: [
					{ total: true, equals: 3 },
					{ answer: 'start', below: '2027-02-24' }
				]
			},
			'undecided'
		],
		[
			'what only a later day can bring',
			{ bands, min: { days: 0 }, max: { days: 30 } },
			{ answer: 'start', atLeast: '2027-06-01' },
			'undecided'
		]
	])('finds %s', (_, limits, when, verdict) => {
		expect(verdictOf(asking(limits, when))).toBe(verdict);
	});

	test('tells websites apart by what they hold', () => {
		const site = (when: Condition) =>
			normaliseQuiz({
				...asking({}, when),
				steps: [{ id: 'start', kind: 'website', title: 'Where?', required: true }]
			});
		const holds = (contains: string) => ({ answer: 'start', contains });
		expect(verdictOf(site({ all: [holds('shop'), { not: holds('.com') }] }))).toBe('reachable');
		expect(verdictOf(site({ all: [holds('https://shop.'), holds('рф')] }))).toBe('reachable');
		expect(verdictOf(site({ all: [holds('shop'), { not: holds('sho') }] }))).toBe('unreachable');
		expect(verdictOf(site(holds('two words')))).toBe('unreachable');
	});
});
