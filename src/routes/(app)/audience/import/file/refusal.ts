import { PROBLEMS, problemTitle, type Problem } from '$lib/server/problems.ts';
import { json } from '@sveltejs/kit';

/** A sentence for the page that sends the file. */
export function refusal(problem: Problem, { i18n }: App.Locals): Response {
	const message = problemTitle(problem, i18n.locale);
	return json({ message }, { status: PROBLEMS[problem.code].status });
}
