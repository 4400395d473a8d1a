import type { Answers, ContactDetails, HiddenFields } from './answers.ts';
import type { Quiz } from './normalise.ts';
import type { AnswerProblem } from './questions/problems.ts';
import type { Receipt } from './receipt.ts';
import type { Result } from './result.ts';
import type { Score } from './score.ts';
import type { Classification } from './segment.ts';
import type { Locale } from './text.ts';

/** As it came in: the envelope is parsed, the answers are not. */
export interface SubmissionInput {
	answers: Readonly<Record<string, unknown>>;
	hidden: Readonly<Record<string, string>>;
	locale: Locale;
}

/** An answer that was refused. `path`: `answers.budget`, or `answers.contact.email` for a field. */
export interface AnswerError {
	path: string;
	step: string;
	problem: AnswerProblem | { code: 'unknown_step' };
	message: string;
}

/** A consent with the words that were agreed to. */
export interface GivenConsent {
	id: string;
	purpose: 'processing' | 'advertising' | 'other';
	text: string;
	locale: Locale;
	url?: string;
	step: string;
}

/** The server's truth about one submission. */
export interface Completed {
	/** Checked, of the steps on the path; null where left empty. */
	answers: Answers;
	path: string[];
	/** Steps that were answered but lie off the path. */
	ignored: string[];
	hidden: HiddenFields;
	score: Score;
	classification: Classification;
	receipt: Receipt;
	contact: ContactDetails;
	consents: GivenConsent[];
	tags: string[];
}

/** Checks, walks, scores and classifies in one go. */
export function submit(quiz: Quiz, input: SubmissionInput): Result<Completed, AnswerError[]> {
	throw new Error(`not written yet ${String(quiz)} ${String(input)}`);
}
