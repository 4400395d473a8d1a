import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { z } from 'zod';
import type { House } from '../house.ts';
import { forgetProofsBefore, useProof } from '../storage/queries/proofs.ts';
import { hmac } from './digest.ts';

/*
 * Proof of work after ALTCHA, version 2: the browser tries numbers until one of them, run through PBKDF2, gives a key that begins
 * as the challenge says. The number is drawn here, so that the work has an end that is known before.
 */

const ALGORITHM = 'PBKDF2/SHA-256';
/** Rounds for each try. */
const COST = 20_000;
/** The number to be found lies in between: so many tries on average that a phone of the middle class takes one to three seconds. */
const FEWEST_TRIES = 150;
const MOST_TRIES = 250;
/** How long a challenge is good for, in milliseconds: as long as people take over a quiz. */
const PROOF_LIFETIME = 60 * 60_000;
/** The clocks of two processes may be this far apart. */
const CLOCKS_APART = 60_000;

const payloadSchema = z.object({
	challenge: z.object({
		parameters: z.object({
			algorithm: z.literal(ALGORITHM),
			nonce: z.string().max(64),
			salt: z.string().max(64),
			cost: z.literal(COST),
			keyLength: z.number(),
			keyPrefix: z.string().max(64),
			keySignature: z.string().max(128),
			data: z.object({ quiz: z.string().max(100), until: z.number() })
		}),
		signature: z.string().max(128)
	}),
	solution: z.object({ counter: z.int().min(0), derivedKey: z.string().max(128) })
});

/** Work for one browser: good once, for answers to this quiz alone. */
export function newChallenge(app: House, quizId: string): Promise<Challenge> {
	const drawn = app.random.bytes(4).readUInt32BE() / 2 ** 32;
	const { signing, key } = secretsOf(app);
	return createChallenge({
		algorithm: ALGORITHM,
		cost: COST,
		counter: FEWEST_TRIES + Math.floor(drawn * (MOST_TRIES - FEWEST_TRIES)),
		deriveKey,
		data: { quiz: quizId, until: app.clock.now() + PROOF_LIFETIME },
		hmacSignatureSecret: signing,
		hmacKeySignatureSecret: key
	});
}

/**
 * Whether the work was done, for this quiz, in time, and counts for nobody else yet.
 * @param proof as it came over the border
 * @param usedBy the submission's idempotency key, with which it may come again
 */
export async function isProved(
	app: House,
	quizId: string,
	proof: unknown,
	usedBy: string
): Promise<boolean> {
	const payload = payloadSchema.safeParse(proof);
	if (!payload.success) return false;
	const { challenge, solution } = payload.data;
	const { quiz, until } = challenge.parameters.data;
	const { signing, key } = secretsOf(app);
	const { verified } = await verifySolution({
		challenge,
		solution,
		deriveKey,
		hmacSignatureSecret: signing,
		hmacKeySignatureSecret: key
	});
	if (!verified || quiz !== quizId || until < app.clock.now()) return false;
	return useProof(app.store, {
		id: challenge.signature,
		quizId,
		usedBy,
		expiresAt: until
	});
}

/** Those that are too old to be used again anyway. */
export function sweepProofs(app: House): Promise<void> {
	return forgetProofsBefore(app.store, app.clock.now() - CLOCKS_APART);
}

function secretsOf({ secret }: House) {
	return { signing: hmac(secret, 'proof:challenge'), key: hmac(secret, 'proof:key') };
}
