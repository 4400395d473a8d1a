import { desc, eq } from 'drizzle-orm';
import type { Store } from '../store.ts';

/** Of so many recipients, the newest: names that only older ones have are rare, and nobody waits for all of them. */
const LOOKED_AT = 200;

/** What the fields of a workspace's recipients are called; null where it has no recipients yet. */
export async function recipientFieldNames(
	{ db, tables: { recipients } }: Store,
	workspace: string
): Promise<string[] | null> {
	const rows = await db
		.select({ fields: recipients.fields })
		.from(recipients)
		.where(eq(recipients.workspaceId, workspace))
		.orderBy(desc(recipients.id))
		.limit(LOOKED_AT);
	if (rows.length === 0) return null;
	return [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))].sort();
}
