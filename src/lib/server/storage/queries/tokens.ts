import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ApiTokenRow, AuditRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

export async function insertToken(
	store: Store,
	token: ApiTokenRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [db.insert(store.tables.apiTokens).values(token)]);
}

/** Revoked ones too: the caller decides what they mean. */
export async function tokenByHash(
	store: Store,
	tokenHash: string
): Promise<ApiTokenRow | undefined> {
	const { apiTokens } = store.tables;
	const [token] = await store.db
		.select()
		.from(apiTokens)
		.where(eq(apiTokens.tokenHash, tokenHash))
		.limit(1);
	return token;
}

export async function activeTokens(store: Store, workspace: string): Promise<ApiTokenRow[]> {
	const { apiTokens } = store.tables;
	return store.db
		.select()
		.from(apiTokens)
		.where(and(eq(apiTokens.workspaceId, workspace), isNull(apiTokens.revokedAt)))
		.orderBy(desc(apiTokens.id));
}

export async function touchToken(store: Store, id: string, now: number): Promise<void> {
	const { apiTokens } = store.tables;
	await store.db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id));
}

/** Whether there was such a token, not yet revoked. */
export async function revokeTokenRow(
	store: Store,
	workspace: string,
	id: string,
	now: number,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { apiTokens } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(apiTokens)
			.set({ revokedAt: now })
			.where(
				and(eq(apiTokens.workspaceId, workspace), eq(apiTokens.id, id), isNull(apiTokens.revokedAt))
			)
	]);
}

/** What each is called, revoked ones too. */
export async function tokenNames(store: Store, workspace: string): Promise<Map<string, string>> {
	const { apiTokens } = store.tables;
	const rows = await store.db
		.select({ id: apiTokens.id, name: apiTokens.name })
		.from(apiTokens)
		.where(eq(apiTokens.workspaceId, workspace));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
