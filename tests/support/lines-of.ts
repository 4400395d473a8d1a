import { asc, eq } from 'drizzle-orm';
import { authenticate } from '../../src/lib/server/services/tokens.ts';
import type { TestApi } from './an-api.ts';

/** What the log says that the API's own token has done, in its order: actions, each with what it was done to. */
export async function linesOf(
	{ house, token }: TestApi,
	workspace: string
): Promise<[string, string | null][]> {
	const { db, tables } = house.store;
	const rows = await db
		.select()
		.from(tables.auditLog)
		.where(eq(tables.auditLog.workspaceId, workspace))
		.orderBy(asc(tables.auditLog.id));
	const by = `token:${(await authenticate(house, token))?.tokenId}`;
	const own = rows.filter((row) => row.by === by);
	return own.map(({ action, subject }) => [action, subject]);
}
