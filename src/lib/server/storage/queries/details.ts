import { and } from 'drizzle-orm';
import { isOneOf, ownOnes } from '../by-ids.ts';
import type { DetailsRow, Store } from '../store.ts';

/** What was left after these responses. */
export async function detailsOfResponses(
	store: Store,
	workspace: string,
	responses: readonly string[]
): Promise<DetailsRow[]> {
	if (responses.length === 0) return [];
	const { details } = store.tables;
	return store.db
		.select()
		.from(details)
		.where(
			and(
				ownOnes(store, details.workspaceId, workspace),
				isOneOf(store, details.responseId, responses)
			)
		);
}
