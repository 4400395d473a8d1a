import type { QuizFile } from '../quiz/quiz.ts';
import { same } from '../quiz/same.ts';

/** What is open in the middle of the Build tab: a step by its id, or a part of the quiz. */
export type Selected = { step: string } | 'quiz' | 'welcome' | 'bonus';

/**
 * What has to be opened so that somebody sees what has just been undone or done again: a step that came back, or else what was
 * changed where it is not open. Undefined where they see it already.
 */
export function partToOpen(
	before: QuizFile,
	after: QuizFile,
	open: Selected
): Selected | undefined {
	const was = new Map(before.steps.map((step) => [step.id, step]));
	const returned = after.steps.find(({ id }) => !was.has(id));
	if (returned) return { step: returned.id };
	if (open === 'quiz' && hasOtherSettings(before, after)) return undefined;
	const [first, ...others] = after.steps.filter((step) => !same(step, was.get(step.id)));
	const isOpen = (id: string) => typeof open !== 'string' && open.step === id;
	if (first && ![first, ...others].some(({ id }) => isOpen(id))) return { step: first.id };
	if (first) return undefined;
	return (['welcome', 'bonus'] as const).find(
		(part) => after[part] && open !== part && !same(before[part], after[part])
	);
}

/** Of the quiz as a whole. */
function hasOtherSettings(before: QuizFile, after: QuizFile): boolean {
	const { steps, welcome, bonus } = before;
	return !same(before, { ...after, steps, welcome, bonus });
}
