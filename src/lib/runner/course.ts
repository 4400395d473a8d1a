import type { Answer, Answers, HiddenFields } from '../quiz/answers.ts';
import { walk, type FlowQuiz, type Progress, type WalkOptions } from '../quiz/flow.ts';

/** The answers of these steps; one that is missing was left empty. */
export function answersOn(answers: Answers, path: readonly string[]): Answers {
	const kept: Record<string, Answer | null> = {};
	for (const id of path) kept[id] = (Object.hasOwn(answers, id) ? answers[id] : null) ?? null;
	return kept;
}

/** Where the way leads after these steps. Answers to later steps, kept from before a step back, are not looked at. */
export function comesAfter(
	quiz: FlowQuiz,
	path: readonly string[],
	answers: Answers,
	hidden: HiddenFields,
	known: Pick<WalkOptions, 'told' | 'scoreOf'> = {}
): Progress {
	return walk(quiz, answersOn(answers, path), { ...known, hidden, mode: 'playing' });
}
