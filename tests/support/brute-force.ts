import { OTHER, type Answer, type ChoiceAnswer } from '../../src/lib/quiz/answers.ts';
import { checkAnswer, isRequired } from '../../src/lib/quiz/check.ts';
import { addDays, known } from '../../src/lib/quiz/day.ts';
import { walk } from '../../src/lib/quiz/flow.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { classify } from '../../src/lib/quiz/segment.ts';

export interface Everything {
	segments: Set<string>;
	steps: Set<string>;
}

/**
 * What can be reached, by giving every answer that there is; of a quiz whose hidden field is `src`.
 * @returns null where that would be more than `most` ways
 */
export function bruteForce(quiz: Quiz, most: number): Everything | null {
	const answersTo = new Map(quiz.steps.map((step) => [step.id, everyAnswer(quiz, step)]));
	const found: Everything = { segments: new Set(), steps: new Set() };
	let left = most;
	for (const hidden of [{}, { src: 'mail' }, { src: 'ads' }]) {
		const pending: Record<string, Answer | null>[] = [{}];
		for (let answers = pending.pop(); answers; answers = pending.pop()) {
			if (--left < 0) return null;
			const given = answers;
			const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, given, path));
			const progress = walk(quiz, given, { hidden, mode: 'playing', scoreOf });
			if (progress.at === 'step') {
				found.steps.add(progress.step);
				for (const answer of answersTo.get(progress.step) ?? []) {
					pending.push({ ...given, [progress.step]: answer });
				}
			} else {
				const score = scoreAnswers(quiz, given, progress.path);
				found.segments.add(classify(quiz, score, { answers: given, hidden }).segment);
			}
		}
	}
	return found;
}

function everyAnswer(quiz: Quiz, step: Step): (Answer | null)[] {
	const some = answersOf(quiz, step).filter((answer) => checkAnswer(step, answer, quiz).ok);
	return isRequired(step, quiz) && some.length > 0 ? some : [null, ...some];
}

function answersOf({ today }: Quiz, step: Step): Answer[] {
	const kind = kindOf(step);
	const operand = kind.operand(step);
	if (operand.type === 'number') {
		const { min = 0, max = 0 } = operand;
		return Array.from({ length: max - min + 1 }, (_, at) => min + at);
	}
	if (operand.type === 'date') {
		// Wider than any limit; what lies beyond is refused.
		return Array.from({ length: 19 }, (_, at) => addDays(known(today), at - 4));
	}
	if (operand.type === 'options') {
		const single = operand.ids.map((id): ChoiceAnswer => (id === OTHER ? { other: 'Mine' } : id));
		return operand.several ? setsOf(single) : single;
	}
	if (step.kind !== 'contact') return [...kind.samples(step, today)];
	const [full] = kind.samples(step);
	return setsOf(Object.entries(full ?? {})).map((fields) => Object.fromEntries(fields));
}

function setsOf<T>(all: readonly T[]): T[][] {
	return all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
}
