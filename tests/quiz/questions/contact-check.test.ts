import { describe, expect, test } from 'vitest';
import { checkAnswer, isRequired } from '../../../src/lib/quiz/check.ts';
import type { Consent } from '../../../src/lib/quiz/consent.ts';
import { kindOf } from '../../../src/lib/quiz/questions/kinds.ts';
import { aStep } from '../../support/a-step.ts';

const consents: Consent[] = [
	{ id: 'processing', purpose: 'processing', text: 'I agree', required: true },
	{ id: 'news', purpose: 'advertising', text: 'Write to me' },
	{ id: 'elsewhere', purpose: 'other', text: 'Asked for on another step', required: true }
];
const context = { consents };
const step = aStep('contact', {
	fields: [
		{ name: 'name' },
		{ name: 'email', required: true },
		{ name: 'phone' },
		{ name: 'comment' }
	],
	consents: ['processing', 'news']
});
const NEEDED = [
	{ code: 'missing_field', field: 'email' },
	{ code: 'consent_needed', field: 'consents' }
];
const only = (problem: object) => ({ ok: false, problems: [expect.objectContaining(problem)] });
const good = { email: 'anna@example.com', consents: ['processing'] };

describe('a contact form', () => {
	test.each([
		['what is needed', good, good],
		[
			'everything, trimmed and cleaned',
			{ name: ' Anna\nMaria ', phone: '+7 912 345-67-89', comment: ' a\r\nb ', ...good },
			{ name: 'Anna Maria', phone: '+7 912 345-67-89', comment: 'a\nb', ...good }
		],
		[
			'blank fields as if they were not there',
			{ name: ' ', phone: '', comment: null, ...good },
			good
		],
		['a consent twice as once', { ...good, consents: ['processing', 'processing'] }, good]
	])('takes %s', (_, raw, answer) => {
		expect(checkAnswer(step, raw, context)).toEqual({ ok: true, answer });
	});

	test.each([
		['a missing field', { name: 'Anna', consents: ['processing'] }, 'missing_field', 'email'],
		['only consents', { consents: ['processing'] }, 'missing_field', 'email'],
		['a bad address', { ...good, email: 'anna' }, 'bad_email', 'email'],
		['a bad number', { ...good, phone: '12' }, 'bad_phone', 'phone'],
		['a long name', { ...good, name: 'x'.repeat(201) }, 'too_long', 'name'],
		['a long comment', { ...good, comment: 'x'.repeat(2001) }, 'too_long', 'comment'],
		['a field of the wrong type', { ...good, name: ['Anna'] }, 'wrong_type', 'name'],
		['a field that was not asked for', { ...good, city: 'London' }, 'unknown_field', 'city'],
		[
			'a name that every object has',
			JSON.parse('{"__proto__":"x","email":"a@b.co","consents":["processing"]}'),
			'unknown_field',
			'__proto__'
		],
		['no consent', { email: good.email }, 'consent_needed', 'consents'],
		['the wrong consent', { ...good, consents: ['news'] }, 'consent_needed', 'consents'],
		[
			'a consent asked for elsewhere',
			{ ...good, consents: ['elsewhere'] },
			'unknown_consent',
			'consents'
		],
		['consents that are no list', { ...good, consents: 'processing' }, 'wrong_type', 'consents'],
		['consents that are no ids', { ...good, consents: [true] }, 'wrong_type', 'consents']
	])('refuses %s, and says where', (_, raw, code, field) => {
		expect(checkAnswer(step, raw, context)).toEqual(only({ code, field }));
	});

	test.each([['anna@example.com'], [['anna@example.com']], [true], [7]])('is not %j', (raw) => {
		expect(checkAnswer(step, raw, context)).toEqual({
			ok: false,
			problems: [{ code: 'wrong_type' }]
		});
	});

	test('may be left wholly blank only where the step says so', () => {
		const blank = { name: ' ', email: '' };
		const optional = { ...step, required: false };
		expect(checkAnswer(step, blank, context)).toEqual({ ok: false, problems: NEEDED });
		expect(checkAnswer(step, undefined, context)).toEqual({ ok: false, problems: NEEDED });
		expect(checkAnswer(optional, blank, context)).toEqual({ ok: true, answer: null });
		expect(checkAnswer(optional, { name: 'Anna' }, context)).toEqual({
			ok: false,
			problems: NEEDED
		});
	});

	test('that must be filled in somehow says so where no field in particular must', () => {
		const some = aStep('contact', { required: true, fields: [{ name: 'email' }] });
		expect(checkAnswer(some, { email: ' ' }, { consents: [] })).toEqual({
			ok: false,
			problems: [{ code: 'required' }]
		});
	});

	test('tells all that is wrong at once, from top to bottom, each part once', () => {
		const raw = { city: 'London', name: 'x'.repeat(201), phone: '12', consents: ['news'] };
		const checked = checkAnswer(step, raw, context);
		expect(checked.ok ? [] : checked.problems.map(({ code, field }) => [field, code])).toEqual([
			['city', 'unknown_field'],
			['name', 'too_long'],
			['email', 'missing_field'],
			['phone', 'bad_phone'],
			['consents', 'consent_needed']
		]);
	});

	test.each([
		[undefined, true, true],
		[undefined, false, false],
		[false, true, false],
		[true, false, true]
	])('with required %s and a field’s %s is needed: %s', (required, field, needed) => {
		const form = aStep('contact', { required, fields: [{ name: 'email', required: field }] });
		expect(isRequired(form, context)).toBe(needed);
	});

	test('tells contacts, consents and points apart', () => {
		const scored = aStep('contact', {
			fields: [{ name: 'email', points: 10 }, { name: 'role' }, { name: 'comment', points: 1 }],
			consents: ['news']
		});
		const answer = { email: 'anna@example.com', role: 'Boss', comment: 'Hi', consents: ['news'] };
		const kind = kindOf(scored);
		expect(kind.contact?.(scored, answer)).toEqual({ email: 'anna@example.com', role: 'Boss' });
		expect(kind.consents?.(scored, answer)).toEqual(['news']);
		expect(kind.describe(scored, answer, 'en')).toBe('anna@example.com, Boss, Hi');
		expect(kind.score(scored, answer)).toEqual([
			{ source: 'email', label: 'anna@example.com', points: 10 },
			{ source: 'comment', label: 'Hi', points: 1 }
		]);
	});
});
