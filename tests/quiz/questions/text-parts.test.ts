import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../../src/lib/quiz/check.ts';
import { aStep } from '../../support/a-step.ts';

const context = { consents: [] };

describe('texts', () => {
	test.each([
		['short_text', {}, '  Anna  ', 'Anna'],
		['short_text', {}, 'two\r\n  lines', 'two lines'],
		['short_text', {}, 'x'.repeat(200), 'x'.repeat(200)],
		['short_text', { minLength: 3 }, 'abc', 'abc'],
		['short_text', {}, '\u0000', null],
		['short_text', {}, '<b>&amp;', '<b>&amp;'],
		['long_text', {}, 'two\r\nlines\ttabbed', 'two\nlines\ttabbed'],
		['long_text', {}, 'half a \ud83d pair', 'half a  pair'],
		['long_text', {}, 'a whole \ud83d\ude00 pair', 'a whole \ud83d\ude00 pair'],
		['long_text', {}, 'x'.repeat(2000), 'x'.repeat(2000)]
	] as const)('%s %j keeps %j as %j', (kind, overrides, raw, answer) => {
		expect(checkAnswer(aStep(kind, overrides), raw, context)).toEqual({ ok: true, answer });
	});

	test.each([
		['short_text', {}, 'x'.repeat(201), 'too_long'],
		['short_text', { minLength: 3 }, ' ab ', 'too_short'],
		['short_text', { maxLength: 2 }, 'abc', 'too_long'],
		['short_text', {}, 7, 'wrong_type'],
		['short_text', { required: true }, '\u0000\u0007', 'required'],
		['long_text', {}, 'x'.repeat(2001), 'too_long'],
		['long_text', {}, ['a'], 'wrong_type'],
		['long_text', {}, { text: 'a' }, 'wrong_type']
	] as const)('%s %j refuses %j: %s', (kind, overrides, raw, code) => {
		const checked = checkAnswer(aStep(kind, overrides), raw, context);
		expect(checked).toMatchObject({ ok: false, problems: [{ code }] });
	});
});

describe('an email address', () => {
	test.each([
		'anna@example.com',
		'ANNA.Maria+quiz@mail.example.co.uk',
		"o'hara_1@xn--e1aybc.xn--p1ai",
		'a@b.c',
		`${'x'.repeat(64)}@example.com`
	])('may be %s', (typed) => {
		expect(checkAnswer(aStep('email'), ` ${typed} `, context)).toEqual({ ok: true, answer: typed });
	});

	test.each([
		'anna',
		'anna@',
		'@example.com',
		'anna@localhost',
		'anna@example..com',
		'anna@-example.com',
		'anna@example.com.',
		'anna maria@example.com',
		'anna@exam ple.com',
		'anna@example.com, boris@example.com',
		'Anna <anna@example.com>',
		'anna@example.com\nBcc: all@example.com',
		'анна@example.com',
		`${'x'.repeat(250)}@example.com`,
		`anna@${'x'.repeat(64)}.com`
	])('is never %j', (typed) => {
		expect(checkAnswer(aStep('email'), typed, context)).toMatchObject({
			ok: false,
			problems: [{ code: 'bad_email' }]
		});
	});
});

describe('a phone number', () => {
	test.each([
		'+7 (912) 345-67-89',
		'8 912 345 67 89',
		'+49.30.1234567',
		'020 7946 0958',
		'+44\u00a020\u20117946\u20110958',
		'1234567',
		'+123456789012345'
	])('may be %s', (typed) => {
		expect(checkAnswer(aStep('phone'), ` ${typed} `, context)).toEqual({ ok: true, answer: typed });
	});

	test.each([
		'123456',
		'1234567890123456',
		'call me',
		'+7 912 CALL-ME',
		'7+9123456789',
		'++79123456789',
		'+7 912 345 67 89 доб. 5',
		'+1 (555) 010-0100 #5',
		`+1${' '.repeat(50)}5550100100`,
		'١٢٣٤٥٦٧٨'
	])('is never %j', (typed) => {
		expect(checkAnswer(aStep('phone'), typed, context)).toMatchObject({
			ok: false,
			problems: [{ code: 'bad_phone' }]
		});
	});

	test('is no number', () => {
		expect(checkAnswer(aStep('phone'), 79123456789, context)).toMatchObject({
			problems: [{ code: 'wrong_type' }]
		});
	});
});
