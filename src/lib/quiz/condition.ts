import type { Day } from './day.ts';

/**
 * The one condition language: branching, visibility, gates, knock-outs and segments all use it.
 * Answers are named by step id, options by option id.
 */
export type Condition =
	| { all: Condition[] }
	| { any: Condition[] }
	| { not: Condition }
	| AnswerCondition
	| HiddenCondition
	| ScoreCondition
	| { highest: string };

/** Comparisons; those present must all hold. */
export interface Comparison<Limit = number> {
	atLeast?: Limit | undefined;
	over?: Limit | undefined;
	atMost?: Limit | undefined;
	below?: Limit | undefined;
	equals?: Limit | undefined;
}

/**
 * `is`, `anyOf`, `allOf`, `noneOf`: option ids or booleans ('other' for a free answer); `contains`: texts, case-insensitive.
 * Comparisons: numbers; dates with a date, or with a number of days after the day of answering.
 * `row`: of a table, only this row is asked about, by the ids of columns. `top`: of a ranking, only its first places are.
 */
export interface AnswerCondition extends Comparison<number | Day> {
	answer: string;
	row?: string | undefined;
	top?: number | undefined;
	is?: string | boolean | undefined;
	anyOf?: string[] | undefined;
	allOf?: string[] | undefined;
	noneOf?: string[] | undefined;
	contains?: string | undefined;
	answered?: boolean | undefined;
}

/** A hidden field: always a string; `present` asks whether it came at all and is not empty. */
export interface HiddenCondition {
	hidden: string;
	is?: string | undefined;
	anyOf?: string[] | undefined;
	contains?: string | undefined;
	present?: boolean | undefined;
}

/** Score so far on the path taken: of one dimension, or the total; `unit` is points unless it says percent. */
export type ScoreCondition = Comparison & { unit?: 'points' | 'percent' | undefined } & (
		{ dimension: string } | { total: true }
	);

/** What stands in a browser's copy of a quiz in place of a condition over scores: only the server can tell. */
export interface AskServer {
	ask: true;
}
