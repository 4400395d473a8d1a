import type { QuizFile, Step } from './quiz.ts';

/** A draft on its way to who had an earlier one: a step that was there already is named by its place there. */
export type SentDraft = Omit<QuizFile, 'steps'> & { steps: (Step | number)[] };

/** Steps are most of a draft, and a keystroke changes one of them: the others need no copying. */
export function packDraft(before: QuizFile | undefined, draft: QuizFile): SentDraft {
	const known = new Map(before?.steps.map((step, at) => [step, at]));
	return { ...draft, steps: draft.steps.map((step) => known.get(step) ?? step) };
}

/** @throws Error where it was packed for somebody who had another draft */
export function unpackDraft(
	before: QuizFile | undefined,
	{ steps, ...draft }: SentDraft
): QuizFile {
	return { ...draft, steps: steps.map((step) => asStep(before, step)) };
}

function asStep(before: QuizFile | undefined, step: Step | number): Step {
	if (typeof step !== 'number') return step;
	const known = before?.steps[step];
	if (!known) throw new Error(`There was no step in place ${step}.`);
	return known;
}
