import type { Answer } from '../../answers.ts';
import type { Day } from '../../day.ts';
import { pointsIn } from '../../points.ts';
import type { Factors, Points } from '../../schema-parts.ts';
import type { AskedOfAnswer } from '../asked.ts';

/** One answer that stands for all that score alike and fulfil the same conditions. */
export interface Alternative {
	answer: Answer;
	/** How many answers it stands for, beside the others of its step. */
	weight: number;
}

export interface Alternatives {
	answers: Alternative[];
	/** Nothing that matters is left out; otherwise these are only some of the answers. */
	complete: boolean;
}

/** What tells the answers to a step apart. */
export interface Telling {
	/** What conditions ask of the answer. */
	asked: AskedOfAnswer;
	/** Dimensions whose points some condition looks at. */
	dimensions: readonly string[];
	/** Where plain numbers are points of. */
	usual: string;
	/** The day of answering. */
	today: Day | undefined;
}

/** The points that matter, in the order of the dimensions. */
export function pointsThatMatter(points: Points | undefined, telling: Telling): number[] {
	return telling.dimensions.map((id) => pointsIn(points ?? 0, id, telling.usual) ?? 0);
}

/** The factors that matter. */
export function factorsThatMatter(factors: Factors | undefined, telling: Telling): number[] {
	return telling.dimensions.map((id) =>
		factors && Object.hasOwn(factors, id) ? (factors[id] ?? 1) : 1
	);
}

/** Whether these points are nothing to any condition. */
export function isIdle(points: Points | undefined, telling: Telling): boolean {
	return pointsThatMatter(points, telling).every((value) => value === 0);
}

export const equally = (answers: readonly Answer[]): Alternative[] =>
	answers.map((answer) => ({ answer, weight: 1 }));
