import { fail } from '@sveltejs/kit';
import { PROBLEMS, problemTitle, type Problem } from '../lib/server/problems.ts';
import type { UiLocale } from '../lib/i18n/locale.ts';

/** What a form shows after a refusal: one sentence for the whole, one for each field at fault. */
export interface Refusal {
	problem: string;
	errors: Record<string, string>;
}

/** An expected failure of a service as the answer to a form. */
export function refuse(problem: Problem, locale: UiLocale) {
	const refusal: Refusal = {
		problem: problemTitle(problem, locale),
		errors: Object.fromEntries(
			(problem.errors ?? []).map(({ path, message }) => [path, message[locale]])
		)
	};
	return fail(PROBLEMS[problem.code].status, refusal);
}
