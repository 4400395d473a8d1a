import { describe, expect, test } from 'vitest';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { submit, type Completed, type SubmissionInput } from '../../src/lib/quiz/submission.ts';
import { aQuiz } from '../support/a-quiz.ts';
import { aSubmission } from '../support/a-submission.ts';

function completed(
	overrides: Partial<SubmissionInput> = {},
	file: Partial<QuizFile> = {}
): Completed {
	const result = submit(aQuiz(file), aSubmission(overrides));
	if (!result.ok) throw new Error(JSON.stringify(result.problem));
	return result.value;
}

function errorsOf(answers: Record<string, unknown>, file: Partial<QuizFile> = {}) {
	const result = submit(aQuiz(file), aSubmission({ answers }));
	if (result.ok) throw new Error('It was accepted.');
	return result.problem;
}

const inWords = (
	answers: Record<string, unknown>,
	file: Partial<QuizFile> = {},
	locale: 'en' | 'ru' = 'en'
) => errorsOf(answers, file).map(({ path, message }) => `${path}: ${message[locale]}`);

const consents: QuizFile['consents'] = [
	{
		id: 'data',
		purpose: 'processing',
		text: { en: 'Process my data.', ru: 'Обрабатывайте мои данные.' },
		url: 'https://example.com/privacy',
		required: true
	},
	{ id: 'ads', purpose: 'advertising', text: { en: 'Send me news.' } }
];
const contactStep = {
	id: 'who',
	kind: 'contact',
	title: 'Who are you?',
	fields: [{ name: 'name' }, { name: 'email', required: true }, { name: 'comment' }],
	consents: ['data', 'ads']
} satisfies QuizFile['steps'][number];
const asked: Partial<QuizFile> = { steps: [...aQuiz().steps, contactStep], consents };

describe('a submission', () => {
	test('comes out with everything that follows from it', () => {
		expect(completed()).toMatchObject({
			path: ['money', 'pain', 'goals', 'email'],
			answers: { money: 'much', pain: 5, goals: ['leads', 'sales'], email: 'anna@example.com' },
			ignored: [],
			score: { total: 60, percent: 100, reachable: 60 },
			classification: { segment: 'hot', stage: 'sql', result: 'call' },
			receipt: { total: 60, segment: 'hot' },
			contact: { email: 'anna@example.com' },
			consents: [],
			tags: []
		});
	});

	test('leaves out what lies off the path and lists it', () => {
		const done = completed({ answers: { money: 'none', pain: 5, goals: ['leads'] } });
		expect(done.path).toEqual(['money', 'email']);
		expect(done.ignored).toEqual(['pain', 'goals']);
		expect(done.answers).toEqual({ money: 'none', email: null });
		expect(done.score.total).toBe(0);
	});

	test('does not list what was left empty off the path', () => {
		expect(completed({ answers: { money: 'none', pain: null, goals: [] } }).ignored).toEqual([]);
	});

	test('takes an optional answer left out as empty', () => {
		expect(completed({ answers: { money: 'some', pain: 1 } }).answers).toEqual({
			money: 'some',
			pain: 1,
			goals: null,
			email: null
		});
	});

	test('keeps answers as they are checked', () => {
		const answers = { money: 'none', email: '  anna@example.com ' };
		expect(completed({ answers }).answers['email']).toBe('anna@example.com');
	});

	test('walks by the score so far', () => {
		const [money, pain, ...rest] = aQuiz().steps;
		if (!money || !pain) throw new Error('The quiz begins with two steps.');
		const next = [{ when: { dimension: 'budget', atLeast: 20 }, to: 'email' }];
		const steps = [{ ...money, next }, pain, ...rest];
		expect(completed({ answers: { money: 'much' } }, { steps }).path).toEqual(['money', 'email']);
		expect(completed({ answers: { money: 'some', pain: 1 } }, { steps }).path).toHaveLength(4);
	});

	test('puts the tags of the segment and of the options chosen on the lead', () => {
		expect(completed({ answers: { money: 'none' } }).tags).toEqual(['no-budget']);
	});
});

describe('what is refused', () => {
	test.each<[string, Record<string, unknown>, string[]]>([
		['an unknown step', { money: 'none', mony: 'x' }, ['answers.mony: unknown_step']],
		[
			'a name that every object knows',
			{ money: 'none', constructor: 1 },
			['answers.constructor: unknown_step']
		],
		[
			'a prototype',
			JSON.parse('{"money":"none","__proto__":{}}'),
			['answers.__proto__: unknown_step']
		],
		['an unknown option', { money: 'gold' }, ['answers.money: unknown_option']],
		['a wrong type', { money: 7 }, ['answers.money: wrong_type']],
		['a value out of range', { money: 'much', pain: 6 }, ['answers.pain: too_large']],
		['a missing required answer', { money: 'much' }, ['answers.pain: required']],
		['an empty required answer', { money: 'much', pain: null }, ['answers.pain: required']],
		['nothing at all', {}, ['answers.money: required', 'answers.pain: required']],
		[
			'an unknown option off the path',
			{ money: 'none', goals: ['gone'] },
			['answers.goals: unknown_option']
		],
		['a wrong type off the path', { money: 'none', pain: 'much' }, ['answers.pain: not_a_number']],
		['a value out of range off the path', { money: 'none', pain: 6 }, ['answers.pain: too_large']],
		[
			'every bad answer at once',
			{ money: 'gold', pain: 0, email: 'x' },
			['answers.money: unknown_option', 'answers.pain: too_small', 'answers.email: bad_email']
		]
	])('%s', (_, answers, expected) => {
		const codes = errorsOf(answers).map(({ path, problem }) => `${path}: ${problem.code}`);
		expect(codes).toEqual(expected);
	});

	test('is told in words', () => {
		expect(inWords({ mony: 1, pain: 9 })).toEqual([
			'answers.mony: There is no step “mony” in this quiz.',
			'answers.pain: Enter 5 or less.'
		]);
		expect(inWords({ mony: 1, pain: 9 }, {}, 'ru')).toEqual([
			'answers.mony: В этом квизе нет шага «mony».',
			'answers.pain: Введите 5 или меньше.'
		]);
	});

	test('says what is expected instead', () => {
		expect(inWords({ money: 7, pain: 'much' })).toEqual([
			'answers.money: This answer must be one of the option ids none, some, much.',
			'answers.pain: This answer must be a whole number from 1 to 5.'
		]);
		expect(inWords({ money: 'gold' })).toEqual([
			'answers.money: There is no such option: gold. This answer must be one of the option ids none, some, much.'
		]);
	});

	test('names every field of a contact form that is wrong', () => {
		const bad = { money: 'none', who: { email: 'nobody' } };
		expect(inWords(bad, asked)).toEqual([
			expect.stringMatching(/^answers\.who\.email: Check the address/),
			'answers.who.consents: Without this consent we cannot go on.'
		]);
		const incomplete = { money: 'none', who: { name: 'Anna' } };
		expect(inWords(incomplete, asked)).toEqual([
			'answers.who.email: Please fill this in.',
			'answers.who.consents: Without this consent we cannot go on.'
		]);
		expect(inWords({ money: 'none' }, asked)).toEqual(inWords(incomplete, asked));
	});

	test('is not what is missing off the path', () => {
		const steps = aQuiz(asked).steps.map((step) =>
			step.id === 'money' ? { ...step, next: 'end' } : step
		);
		const done = completed(
			{ answers: { money: 'much', who: { name: 'Anna' } } },
			{ ...asked, steps }
		);
		expect(done.path).toEqual(['money']);
	});

	test('does not make up missing answers behind a bad one', () => {
		expect(errorsOf({ money: 'gold' })).toHaveLength(1);
	});
});

describe('hidden fields', () => {
	const hiddenOf = (hidden: Record<string, string>) => ({
		...completed({ hidden }, { hidden: ['partner', '__proto__'] }).hidden
	});

	test.each<[string, Record<string, string>, Record<string, string>]>([
		['those of the quiz are kept', { partner: 'Acme' }, { partner: 'Acme' }],
		['others are dropped', { stranger: 'x' }, {}],
		[
			'where a visitor came from is always kept',
			{ utm_source: 'mail', gclid: '1' },
			{ utm_source: 'mail', gclid: '1' }
		],
		['long values are cut', { partner: 'я'.repeat(501) }, { partner: 'я'.repeat(500) }],
		[
			'a character is never cut in two',
			{ partner: `${'x'.repeat(499)}🙂` },
			{ partner: 'x'.repeat(499) }
		],
		['what a database would refuse is taken out', { partner: 'A\u0000B' }, { partner: 'AB' }],
		['an empty one did not come', { partner: '' }, {}]
	])('%s', (_, hidden, expected) => {
		expect(hiddenOf(hidden)).toEqual(expected);
	});

	test('an inherited one is none', () => {
		expect(Object.keys(hiddenOf({}))).toEqual([]);
	});
});

describe('contact and consents', () => {
	test('the first step that tells a detail counts', () => {
		const who = { name: 'Anna', email: 'late@example.com', comment: 'Hi', consents: ['data'] };
		const answers = { money: 'none', email: 'first@example.com', who };
		expect(completed({ answers }, asked).contact).toEqual({
			name: 'Anna',
			email: 'first@example.com'
		});
	});

	test('off the path tell nothing', () => {
		const steps = aQuiz(asked).steps.map((step) =>
			step.id === 'money' ? { ...step, next: 'end' } : step
		);
		const who = { email: 'anna@example.com', consents: ['data'] };
		const done = completed({ answers: { money: 'much', who } }, { ...asked, steps });
		expect(done).toMatchObject({ contact: {}, consents: [], ignored: ['who'] });
	});

	test('off the path tell who it is where everything was asked at once', () => {
		const steps = aQuiz(asked).steps.map((step) =>
			step.id === 'money' ? { ...step, next: 'end' } : step
		);
		const who = { email: 'anna@example.com', consents: ['data'] };
		const given = { answers: { money: 'much', goals: ['leads'], who }, atOnce: true };
		const done = completed(given, { ...asked, steps });
		expect(done).toMatchObject({
			contact: { email: 'anna@example.com' },
			consents: [{ id: 'data', step: 'who' }],
			path: ['money', 'who'],
			ignored: ['goals']
		});
		const alone = completed({ ...given, atOnce: false }, { ...asked, steps });
		expect([done.score.total, done.classification.segment]).toEqual([
			alone.score.total,
			alone.classification.segment
		]);
	});

	test('a consent is recorded with its words and their language', () => {
		const who = { email: 'anna@example.com', consents: ['data', 'ads'] };
		expect(completed({ answers: { money: 'none', who }, locale: 'ru' }, asked).consents).toEqual([
			{
				id: 'data',
				purpose: 'processing',
				text: 'Обрабатывайте мои данные.',
				locale: 'ru',
				url: 'https://example.com/privacy',
				step: 'who'
			},
			{ id: 'ads', purpose: 'advertising', text: 'Send me news.', locale: 'en', step: 'who' }
		]);
	});

	test('a consent on a screen of its own counts as well, and each once', () => {
		const alone = { id: 'agree', kind: 'consent', title: 'May we?', consent: 'data' } as const;
		const steps = [...aQuiz().steps, alone, contactStep];
		const who = { email: 'anna@example.com', consents: ['data'] };
		const given = completed({ answers: { money: 'none', agree: true, who } }, { steps, consents });
		expect(given.consents.map(({ id, step }) => [id, step])).toEqual([['data', 'agree']]);
	});

	test('a required consent on the path is needed', () => {
		const who = { email: 'anna@example.com' };
		expect(inWords({ money: 'none', who }, asked)).toEqual([
			'answers.who.consents: Without this consent we cannot go on.'
		]);
	});
});
