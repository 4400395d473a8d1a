import type { Completed } from '../../quiz/submission.ts';

/** Nobody reads and answers a question in less, in milliseconds; who is quick with the keys takes three times as long. */
const LEAST_PER_QUESTION = 40;

/** What a person needs for these answers after the first of them, which is when an attempt's start is recorded. */
export function leastTimeFor({ answers, path }: Pick<Completed, 'answers' | 'path'>): number {
	const answered = path.filter((id) => (answers[id] ?? null) !== null).length;
	return Math.max(0, answered - 1) * LEAST_PER_QUESTION;
}
