import { and, asc, desc, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import { isOneOf, ownOnes } from '../by-ids.ts';
import type { AuditRow, ConsentRow, Db, Statement, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** In the order in which they were given. */
export async function consentsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ConsentRow[]> {
	const { consents } = store.tables;
	return consentsWhere(store, workspace, isOneOf(store, consents.leadId, ids));
}

/** Of a lead's responses and of those without a lead alike, in the order in which they were given. */
export async function consentsOfResponses(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ConsentRow[]> {
	const { consents } = store.tables;
	return consentsWhere(store, workspace, isOneOf(store, consents.responseId, ids));
}

function consentsWhere(store: Store, workspace: string, which: SQL) {
	const { consents } = store.tables;
	return store.db
		.select()
		.from(consents)
		.where(and(ownOnes(store, consents.workspaceId, workspace), which))
		.orderBy(asc(consents.id));
}

export interface ConsentFilter {
	lead?: string | undefined;
	purpose?: string | undefined;
	/** Given and not taken back, or taken back. */
	withdrawn?: boolean | undefined;
}

/** Newest first, one more than asked for where there are more. */
export async function consentsPage(
	store: Store,
	workspace: string,
	{
		lead,
		purpose,
		withdrawn,
		before,
		limit
	}: ConsentFilter & { before?: string | undefined; limit: number }
): Promise<ConsentRow[]> {
	const { consents } = store.tables;
	return store.db
		.select()
		.from(consents)
		.where(
			and(
				eq(consents.workspaceId, workspace),
				lead === undefined ? undefined : eq(consents.leadId, lead),
				purpose === undefined ? undefined : eq(consents.purpose, purpose),
				withdrawn === undefined
					? undefined
					: withdrawn
						? isNotNull(consents.withdrawnAt)
						: isNull(consents.withdrawnAt),
				before === undefined ? undefined : lt(consents.id, before)
			)
		)
		.orderBy(desc(consents.id))
		.limit(limit + 1);
}

export async function consentById(
	store: Store,
	workspace: string,
	id: string
): Promise<ConsentRow | undefined> {
	const { consents } = store.tables;
	const [row] = await consentsWhere(store, workspace, eq(consents.id, id));
	return row;
}

/**
 * That it was taken back, and with it every other that the same person has given for the same purpose in the same words. The record
 * itself stays. @param more done with it
 */
export async function withdrawConsents(
	store: Store,
	{ workspaceId, leadId, responseId, consentId, purpose, textHash }: ConsentRow,
	now: number,
	more: readonly ((db: Db) => Statement)[],
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { consents } = store.tables;
	const theirs =
		leadId === null ? eq(consents.responseId, responseId) : eq(consents.leadId, leadId);
	return changeAndNote(store, lines, (db) => [
		db
			.update(consents)
			.set({ withdrawnAt: now })
			.where(
				and(
					...[eq(consents.workspaceId, workspaceId), theirs, isNull(consents.withdrawnAt)],
					...[eq(consents.consentId, consentId), eq(consents.purpose, purpose)],
					eq(consents.textHash, textHash)
				)
			),
		...more.map((build) => build(db))
	]);
}
