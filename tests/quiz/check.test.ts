import { describe, expect, test } from 'vitest';
import { checkAnswer, isEmpty, isRequired } from '../../src/lib/quiz/check.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { aStep } from '../support/a-step.ts';

const optional = { id: 'news', purpose: 'advertising', text: 'Write to me' } as const;
const context = { consents: [optional] };
const strict = { consents: [{ ...optional, required: true }] };

test.each([undefined, null, '', ' \n\t\u00a0', [], {}])('%j is empty', (raw) => {
	expect(isEmpty(raw)).toBe(true);
});

test.each([0, false, true, 'x', [null], { email: '' }, { other: '' }])('%j is not empty', (raw) => {
	expect(isEmpty(raw)).toBe(false);
});

describe('a consent', () => {
	const step = aStep('consent');

	test('is taken when it is given', () => {
		expect(checkAnswer(step, true, context)).toEqual({ ok: true, answer: true });
		expect(kindOf(step).consents?.(step, true)).toEqual(['news']);
	});

	test('that is not given is no answer', () => {
		expect(checkAnswer(step, false, context)).toEqual({ ok: true, answer: null });
	});

	test.each([
		['the consent', step, strict],
		['the step', { ...step, required: true }, context]
	])('is needed where %s says so', (_, asked, where) => {
		expect(isRequired(asked, where)).toBe(true);
		for (const raw of [false, null, undefined, '']) {
			expect(checkAnswer(asked, raw, where)).toEqual({
				ok: false,
				problems: [{ code: 'consent_needed' }]
			});
		}
	});

	test.each(['true', 'yes', 1, { news: true }])('is never %j', (raw) => {
		expect(checkAnswer(step, raw, context)).toMatchObject({ problems: [{ code: 'wrong_type' }] });
	});
});

describe('a statement', () => {
	const step = aStep('statement');

	test('passes without an answer and takes none', () => {
		expect(isRequired(step, context)).toBe(false);
		expect(checkAnswer(step, undefined, context)).toEqual({ ok: true, answer: null });
		expect(checkAnswer(step, true, context)).toEqual({
			ok: false,
			problems: [{ code: 'no_answer_expected' }]
		});
	});
});

describe('yes or no', () => {
	const step = aStep('yes_no', { required: true, yes: { text: { en: 'Sure', ru: 'Конечно' } } });

	test('no is an answer', () => {
		expect(checkAnswer(step, false, context)).toEqual({ ok: true, answer: false });
	});

	test.each([
		[true, 'en', 'Sure'],
		[true, 'ru', 'Конечно'],
		[false, 'en', 'No'],
		[false, 'ru', 'Нет']
	])('%j in %s is “%s”', (answer, locale, words) => {
		expect(kindOf(step).describe(step, answer, locale)).toBe(words);
	});

	test.each(['yes', 1, [true], null])('is never %j', (raw) => {
		expect(checkAnswer(step, raw, context).ok).toBe(false);
	});
});
