import { eq, lt } from 'drizzle-orm';
import type { ProofRow, Store } from '../store.ts';

/** Whether the proof was unused, or used by the same one before; of two processes one is first. */
export async function useProof(store: Store, proof: ProofRow): Promise<boolean> {
	const { proofs } = store.tables;
	const written = await store.db
		.insert(proofs)
		.values(proof)
		.onConflictDoNothing()
		.returning({ id: proofs.id });
	if (written.length > 0) return true;
	const [known] = await store.db
		.select({ usedBy: proofs.usedBy })
		.from(proofs)
		.where(eq(proofs.id, proof.id))
		.limit(1);
	return known?.usedBy === proof.usedBy;
}

export async function forgetProofsBefore(store: Store, time: number): Promise<void> {
	const { proofs } = store.tables;
	await store.db.delete(proofs).where(lt(proofs.expiresAt, time));
}
