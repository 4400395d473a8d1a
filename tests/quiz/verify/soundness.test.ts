import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../../src/lib/quiz/condition.ts';
import { evaluate, type Facts } from '../../../src/lib/quiz/evaluate.ts';
import type { Quiz } from '../../../src/lib/quiz/normalise.ts';
import { scoreAnswers, scoreView } from '../../../src/lib/quiz/score.ts';
import { submit, type Completed } from '../../../src/lib/quiz/submission.ts';
import { verify, type QuizProblem } from '../../../src/lib/quiz/verify.ts';
import { arbitraryAnswers, arbitraryHidden, arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { choices } from '../../support/draw.ts';

/** What `verify` says of the quiz, and what became of somebody who took it. */
interface Example {
	quiz: Quiz;
	problems: QuizProblem[];
	done: Completed;
}

/** Thousands of submissions, on a machine that may be busy. */
const PATIENT = { timeout: 60_000 };

/** Several respondents for each quiz: the more they do, the harder a false "never" is to keep up. */
function always(holds: (example: Example) => void) {
	const property = fc.property(choices(), (draw) => {
		const quiz = arbitraryQuiz(draw);
		const problems = verify(quiz);
		for (let respondent = 0; respondent < 5; respondent++) {
			const answers = arbitraryAnswers(draw, quiz);
			const result = submit(quiz, { answers, hidden: arbitraryHidden(draw), locale: 'en' });
			if (!result.ok) throw new Error(JSON.stringify(result.problem));
			holds({ quiz, problems, done: result.value });
		}
	});
	fc.assert(property, { numRuns: 300 });
}

const pathsOf = (problems: readonly QuizProblem[], ...codes: string[]) =>
	problems.filter(({ code }) => codes.includes(code)).map(({ path }) => path);

test('a step that is never shown, or that no way leads to, is on nobody’s path', PATIENT, () => {
	always(({ quiz, problems, done }) => {
		for (const path of pathsOf(problems, 'never_shown', 'unreachable_step')) {
			expect(done.path).not.toContain(at(quiz, path, 'id'));
		}
	});
});

test('a condition that never holds holds for nobody, wherever it is asked', PATIENT, () => {
	always(({ quiz, problems, done }) => {
		const codes = ['never_holds', 'out_of_range', 'score_out_of_range'];
		for (const path of pathsOf(problems, ...codes)) {
			const [list = '', index = ''] = path.split(/[[\].]+/);
			// A whole segment: threshold, gates and rule together.
			if (!path.includes('.')) {
				const last = Number(index) === quiz.segments.length - 1;
				if (!last && !isKnockedOut(done))
					expect(done.classification.segment).not.toBe(at(quiz, path, 'id'));
				continue;
			}
			const condition = at(quiz, path) as Condition;
			for (const facts of factsAt(quiz, done, list, Number(index), path.includes('.next['))) {
				expect(evaluate(condition, facts), JSON.stringify(condition)).toBe(false);
			}
		}
	});
});

test('a segment that nobody gets into stays empty', PATIENT, () => {
	always(({ quiz, problems, done }) => {
		if (isKnockedOut(done)) return;
		const last = `segments[${quiz.segments.length - 1}]`;
		for (const path of pathsOf(problems, 'shadowed_segment', 'threshold_out_of_reach')) {
			const segment = path.replace('.score', '');
			// The last one catches all, whatever it asks.
			if (segment === last && path.endsWith('.score')) continue;
			expect(done.classification.segment).not.toBe(at(quiz, segment, 'id'));
		}
	});
});

test('a question about a step that comes later is asked before it was answered', PATIENT, () => {
	always(({ quiz, problems, done }) => {
		for (const { path, params } of problems.filter(({ code }) => code === 'asks_too_early')) {
			const [list = '', index = ''] = path.split(/[[\].]+/);
			for (const facts of factsAt(quiz, done, list, Number(index), path.includes('.next['))) {
				expect(Object.keys(facts.answers)).not.toContain(params['step']);
			}
		}
	});
});

/** A knock-out decides before any segment is looked at. */
const isKnockedOut = ({ classification }: Completed) =>
	classification.reasons[0]?.kind === 'knockout';

/** What was known when the condition was asked: for a step before or after it, for the rest at the end. */
function factsAt(
	quiz: Quiz,
	done: Completed,
	list: string,
	index: number,
	after: boolean
): Facts[] {
	const { path, hidden } = done;
	const until = (length: number): Facts => {
		const passed = path.slice(0, length);
		const answers = Object.fromEntries(passed.map((id) => [id, done.answers[id] ?? null]));
		return {
			answers,
			hidden,
			score: scoreView(scoreAnswers(quiz, answers, passed)),
			today: quiz.today
		};
	};
	if (list !== 'steps') return [until(path.length)];
	const place = path.indexOf(quiz.steps[index]?.id ?? '');
	return place < 0 ? [] : [until(after ? place + 1 : place)];
}

/** What lies at a path such as `steps[2].when.all[0]`, and a property of it. */
function at(quiz: Quiz, path: string, ...more: string[]): unknown {
	const keys = [...path.split(/[[\].]+/).filter(Boolean), ...more];
	return keys.reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
		quiz
	);
}
