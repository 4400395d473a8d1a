import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import { partialEmail } from '../../src/lib/quiz/partial-email.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { aContactFile } from '../support/a-quiz.ts';

type Consents = NonNullable<QuizFile['consents']>;

const DATA: Consents[number] = {
	id: 'data',
	purpose: 'processing',
	text: 'I agree.',
	required: true
};
const TERMS: Consents[number] = {
	id: 'terms',
	purpose: 'other',
	text: 'The terms.',
	required: true
};
const mail = { id: 'mail', kind: 'email', title: 'Mail' } as const;
const agree = { id: 'agree', kind: 'consent', title: 'May we?', consent: 'data' } as const;
const terms = { id: 'terms', kind: 'consent', title: 'Terms', consent: 'terms' } as const;
const ANSWERS = { mail: 'Anna@Example.com', agree: true, terms: true };

const quiz = (steps: QuizFile['steps'], consents: Consents) =>
	normaliseQuiz({ title: 'Quiz', steps, consents });

describe('somebody on the way is written to', () => {
	test('at once where the quiz requires no consent', () => {
		expect(partialEmail(quiz([mail, agree], []), ANSWERS, ['mail'])).toBe('anna@example.com');
		const asks = [{ ...DATA, required: false }];
		expect(partialEmail(quiz([mail, agree], asks), ANSWERS, ['mail'])).toBe('anna@example.com');
	});

	test('not before the consent that is asked for behind the email', () => {
		const asking = quiz([mail, agree], [DATA]);
		expect(partialEmail(asking, ANSWERS, ['mail'])).toBeUndefined();
		expect(partialEmail(asking, { mail: ANSWERS.mail }, ['mail', 'agree'])).toBeUndefined();
		expect(partialEmail(asking, ANSWERS, ['mail', 'agree'])).toBe('anna@example.com');
	});

	test('after one that was asked for before', () => {
		expect(partialEmail(quiz([agree, mail], [DATA]), ANSWERS, ['agree', 'mail'])).toBeDefined();
	});

	test('not after another consent than the one to processing', () => {
		const asking = quiz([terms, mail, agree], [DATA, TERMS]);
		expect(partialEmail(asking, ANSWERS, ['terms', 'mail'])).toBeUndefined();
		expect(partialEmail(asking, ANSWERS, ['terms', 'mail', 'agree'])).toBeDefined();
	});

	test('not where one of several was left out', () => {
		const asking = quiz([agree, terms, mail], [DATA, TERMS]);
		const path = ['agree', 'terms', 'mail'];
		expect(partialEmail(asking, { ...ANSWERS, terms: null }, path)).toBeUndefined();
	});

	test('where the step requires what the quiz does not', () => {
		const asking = quiz([mail, { ...agree, required: true }], [{ ...DATA, required: false }]);
		expect(partialEmail(asking, ANSWERS, ['mail'])).toBeUndefined();
	});

	test('where the form with the email holds it', () => {
		const asking = normaliseQuiz(aContactFile());
		const who = { name: 'Anna', email: 'anna@example.com' };
		const given = { ...who, consents: ['processing'] };
		expect(partialEmail(asking, { who }, ['who'])).toBeUndefined();
		expect(partialEmail(asking, { who: given }, ['who'])).toBe('anna@example.com');
	});
});
