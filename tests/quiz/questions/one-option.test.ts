import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { kindOf } from '../../../src/lib/quiz/questions/kinds.ts';
import { aStep } from '../../support/a-step.ts';

const context = { consents: [] };
const open = aStep('single_choice', { other: { points: { need: 3 }, tags: ['own-words'] } });

describe('one option', () => {
	test.each([
		['an option', 'some', 'some'],
		['own words, trimmed to one line', { other: ' two\r\nlines\u0000 ' }, { other: 'two lines' }],
		['own words as long as they may be', { other: 'x'.repeat(500) }, { other: 'x'.repeat(500) }]
	])('takes %s', (_, raw, answer) => {
		expect(checkAnswer(open, raw, context)).toEqual({ ok: true, answer });
	});

	test.each([
		['an option that is not there', 'all', 'unknown_option'],
		['an option by its label', 'Some', 'unknown_option'],
		['a name that every object has', 'constructor', 'unknown_option'],
		['“Other” without words', 'other', 'other_empty'],
		['blank words', { other: ' \t ' }, 'other_empty'],
		['too many words', { other: 'x'.repeat(501) }, 'too_long'],
		['words that are no text', { other: 7 }, 'wrong_type'],
		['words and something else', { other: 'mine', id: 'some' }, 'wrong_type'],
		['a list', ['some'], 'wrong_type'],
		['a number', 1, 'wrong_type']
	])('refuses %s', (_, raw, code) => {
		expect(checkAnswer(open, raw, context)).toMatchObject({ ok: false, problems: [{ code }] });
	});

	test('may have an option called other, as long as there are no own words', () => {
		const step = aStep('dropdown', { options: [{ id: 'other', text: 'Another' }] });
		expect(checkAnswer(step, 'other', context)).toEqual({ ok: true, answer: 'other' });
		const read = kindOf(step).read(step, new URLSearchParams({ [step.id]: 'other' }));
		expect(read).toBe('other');
	});

	test('does not echo a whole novel back in its refusal', () => {
		const checked = checkAnswer(open, 'x'.repeat(100_000), context);
		expect(JSON.stringify(checked).length).toBeLessThan(200);
	});

	test('scores own words by what the author gave for them', () => {
		const { score, tags } = kindOf(open);
		expect(score(open, { other: 'Mine' })).toEqual([
			{ source: 'other', label: 'Mine', points: { need: 3 }, factor: undefined }
		]);
		expect(tags?.(open, { other: 'Mine' })).toEqual(['own-words']);
	});

	test('multiplies only what its factors name, even a dimension called constructor', () => {
		const { factorBounds } = kindOf(open);
		expect(factorBounds?.(open, 'price')).toEqual({ least: 0.8, greatest: 1.5 });
		expect(factorBounds?.(open, 'constructor')).toEqual({ least: 1, greatest: 1 });
	});

	test.each([
		[{}, undefined],
		[{ one: 'some' }, 'some'],
		[{ one: 'some', 'one.other': 'left over' }, 'some'],
		[{ one: 'other', 'one.other': 'mine' }, { other: 'mine' }],
		[{ one: 'other' }, { other: '' }],
		[{ 'one.other': 'mine' }, { other: 'mine' }],
		[{ one: '', 'one.other': ' ' }, undefined]
	])('reads the form %j', (form, raw) => {
		expect(kindOf(open).read(open, new URLSearchParams(form))).toEqual(raw);
	});
});
