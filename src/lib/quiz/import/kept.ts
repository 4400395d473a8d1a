import type { QuizFile, Step } from '../quiz.ts';

/** What the quiz took over, in numbers. */
export interface Kept {
	questions: number;
	statements: number;
	options: number;
	/** Steps that are shown only sometimes. */
	conditions: number;
	jumps: number;
	/** Answers that bring points. */
	points: number;
	results: number;
	hidden: number;
	languages: number;
}

export function countKept(file: QuizFile): Kept {
	const statements = file.steps.filter(({ kind }) => kind === 'statement').length;
	return {
		questions: file.steps.length - statements,
		statements,
		options: sum(file.steps, (step) => ('options' in step ? step.options.length : 0)),
		conditions: sum(file.steps, ({ when }) => (when === undefined ? 0 : 1)),
		jumps: sum(file.steps, ({ next }) => (typeof next === 'object' ? next.length : next ? 1 : 0)),
		points: sum(file.steps, countPoints),
		results: file.results?.length ?? 0,
		hidden: file.hidden?.length ?? 0,
		languages: file.locales?.length ?? 1
	};
}

function countPoints(step: Step): number {
	const parts = [
		...('options' in step ? step.options : []),
		...('columns' in step ? step.columns : []),
		...('bands' in step ? (step.bands ?? []) : []),
		...('yes' in step ? [step.yes, step.no] : []),
		'other' in step ? step.other : undefined,
		'points' in step ? step : undefined,
		'perUnit' in step ? { points: step.perUnit } : undefined
	];
	return parts.filter((part) => part && 'points' in part && part.points !== undefined).length;
}

function sum(steps: readonly Step[], count: (step: Step) => number): number {
	return steps.reduce((all, step) => all + count(step), 0);
}
