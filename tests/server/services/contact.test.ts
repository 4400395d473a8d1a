import { describe, expect, test } from 'vitest';
import { normaliseContact, toE164 } from '../../../src/lib/server/services/contact.ts';
import type { QuizFile } from '../../../src/lib/quiz/quiz.ts';
import { aQuiz } from '../../support/a-quiz.ts';

describe('a phone number', () => {
	test.each([
		['+7 (999) 123-45-67', undefined, '+79991234567'],
		['8 999 123-45-67', 'RU', '+79991234567'],
		['9991234567', 'RU', '+79991234567'],
		['79991234567', 'RU', '+79991234567'],
		['020 7946 0958', 'GB', '+442079460958'],
		['+44 20 7946 0958', 'RU', '+442079460958'],
		['(415) 555-2671', 'US', '+14155552671'],
		['415 555 2671', undefined, null],
		['12345', 'RU', null],
		['+7 999', undefined, null],
		['+999 12345678901234567', undefined, null]
	] as const)('%s in %s is %s', (typed, country, expected) => {
		expect(toE164(typed, country)).toBe(expected);
	});
});

const steps: QuizFile['steps'] = [
	{ id: 'phone', kind: 'phone', title: 'Phone' },
	{ id: 'british', kind: 'phone', title: 'Phone', country: 'GB' },
	{ id: 'mail', kind: 'email', title: 'Email' },
	{
		id: 'form',
		kind: 'contact',
		title: 'Contact',
		fields: [{ name: 'name' }, { name: 'phone' }, { name: 'email' }]
	}
];
const quiz = aQuiz({ locales: ['en', 'ru'], steps });
const normalise = (answers: Parameters<typeof normaliseContact>[1]['answers'], locale = 'ru') =>
	normaliseContact(quiz, { answers, path: ['phone', 'british', 'mail', 'form'] }, locale);

describe('the contact of a submission', () => {
	test('the number is read as the respondent’s country writes it, unless the step names one', () => {
		expect(normalise({ phone: '8 999 123-45-67' })).toMatchObject({
			value: { contact: { phone: '+79991234567' }, answers: { phone: '+79991234567' } }
		});
		expect(normalise({ british: '020 7946 0958' })).toMatchObject({
			value: { contact: { phone: '+442079460958' } }
		});
		expect(normalise({ form: { phone: '8 999 123-45-67', name: 'Анна' } })).toMatchObject({
			value: {
				contact: { phone: '+79991234567', name: 'Анна' },
				answers: { form: { phone: '+79991234567', name: 'Анна' } }
			}
		});
	});

	test('English alone names no country, British English does', () => {
		expect(normalise({ phone: '020 7946 0958' }, 'en').ok).toBe(false);
		expect(normalise({ phone: '020 7946 0958' }, 'en-GB').ok).toBe(true);
	});

	test('a number that cannot be one is refused at its field, in both languages', () => {
		const refused = normalise({ phone: '1234567', form: { phone: '7654321' } }, 'en');
		expect(refused.ok ? [] : refused.problem.map(({ path }) => path)).toEqual([
			'answers.phone',
			'answers.form.phone'
		]);
		expect(refused.ok ? '' : refused.problem[0]?.message.ru).toMatch(/номер/i);
	});

	test('a number that is none of its country is told so, not that it has too few digits', () => {
		const said = (phone: string, locale: string) => {
			const refused = normalise({ phone }, locale);
			return refused.ok ? '' : refused.problem[0]?.message.en;
		};
		expect(said('+355 9161234567', 'en')).toContain('no number with +355');
		expect(said('415 555 2671', 'en')).toContain('begin it with the code of its country');
	});

	test('an email is known in lower case and kept as it was typed', () => {
		expect(normalise({ mail: 'Anna@Example.COM' })).toMatchObject({
			value: { contact: { email: 'anna@example.com' }, answers: { mail: 'Anna@Example.COM' } }
		});
	});

	test('a name alone is nobody', () => {
		expect(normalise({ form: { name: 'Anna' } })).toMatchObject({ value: { contact: null } });
	});
});
