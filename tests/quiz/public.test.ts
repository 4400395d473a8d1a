import { describe, expect, test } from 'vitest';
import { checkAnswer } from '../../src/lib/quiz/check.ts';
import type { Condition } from '../../src/lib/quiz/condition.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import { stepSchema } from '../../src/lib/quiz/questions/schemas.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { names, templateOf } from '../quizzes/template.ts';
import { TODAY } from '../support/a-day.ts';
import { aQuiz } from '../support/a-quiz.ts';
import { STEPS } from '../support/a-step.ts';

const SECRETS = new Set([
	...['points', 'factor', 'bands', 'perUnit', 'maxPoints', 'tags', 'weight', 'amount', 'closed'],
	...['segments', 'knockouts', 'dimensions', 'results', 'stages', 'score', 'borderline', 'gates'],
	...['dimension', 'total', 'highest', 'unit', 'temperature', 'stage', 'segment'],
	'group'
]);

/** `unit` is the word after a number, too. */
function secretsIn(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
		const at = `${path}.${key}`;
		const shownUnit = key === 'unit' && Reflect.get(value, 'kind') !== undefined;
		return [...(SECRETS.has(key) && !shownUnit ? [at] : []), ...secretsIn(part, at)];
	});
}

const everyStep: Step[] = Object.values(STEPS).flat();

const everything: Quiz = aQuiz({
	steps: everyStep.map((step) => ({ ...step, group: 'For the team alone' })),
	closed: 'Closed',
	consents: [{ id: 'processing', purpose: 'processing', text: 'I agree.', required: true }],
	hidden: ['utm_source']
});

describe.each([
	...names.map((name) => ({ name, quiz: templateOf(name) })),
	{ name: 'steps of every kind', quiz: everything }
])('$name', ({ quiz }) => {
	const shown: unknown = JSON.parse(JSON.stringify(publicQuiz(quiz)));

	test('tells a browser nothing of how answers are weighed', () => {
		expect(secretsIn(quiz).length).toBeGreaterThan(5);
		expect(secretsIn(shown)).toEqual([]);
	});

	test('keeps every step, and what is asked in it', () => {
		const { steps } = publicQuiz(quiz);
		expect(steps.map(({ id, kind }) => [id, kind])).toEqual(
			quiz.steps.map(({ id, kind }) => [id, kind])
		);
		for (const [index, step] of steps.entries()) {
			const whole = quiz.steps[index];
			expect(step.title).toBe(whole?.title);
			if (whole) expect(kindOf(step).texts?.(step)).toEqual(kindOf(whole).texts?.(whole));
		}
	});
});

test.each(everyStep.map((step) => [step.id, step] as const))(
	'the step “%s” is checked, told and asked about as the whole one is',
	(_id, step) => {
		const [shown] = publicQuiz({ ...everything, steps: [step] }).steps;
		if (!shown) throw new Error('The step is gone.');
		expect(stepSchema.safeParse(shown).success).toBe(true);
		expect(kindOf(shown).operand(shown)).toEqual(kindOf(step).operand(step));
		const context = { ...everything, today: TODAY };
		for (const answer of kindOf(step).samples(step)) {
			expect(checkAnswer(shown, answer, context)).toEqual(checkAnswer(step, answer, context));
			expect(kindOf(shown).describe(shown, answer, 'ru')).toBe(
				kindOf(step).describe(step, answer, 'ru')
			);
		}
	}
);

describe('conditions', () => {
	const shownAs = (when: Condition) => {
		const quiz = aQuiz();
		const [first, ...rest] = quiz.steps;
		if (!first) throw new Error('The quiz has no step.');
		const step: Step = { ...first, when, next: [{ when, to: 'email' }, { to: 'end' }] };
		return publicQuiz({ ...quiz, steps: [step, ...rest] }).steps[0];
	};

	const about: Condition = { answer: 'money', is: 'none' };
	const hidden: Condition = { hidden: 'utm_source', is: 'ads' };
	const ask = { ask: true };

	test.each<[string, Condition, unknown]>([
		['about answers stay', about, about],
		['about hidden fields stay', hidden, hidden],
		['about the total are for the server', { total: true, atLeast: 7 }, ask],
		['about a dimension are for the server', { dimension: 'need', unit: 'percent', over: 5 }, ask],
		['about the strongest are for the server', { highest: 'need' }, ask],
		[
			'keep what stands around them',
			{ all: [about, { any: [{ not: { total: true, below: 3 } }, hidden] }] },
			{ all: [about, { any: [{ not: ask }, hidden] }] }
		]
	])('%s', (_name, when, shown) => {
		expect(shownAs(when)?.when).toEqual(shown);
		expect(shownAs(when)?.next).toEqual([{ when: shown, to: 'email' }, { to: 'end' }]);
	});
});

test('what nobody has decided to show is not shown', () => {
	const quiz = aQuiz();
	const steps = quiz.steps.map((step) => ({ ...step, secretSauce: 1 }));
	const shown = publicQuiz({ ...quiz, ...{ formula: 'x' }, steps });
	expect(JSON.stringify(shown)).not.toMatch(/secretSauce|formula/);
});
