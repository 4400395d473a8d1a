import { and, desc, eq, gte, like, lt, or } from 'drizzle-orm';
import type { AuditRow, Store } from '../store.ts';

export interface AuditFilter {
	/** As it is stored: a user's id, or `token:` and a token's id; a user's links too. */
	by?: string | undefined;
	/** What actions begin with. */
	about?: readonly string[] | undefined;
	/** ms; from then on. */
	since?: number | undefined;
	/** ms; before then. */
	until?: number | undefined;
}

/** Newest first, one more than asked for where there are more. */
export async function auditPage(
	store: Store,
	workspace: string,
	{
		by,
		about,
		since,
		until,
		before,
		limit
	}: AuditFilter & { before?: string | undefined; limit: number }
): Promise<AuditRow[]> {
	const { auditLog } = store.tables;
	return store.db
		.select()
		.from(auditLog)
		.where(
			and(
				eq(auditLog.workspaceId, workspace),
				by === undefined ? undefined : or(eq(auditLog.by, by), eq(auditLog.by, `link:${by}`)),
				about && or(...about.map((beginning) => like(auditLog.action, `${beginning}.%`))),
				since === undefined ? undefined : gte(auditLog.at, since),
				until === undefined ? undefined : lt(auditLog.at, until),
				before === undefined ? undefined : lt(auditLog.id, before)
			)
		)
		.orderBy(desc(auditLog.id))
		.limit(limit + 1);
}
