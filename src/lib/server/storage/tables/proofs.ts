import type { Vocabulary } from '../vocabulary.ts';

/** Proofs of work that have been used, remembered until nobody could use them any more. */
export function proofTables({ table, text, time, index }: Vocabulary) {
	const proofs = table(
		'proofs',
		{
			/** The signature of the challenge. */
			id: text().primaryKey(),
			quizId: text().notNull(),
			/** The submission's idempotency key: the same one may come again with it. */
			usedBy: text().notNull(),
			expiresAt: time().notNull()
		},
		(t) => [index('proofs_expiry').on(t.expiresAt)]
	);

	return { proofs };
}
