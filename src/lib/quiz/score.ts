import type { Answers } from './answers.ts';
import type { ScoreView } from './evaluate.ts';
import type { Quiz } from './normalise.ts';
import type { Text } from './text.ts';

/** Points of all dimensions, and where each point came from. */
export interface Score {
	/** Weighted sum over the dimensions that are no amounts. */
	total: number;
	/** 0 to 100: the total in the greatest total that was reachable on the path taken. */
	percent: number;
	reachable: number;
	dimensions: Record<string, DimensionScore>;
	lines: ScoreLine[];
}

export interface DimensionScore {
	points: number;
	percent: number;
	reachable: number;
	amount?: Amount;
}

/** A price estimate: `low` to `high` is the value with its spread. */
export interface Amount {
	value: number;
	low: number;
	high: number;
	currency: string;
}

/** One reason for points. The lines of a dimension add up to its points. */
export interface ScoreLine {
	source: 'answer' | 'factor' | 'cap' | 'rounding';
	dimension: string;
	points: number;
	step?: string;
	/** The option or band that brought the points. */
	option?: string;
	question?: Text;
	answer?: Text;
	/** What an amount was multiplied by. */
	factor?: number;
}

/** Scores the answers of the steps on the path; others are not looked at. */
export function scoreAnswers(quiz: Quiz, answers: Answers, path: readonly string[]): Score {
	throw new Error(`not written yet ${String(quiz)} ${String(answers)} ${String(path)}`);
}

/** The score as conditions see it. */
export function scoreView(score: Score): ScoreView {
	throw new Error(`not written yet ${String(score)}`);
}
