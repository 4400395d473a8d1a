import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operatorsFor } from '../../../src/lib/builder/conditions/operators.ts';
import { narrowTo, partsOf } from '../../../src/lib/builder/conditions/parts.ts';
import { conditionText, sayCondition } from '../../../src/lib/builder/conditions/say-condition.ts';
import { subjectsFor } from '../../../src/lib/builder/conditions/subjects.ts';
import { conditionOf } from '../../../src/lib/builder/conditions/tree.ts';
import { valueFor } from '../../../src/lib/builder/conditions/values.ts';
import { conditionSchema } from '../../../src/lib/quiz/condition-schema.ts';
import { evaluate, type Facts } from '../../../src/lib/quiz/evaluate.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import { scoreAnswers, scoreView } from '../../../src/lib/quiz/score.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';
import { aToldQuiz } from '../../support/a-told-quiz.ts';
import { conditionOf as arbitraryCondition } from '../../support/arbitrary-condition.ts';
import { arbitraryAnswers, arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { choices, type Draw } from '../../support/draw.ts';
import { heard } from '../../support/heard-condition.ts';

/** Thousands of sentences, on a machine that may be busy. */
const PATIENT = { timeout: 60_000 };

const quiz = onDay(aToldQuiz(), TODAY);

/** Everything that the editor offers at the end of the quiz, with its first value. */
const offered = subjectsFor(quiz, { at: 'end' }, 'en')
	.flatMap((group) => group.choices)
	.flatMap(({ subject }) => [
		subject,
		...partsOf(quiz, subject, 'en').flatMap(({ name, choices }) =>
			choices.map(({ value }) => narrowTo(subject, name, value))
		)
	])
	.flatMap((subject) =>
		operatorsFor(quiz, subject, 'en').map(({ operator, editor }) =>
			conditionOf(subject, operator, valueFor(editor))
		)
	);

// Its texts are still to be written.
test('what the editor offers is valid as it stands and asks of nothing that is not there', () => {
	const wrong = offered.flatMap((condition) => {
		expect(conditionSchema.parse(condition)).toEqual(condition);
		const [segment] = quiz.segments;
		if (!segment) throw new Error('There is no segment.');
		const ruled = {
			...quiz,
			segments: [
				{ ...segment, when: condition },
				{ ...segment, id: 'all' }
			]
		};
		return verify(ruled)
			.filter(({ path }) => path.startsWith('segments[0].when'))
			.filter(({ code }) => !POINTLESS.includes(code) && code !== 'missing_value')
			.map(({ code }) => `${code}: ${JSON.stringify(condition)}`);
	});
	expect(wrong).toEqual([]);
});

/** Nothing in this quiz brings points, and some of its questions are always answered. */
const POINTLESS = ['never_holds', 'score_out_of_range'];

test('what the editor offers is said in both languages', () => {
	for (const condition of offered) {
		for (const locale of ['en', 'ru'] as const) {
			const sentence = conditionText(quiz, condition, locale);
			expect(sentence).not.toMatch(/undefined|null|NaN|\{|\}| {2}|gone|удал/);
		}
	}
});

test('what the editor offers means what its sentence says', PATIENT, () => {
	const property = fc.property(choices(), fc.constantFrom(...offered), (draw, condition) => {
		const facts = factsFrom(draw, quiz);
		const sentence = conditionText(quiz, condition, 'en');
		expect(heard(sentence, quiz, facts), sentence).toBe(evaluate(condition, facts));
	});
	fc.assert(property, { numRuns: 1000 });
});

test('a condition of any form means what its sentence says', PATIENT, () => {
	const property = fc.property(choices(), (draw) => {
		const scope = { draw, steps: quiz.steps, dimensions: quiz.dimensions };
		const condition = arbitraryCondition(scope);
		const sentence = conditionText(quiz, condition, 'en');
		// The rows that the conditions name, this quiz has not.
		fc.pre(!sentence.includes('gone'));
		const facts = factsFrom(draw, quiz);
		expect(heard(sentence, quiz, facts), sentence).toBe(evaluate(condition, facts));
	});
	fc.assert(property, { numRuns: 1000 });
});

test('in arbitrary quizzes too, and Russian names the same things', PATIENT, () => {
	const property = fc.property(choices(), (draw) => {
		const any = arbitraryQuiz(draw);
		const condition = arbitraryCondition({ draw, steps: any.steps, dimensions: any.dimensions });
		const sentence = conditionText(any, condition, 'en');
		fc.pre(!sentence.includes('gone'));
		const facts = factsFrom(draw, any);
		expect(heard(sentence, any, facts), sentence).toBe(evaluate(condition, facts));
		const refs = (locale: 'en' | 'ru') =>
			sayCondition(any, condition, locale).flatMap((piece) => ('ref' in piece ? [piece.ref] : []));
		expect(refs('ru')).toEqual(refs('en'));
	});
	fc.assert(property, { numRuns: 500 });
});

function factsFrom(draw: Draw, of: typeof quiz): Facts {
	const answers = arbitraryAnswers(draw, of);
	const score = scoreView(scoreAnswers(of, answers, Object.keys(answers)));
	const hidden = draw.pick<Record<string, string>>([
		{},
		{ src: 'mail', campaign: '…' },
		{ src: 'old ads', campaign: 'x' }
	]);
	return { answers, hidden, score, today: TODAY };
}
