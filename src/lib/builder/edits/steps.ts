import type { QuizFile, Step } from '../../quiz/quiz.ts';
import type { NewId } from './ids.ts';

/** The quiz with a step put in behind another; null is the beginning. */
export function withStep(quiz: QuizFile, step: Step, after: string | null): QuizFile {
	const at = after === null ? 0 : placeOf(quiz, after) + 1;
	return { ...quiz, steps: quiz.steps.toSpliced(at, 0, step) };
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

/** The steps in the order of these ids. */
export function inOrder(quiz: QuizFile, ids: readonly string[]): QuizFile {
	const byId = new Map(quiz.steps.map((step) => [step.id, step]));
	const steps = ids.flatMap((id) => byId.get(id) ?? []);
	return steps.length === quiz.steps.length ? { ...quiz, steps } : quiz;
}

/** One place up (-1) or down (1), or as many as asked for; not beyond the ends. */
export function moved(quiz: QuizFile, id: string, by: number): QuizFile {
	const from = placeOf(quiz, id);
	const to = Math.min(Math.max(from + by, 0), quiz.steps.length - 1);
	const step = quiz.steps[from];
	if (!step || from === to) return quiz;
	return { ...quiz, steps: quiz.steps.toSpliced(from, 1).toSpliced(to, 0, step) };
}

/** The quiz with one step replaced. */
export function withChanged(quiz: QuizFile, id: string, change: (step: Step) => Step): QuizFile {
	return { ...quiz, steps: quiz.steps.map((step) => (step.id === id ? change(step) : step)) };
}

const placeOf = (quiz: QuizFile, id: string) => quiz.steps.findIndex((step) => step.id === id);
