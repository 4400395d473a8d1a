import { and, eq, inArray } from 'drizzle-orm';
import type { DetailsRow, Store } from '../store.ts';

/** What was left after these responses. */
export async function detailsOfResponses(
	{ db, tables: { details } }: Store,
	workspace: string,
	responses: readonly string[]
): Promise<DetailsRow[]> {
	if (responses.length === 0) return [];
	return db
		.select()
		.from(details)
		.where(and(eq(details.workspaceId, workspace), inArray(details.responseId, [...responses])));
}
