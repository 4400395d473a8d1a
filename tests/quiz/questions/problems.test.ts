import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import type { Question } from '../../../src/lib/quiz/questions/kinds.ts';
import {
	answerProblemText,
	type AnswerProblemCode
} from '../../../src/lib/quiz/questions/problems.ts';
import { TODAY } from '../../support/a-day.ts';
import { aStep, STEPS } from '../../support/a-step.ts';

const [, severalStep] = STEPS.multiple_choice;
const several = severalStep ?? aStep('multiple_choice');
const contact = aStep('contact', {
	fields: [{ name: 'email', required: true }, { name: 'phone' }],
	consents: ['processing']
});
const context = {
	today: TODAY,
	consents: [{ id: 'processing', purpose: 'processing', text: 'I agree', required: true } as const]
};

/** An answer that is refused for each reason there is. */
const REFUSED: Record<AnswerProblemCode, [Question, unknown]> = {
	required: [aStep('rating', { required: true }), null],
	wrong_type: [aStep('yes_no'), 'yes'],
	unknown_option: [aStep('single_choice'), 'nobody'],
	duplicate_option: [several, ['some', 'some']],
	too_few: [several, ['some']],
	too_many: [several, ['none', 'some', 'much', 'more']],
	too_few_ranked: [aStep('ranking'), ['none', 'some']],
	too_many_ranked: [aStep('ranking', { top: 2 }), ['none', 'some', 'much']],
	place_twice: [aStep('ranking'), [['none', 'some'], null, 'much']],
	unknown_row: [aStep('matrix'), { colour: 'bad' }],
	unknown_column: [aStep('matrix'), { price: 'dear' }],
	exclusive: [several, ['some', 'nothing']],
	other_empty: [several, ['some', { other: ' ' }]],
	other_not_allowed: [aStep('single_choice'), { other: 'Mine' }],
	not_a_number: [aStep('number'), 'a lot'],
	too_small: [aStep('number', { min: 1500 }), 1499.5],
	too_large: [aStep('slider'), 101],
	not_whole: [aStep('rating'), 2.5],
	off_step: [aStep('slider', { min: 1, step: 0.5 }), 1.2],
	too_short: [aStep('short_text', { minLength: 21 }), 'short'],
	too_long: [aStep('long_text', { maxLength: 1 }), 'long'],
	bad_email: [aStep('email'), 'anna@localhost'],
	bad_phone: [aStep('phone'), '12 34 56'],
	half_date: [aStep('date'), '?'],
	bad_date: [aStep('date'), '2026-02-30'],
	too_early: [aStep('date', { min: { days: 0 } }), '2026-11-24'],
	too_late: [aStep('date', { max: '2026-12-31' }), '2027-01-01'],
	bad_website: [aStep('website'), 'localhost'],
	unknown_field: [contact, { email: 'anna@example.com', colour: 'red' }],
	missing_field: [contact, { phone: '+44 20 7946 0958' }],
	too_many_files: [aStep('file'), ['1', '2'].map((digit) => `upl_${digit.repeat(32)}`)],
	duplicate_upload: [aStep('file'), ['1', '1'].map((digit) => `upl_${digit.repeat(32)}`)],
	unknown_upload: [aStep('file'), ['../../etc/passwd']],
	consent_needed: [contact, { email: 'anna@example.com' }],
	unknown_consent: [contact, { email: 'anna@example.com', consents: ['advertising'] }],
	no_answer_expected: [aStep('statement'), true]
};

describe.each(Object.entries(REFUSED))('%s', (code, [step, raw]) => {
	const checked = checkAnswer(step, raw, context);

	test('is why the answer is refused', () => {
		expect(checked.ok ? [] : checked.problems.map((problem) => problem.code)).toContain(code);
	});

	test('is told in a whole sentence in both languages', () => {
		if (checked.ok) throw new Error('the answer was taken');
		for (const problem of checked.problems) {
			expect(answerProblemText(problem, 'en')).toMatch(/^[A-Z“][^{}|]*\.$/);
			expect(answerProblemText(problem, 'ru')).toMatch(/^[А-Я«][^{}|]*\.$/);
		}
	});
});

test.each([
	['too_long', { max: 1 }, 'en', 'Write at most 1 character.'],
	['too_long', { max: 2 }, 'en', 'Write at most 2 characters.'],
	['too_long', { max: 21 }, 'ru', 'Напишите не больше 21 символа.'],
	['too_long', { max: 2000 }, 'ru', 'Напишите не больше 2000 символов.'],
	['too_small', { min: 0.5 }, 'ru', 'Введите 0,5 или больше.'],
	['too_small', { min: 12_000 }, 'en', 'Enter 12,000 or more.'],
	[
		'exclusive',
		{ option: { en: 'None', ru: 'Ничего' } },
		'ru',
		'«Ничего» нельзя сочетать с другими.'
	],
	[
		'exclusive',
		{ option: { en: 'None', ru: 'Ничего' } },
		'en',
		'“None” cannot be combined with others.'
	],
	['unknown_option', { option: '$& {name}' }, 'en', 'There is no such option: $& {name}.'],
	['not_whole', undefined, 'ru-RU', 'Введите целое число.'],
	['not_whole', undefined, 'fr', 'Enter a whole number.']
] as const)('%s with %j in %s reads “%s”', (code, params, locale, sentence) => {
	expect(answerProblemText(params ? { code, params } : { code }, locale)).toBe(sentence);
});
