import type { PoolClient } from 'pg';
import type { LeadWrite } from '../store.ts';
import { givenContact } from '../submissions/given-contact.ts';

/**
 * Makes batches that are about the same person or the same attempt wait for each other before either reads; taken in one
 * order, so that they never wait in a circle.
 */
export async function lockPeople(client: PoolClient, batch: readonly LeadWrite[]) {
	const names = new Set(batch.flatMap(lockNames));
	await client.query({
		name: 'quizsilver_lock',
		text: `SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT hashtextextended(name, 0) AS lock
			FROM unnest($1::text[]) AS name ORDER BY lock) AS locks`,
		values: [[...names]]
	});
}

function lockNames(write: LeadWrite): string[] {
	const { workspace, quiz, idempotencyKey } = write;
	const { email, phone } = givenContact(write);
	return [
		`key ${quiz} ${idempotencyKey}`,
		...(email ? [`email ${workspace} ${email}`] : []),
		...(phone ? [`phone ${workspace} ${phone}`] : [])
	];
}
