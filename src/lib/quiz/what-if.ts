import type { Quiz } from './normalise.ts';
import { daysOnEarth, onDay } from './on-day.ts';
import type { Temperature } from './quiz.ts';
import { isMissing, submit, type AnswerError, type Completed } from './submission.ts';

/** What is kept of somebody's answers: enough to take them through another state of the quiz. */
export interface PastResponse {
	id: string;
	answers: Readonly<Record<string, unknown>>;
	hidden: Readonly<Record<string, string>>;
	/** When it came in, ms: dates are counted from that day. */
	at: number;
	/** What came out then. */
	segment: string;
	temperature: Temperature;
}

/** A segment, and how warm it is: who stays in a segment that turns hot has moved too. */
export interface Standing {
	segment: string;
	temperature: Temperature;
}

/**
 * What a state of the quiz makes of a past response. `gone`: an answer names what it does not have, or has no room for.
 * `unasked`: it needs an answer that was never asked for.
 */
export type Verdict =
	({ fits: true; name: string } & Standing) | { fits: false; because: 'gone' | 'unasked' };

export interface Mover {
	id: string;
	/** As they called themselves, else how they can be reached; '' where they gave neither. */
	name: string;
}

/** Those who would leave one standing for another. */
export interface Move {
	from: Standing;
	to: Standing;
	who: Mover[];
}

export interface WhatIf {
	/** Responses that fit the draft. */
	compared: number;
	moved: number;
	/** The largest first. */
	moves: Move[];
	/** Left out of all these, by why their answers do not fit the draft. */
	gone: number;
	unasked: number;
}

/** Plays past responses through a state of the quiz, each as if it came in now, on the day on which it came. */
export function verdictsOf(quiz: Quiz, past: readonly PastResponse[]): Verdict[] {
	return past.map((response) => verdictOf(quiz, response));
}

/**
 * Who would come out otherwise.
 * @param before what the published version makes of the same responses: older ones may have been scored by another
 */
export function whatIf(
	past: readonly PastResponse[],
	before: readonly Verdict[],
	after: readonly Verdict[]
): WhatIf {
	const moves = new Map<string, Move>();
	const left = { gone: 0, unasked: 0 };
	past.forEach((response, at) => {
		const to = after[at];
		if (!to?.fits) return to && void (left[to.because] += 1);
		const was = before[at];
		// What the published version cannot take any more stands where it came out then.
		const from = was?.fits ? was : response;
		if (from.segment === to.segment && from.temperature === to.temperature) return;
		const key = JSON.stringify([from.segment, from.temperature, to.segment, to.temperature]);
		const move = moves.get(key) ?? { from: standing(from), to: standing(to), who: [] };
		move.who.push({ id: response.id, name: to.name });
		moves.set(key, move);
	});
	const all = [...moves.values()].sort((one, other) => other.who.length - one.who.length);
	return {
		compared: past.length - left.gone - left.unasked,
		moved: all.reduce((sum, { who }) => sum + who.length, 0),
		moves: all,
		...left
	};
}

function verdictOf(quiz: Quiz, response: PastResponse): Verdict {
	let errors: readonly AnswerError[] = [];
	for (const day of daysOnEarth(response.at)) {
		const completed = submit(onDay(quiz, day), {
			answers: given(response),
			hidden: response.hidden,
			locale: quiz.locales[0] ?? 'en'
		});
		if (completed.ok) return verdictFrom(completed.value);
		errors = errors.length > 0 ? errors : completed.problem;
	}
	const isUnasked = errors.every(({ problem }) => isMissing(problem));
	return { fits: false, because: isUnasked ? 'unasked' : 'gone' };
}

/** A step that was passed without an answer says nothing, and is missed by nobody when it is gone. */
function given({ answers }: PastResponse): Record<string, unknown> {
	return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
}

function verdictFrom({ classification, contact }: Completed): Verdict {
	const { segment, temperature } = classification;
	const name = contact.name ?? contact.email ?? contact.phone ?? contact.company ?? '';
	return { fits: true, segment, temperature, name };
}

function standing({ segment, temperature }: Standing): Standing {
	return { segment, temperature };
}
