import { MAX_STEPS, type QuizFile, type Step } from '../../quiz/quiz.ts';
import { inGroup } from './blocks.ts';
import type { NewId } from './ids.ts';

/** The quiz with a step put in behind another, into its group; null is the beginning. */
export function withStep(quiz: QuizFile, step: Step, after: string | null): QuizFile {
	if (quiz.steps.length >= MAX_STEPS) return quiz;
	const at = after === null ? 0 : placeOf(quiz, after) + 1;
	const placed = inGroup(step, quiz.steps[at - 1]?.group);
	return { ...quiz, steps: quiz.steps.toSpliced(at, 0, placed) };
}

/** Jumps to it and conditions on it stay, and are told as problems: their author decides what becomes of them. */
export function withoutStep(quiz: QuizFile, id: string): QuizFile {
	return { ...quiz, steps: quiz.steps.filter((step) => step.id !== id) };
}

/** The step once more, right behind itself; its options keep their ids, which are the step's own. */
export function withCopy(quiz: QuizFile, id: string, newId: NewId): QuizFile {
	const step = quiz.steps.find((one) => one.id === id);
	if (!step) return quiz;
	return withStep(quiz, { ...step, id: newId(quiz.steps.map((one) => one.id)) }, id);
}

/** The same steps in another order and other groups, as they were dragged; any others are not taken. */
export function inOrder(quiz: QuizFile, steps: Step[]): QuizFile {
	const known = new Set(quiz.steps.map(({ id }) => id));
	const isSame =
		steps.length === known.size &&
		new Set(steps.map(({ id }) => id)).size === known.size &&
		steps.every(({ id }) => known.has(id));
	const isMoved = steps.some((step, at) => step !== quiz.steps[at]);
	return isSame && isMoved ? { ...quiz, steps } : quiz;
}

/** The quiz with one step replaced. */
export function withChanged(quiz: QuizFile, id: string, change: (step: Step) => Step): QuizFile {
	return { ...quiz, steps: quiz.steps.map((step) => (step.id === id ? change(step) : step)) };
}

const placeOf = (quiz: QuizFile, id: string) => quiz.steps.findIndex((step) => step.id === id);
