import type { House } from '../house.ts';
import { invitationOfAttempt } from '../storage/queries/invitation-acts.ts';
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
	const why = held ?? (trusted ? null : await lacksProof(app, live, proof, key));
	if (why !== 'too_many' && why !== 'no_proof') return why;
	return (await isAsked(app, live, key)) ? null : why;
}

async function lacksProof(app: House, live: LiveQuiz, proof: unknown, key: string) {
	if (!live.quiz.proof) return null;
	return (await isProved(app, live.quizId, proof, key)) ? null : 'no_proof';
}

/**
 * Whoever was asked by a letter answers once, by a link that nobody else has: that many of them sit behind one address, or that
 * their browser cannot do the work, says nothing against them.
 */
async function isAsked({ store }: House, { workspace, quizId }: LiveQuiz, key: string) {
	return (await invitationOfAttempt(store, workspace, quizId, key)) !== undefined;
}
