import type { Quiz } from '../../quiz/normalise.ts';
import type { Temperature } from '../../quiz/quiz.ts';
import type { Receipt } from '../../quiz/receipt.ts';
import { pointsByDimension } from '../../quiz/score.ts';
import type { Completed } from '../../quiz/submission.ts';
import type { ResponseRow } from '../storage/store.ts';
import { verdictOf } from './records.ts';
import { resultView, type ResultFacts, type ResultView } from '../../quiz/result-view.ts';

/** How a submission was scored, and the screen that its respondent sees. */
export interface ScoredView {
	score: number;
	percent: number;
	/** Points, or the value of an amount. */
	dimensions: Readonly<Record<string, number>>;
	segment: string;
	temperature: Temperature;
	stage: string;
	tags: string[];
	path: string[];
	ignored: string[];
	receipt: Receipt;
	result: ResultView | null;
}

/** All that a token's holder is told of a response that was stored. */
export interface ResponseView extends ScoredView {
	id: string;
	quiz: string;
	version: number;
	/** The lead's id. */
	lead: string | null;
}

/** @param taken from the first answer to the last, in milliseconds, where that is known */
export function scoredView(
	quiz: Quiz,
	completed: Completed,
	locale: string,
	taken?: number
): ScoredView {
	const { score, classification, path, ignored, receipt, tags } = completed;
	return {
		score: score.total,
		percent: score.percent,
		dimensions: pointsByDimension(score.dimensions),
		segment: classification.segment,
		temperature: classification.temperature,
		stage: classification.stage,
		tags,
		path,
		ignored,
		receipt,
		result: resultView(quiz, resultFacts(completed, locale, taken))
	};
}

/** What the result screen of a submission is filled with. */
export function resultFacts(completed: Completed, locale: string, taken?: number): ResultFacts {
	const { answers, hidden, score, classification } = completed;
	const { total, percent, reachable, dimensions } = score;
	return {
		...{ result: classification.result, locale, answers, hidden },
		...{ total, percent, reachable, dimensions, taken }
	};
}

/** The same, of a row; `quiz` is the version that it was scored by. */
export function storedView(quiz: Quiz, row: ResponseRow): ResponseView {
	return {
		id: row.id,
		quiz: row.quizId,
		version: row.version,
		...verdictOf(row),
		receipt: row.receipt,
		result: storedResult(quiz, row),
		lead: row.leadId
	};
}

/** The screen that its respondent saw. */
export function storedResult(quiz: Quiz, row: ResponseRow): ResultView | null {
	const taken = row.startedAt === null ? undefined : row.createdAt - row.startedAt;
	return resultView(quiz, { ...row, reachable: row.receipt.reachable, taken });
}
