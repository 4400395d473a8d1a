import { expect } from 'vitest';
import type { Temperature } from '../../src/lib/quiz/quiz.ts';
import { respond, templateOf } from './template.ts';

/** Somebody who answers, and what becomes of them; percentages are worked out by hand from the points in the file. */
export interface Respondent {
	who: string;
	answers: Record<string, unknown>;
	segment: string;
	temperature: Temperature;
	percent: number;
	borderline?: boolean;
	result: string;
	/** How many steps were asked. */
	steps: number;
}

/** Plays the respondent through the template: all that was answered was asked for, and the end is the expected one. */
export function expectOutcome(template: string, respondent: Respondent): void {
	const { segment, temperature, percent, borderline = false, result, steps } = respondent;
	const played = respond(template, respondent.answers);
	expect({
		segment: played.classification.segment,
		temperature: played.classification.temperature,
		percent: played.score.percent,
		borderline: played.classification.borderline,
		result: played.classification.result,
		steps: played.path.length,
		ignored: played.ignored
	}).toEqual({ segment, temperature, percent, borderline, result, steps, ignored: [] });
}

/** Together the respondents see all that the template has: each segment takes somebody, each result screen is shown. */
export function expectNobodyMissing(template: string, respondents: readonly Respondent[]): void {
	const { segments, results } = templateOf(template);
	const seen = (what: (respondent: Respondent) => string) => new Set(respondents.map(what));
	expect(seen(({ segment }) => segment)).toEqual(new Set(segments.map(({ id }) => id)));
	expect(seen(({ result }) => result)).toEqual(new Set(results.map(({ id }) => id)));
}
