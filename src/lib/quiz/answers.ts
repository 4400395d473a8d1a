/** "Other" with the respondent's own words, where a choice allows it. */
export interface OtherAnswer {
	other: string;
}

/** What a contact form was filled with; `consents` are ids of consents given. */
export interface ContactAnswer {
	name?: string;
	email?: string;
	phone?: string;
	company?: string;
	role?: string;
	city?: string;
	comment?: string;
	consents?: string[];
}

/** How to reach somebody, from whatever steps asked for it. */
export type ContactDetails = Omit<ContactAnswer, 'comment' | 'consents'>;

export type ChoiceAnswer = string | OtherAnswer;

/** The columns chosen in a table, by row; rows left empty are not in it. */
export type MatrixAnswer = Record<string, string | string[]>;

/** A checked answer of any kind. Option answers hold ids, never labels; a ranking's are in order, best first. */
export type Answer =
	ChoiceAnswer | ChoiceAnswer[] | number | boolean | ContactAnswer | MatrixAnswer;

/**
 * Answers by step id. `null`: the step was seen and passed without an answer (an optional question, a statement).
 * A missing key: not seen yet.
 */
export type Answers = Readonly<Record<string, Answer | null>>;

/** The answer to a step; undefined where it has not been seen. Step ids may be names that every object answers to. */
export function answerTo(answers: Answers, step: string): Answer | null | undefined {
	return Object.hasOwn(answers, step) ? answers[step] : undefined;
}

export type HiddenFields = Readonly<Record<string, string>>;

/** The id that conditions use for "Other"; no option of a choice with `other` may have it, nor a row of a table. */
export const OTHER = 'other';

export function isOther(answer: unknown): answer is OtherAnswer {
	return typeof answer === 'object' && answer !== null && 'other' in answer;
}
