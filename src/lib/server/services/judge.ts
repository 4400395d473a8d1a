import type { Day } from '../../quiz/day.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { onDay } from '../../quiz/on-day.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { submit, type Completed, type SubmissionInput } from '../../quiz/submission.ts';
import { invalid, type Problem } from '../problems.ts';
import type { SubmittedContact } from '../storage/store.ts';
import { normaliseContact } from './contact.ts';
import { daysFor } from './days.ts';

/** What a respondent says, as it came over the border: the envelope is checked, the answers are not. */
export interface Said {
	answers: Readonly<Record<string, unknown>>;
	hidden?: Readonly<Record<string, string>> | undefined;
	/** The quiz's first language unless given. */
	locale?: string | undefined;
	/** The respondent's day, which dates are counted from. */
	day?: Day | undefined;
	/** Everything was asked at once: who they are counts wherever their answers lead. */
	atOnce?: boolean | undefined;
}

/** A submission that passed, ready to be written. */
export interface Judged {
	completed: Completed;
	contact: SubmittedContact | null;
	locale: string;
}

/**
 * Checks, walks, scores and normalises; stores nothing.
 * @param now milliseconds
 */
export function judge(
	quiz: Quiz,
	{ answers, hidden = {}, locale = quiz.locales[0] ?? 'en', day, atOnce }: Said,
	now: number
): Result<Judged, Problem> {
	if (!quiz.locales.includes(locale)) return fail(unknownLocale(quiz));
	const completed = submitOn(daysFor(now, day), quiz, { answers, hidden, locale, atOnce });
	if (!completed.ok) {
		const first = completed.problem.slice(0, MOST_ERRORS);
		const errors = first.map(({ path, message }) => ({ path, message }));
		return fail({ code: 'invalid', errors });
	}
	const normalised = normaliseContact(quiz, completed.value, locale);
	if (!normalised.ok) return fail({ code: 'invalid', errors: normalised.problem });
	return ok({
		completed: { ...completed.value, answers: normalised.value.answers },
		contact: normalised.value.contact,
		locale
	});
}

/** As many as anybody reads: a body may name thousands of unknown steps. */
const MOST_ERRORS = 50;

/** On the first of these days that the answers fit; where they fit none, what is wrong on the first. */
function submitOn([day, ...others]: [Day, ...Day[]], quiz: Quiz, input: SubmissionInput) {
	const first = submit(onDay(quiz, day), input);
	if (first.ok) return first;
	for (const other of others) {
		const completed = submit(onDay(quiz, other), input);
		if (completed.ok) return completed;
	}
	return first;
}

function unknownLocale({ locales }: Quiz): Problem {
	const known = locales.join(', ');
	return invalid('locale', {
		en: `The quiz is not written in this language; it has: ${known}.`,
		ru: `В квизе нет этого языка; есть: ${known}.`
	});
}
