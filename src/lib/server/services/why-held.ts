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
