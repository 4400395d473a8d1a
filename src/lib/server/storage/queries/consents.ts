import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { ConsentRow, Store } from '../store.ts';

/** In the order in which they were given. */
export async function consentsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ConsentRow[]> {
	const { consents } = store.tables;
	return consentsWhere(store, workspace, inArray(consents.leadId, [...ids]));
}

/** Of a lead's responses and of those without a lead alike, in the order in which they were given. */
export async function consentsOfResponses(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ConsentRow[]> {
	const { consents } = store.tables;
	return consentsWhere(store, workspace, inArray(consents.responseId, [...ids]));
}

function consentsWhere(store: Store, workspace: string, which: SQL) {
	const { consents } = store.tables;
	return store.db
		.select()
		.from(consents)
		.where(and(eq(consents.workspaceId, workspace), which))
		.orderBy(asc(consents.id));
}
