import type { Completed } from '../../quiz/submission.ts';
import type { House } from '../house.ts';
import type { HeldFor } from '../storage/store.ts';
import type { LiveQuiz } from './live.ts';
import { isProved } from './proof.ts';
import type { SubmissionInput } from './submission-write.ts';

/** Why the answers are held for review; null where they look like a person's. Nobody is refused for it. */
export async function whyHeld(
	app: House,
	live: LiveQuiz,
	{ held, trusted, proof }: Pick<SubmissionInput, 'held' | 'trusted' | 'proof'>,
	key: string
): Promise<HeldFor | null> {
	if (held) return held;
	if (trusted || !live.quiz.proof) return null;
	return (await isProved(app, live.quizId, proof, key)) ? null : 'no_proof';
}

/** Nobody reads and answers a question in less, in milliseconds; who is quick with the keys takes three times as long. */
const LEAST_PER_QUESTION = 40;

/** What a person needs for these answers after the first of them, which is when an attempt's start is recorded. */
export function leastTimeFor({ answers, path }: Pick<Completed, 'answers' | 'path'>): number {
	const answered = path.filter((id) => (answers[id] ?? null) !== null).length;
	return Math.max(0, answered - 1) * LEAST_PER_QUESTION;
}
