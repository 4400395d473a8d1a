import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db, Statement, Store, SuppressedFor, SuppressionRow } from '../store.ts';

/** What people have asked for themselves: it outweighs what was merely found out about their address. */
export const ASKED_FOR = ['unsubscribed', 'complained'] as const satisfies readonly SuppressedFor[];

/** From now on nothing is sent to the address. Whoever was first said why, but for the person: theirs outweighs all else. */
export function suppression({ tables }: Store, db: Db, row: SuppressionRow): Statement {
	const { suppressions } = tables;
	const insert = db.insert(suppressions).values(row);
	if (!isAskedFor(row.reason)) return insert.onConflictDoNothing();
	const { reason, campaignId, detail, at } = row;
	return insert.onConflictDoUpdate({
		target: [suppressions.workspaceId, suppressions.email],
		set: { reason, campaignId, detail, at },
		setWhere: inArray(suppressions.reason, ['bounced', 'by_hand'])
	});
}

/** Whether only the person may take it back. */
export function isAskedFor(reason: SuppressedFor): boolean {
	return ASKED_FOR.some((asked) => asked === reason);
}

export async function suppress(store: Store, row: SuppressionRow): Promise<void> {
	await store.atomically((db) => [suppression(store, db, row)]);
}

/** @param rows at most some hundreds. How many were news. */
export async function suppressAll(
	{ db, tables: { suppressions } }: Store,
	rows: readonly SuppressionRow[]
): Promise<number> {
	if (rows.length === 0) return 0;
	const added = await db
		.insert(suppressions)
		.values([...rows])
		.onConflictDoNothing()
		.returning({ email: suppressions.email });
	return added.length;
}

/** Those of these addresses that are written to no more. @param emails lower case, at most some hundreds */
export async function suppressedAmong(
	{ db, tables: { suppressions } }: Store,
	workspace: string,
	emails: readonly string[]
): Promise<Set<string>> {
	if (emails.length === 0) return new Set();
	const rows = await db
		.select({ email: suppressions.email })
		.from(suppressions)
		.where(and(eq(suppressions.workspaceId, workspace), inArray(suppressions.email, [...emails])));
	return new Set(rows.map(({ email }) => email));
}

export async function suppressionOf(
	{ db, tables: { suppressions } }: Store,
	workspace: string,
	email: string
): Promise<SuppressionRow | undefined> {
	const [row] = await db
		.select()
		.from(suppressions)
		.where(and(eq(suppressions.workspaceId, workspace), eq(suppressions.email, email)))
		.limit(1);
	return row;
}

export interface SuppressionFilter {
	reason?: SuppressedFor | undefined;
	/** Part of the address, lower case. */
	q?: string | undefined;
}

export type SuppressionWithSurvey = SuppressionRow & { campaignName: string | null };

/**
 * Latest first, one more than asked for where there are more.
 * @param from the moment that the page begins at, and how many of that moment were on the pages before
 */
export async function suppressionsPage(
	store: Store,
	workspace: string,
	{
		from,
		limit,
		...filter
	}: SuppressionFilter & { from?: { at: number; passed: number } | undefined; limit: number }
): Promise<SuppressionWithSurvey[]> {
	const { suppressions, campaigns } = store.tables;
	const rows = await store.db
		.select({ row: suppressions, campaignName: campaigns.name })
		.from(suppressions)
		.leftJoin(
			campaigns,
			and(
				eq(campaigns.id, suppressions.campaignId),
				eq(campaigns.workspaceId, suppressions.workspaceId)
			)
		)
		.where(and(matching(store, workspace, filter), from && lte(suppressions.at, from.at)))
		.orderBy(desc(suppressions.at), asc(suppressions.email))
		.offset(from?.passed ?? 0)
		.limit(limit + 1);
	return rows.map(({ row, campaignName }) => ({ ...row, campaignName }));
}

/** Whether it was there, for one of these reasons. */
export async function liftSuppression(
	{ db, tables: { suppressions } }: Store,
	workspace: string,
	email: string,
	reasons: readonly SuppressedFor[]
): Promise<boolean> {
	const lifted = await db
		.delete(suppressions)
		.where(
			and(
				eq(suppressions.workspaceId, workspace),
				eq(suppressions.email, email),
				inArray(suppressions.reason, [...reasons])
			)
		)
		.returning({ email: suppressions.email });
	return lifted.length > 0;
}

function matching({ tables }: Store, workspace: string, { reason, q }: SuppressionFilter) {
	const { suppressions } = tables;
	return and(
		eq(suppressions.workspaceId, workspace),
		reason && eq(suppressions.reason, reason),
		q ? contains(suppressions.email, q) : undefined
	);
}

function contains(column: Store['tables']['suppressions']['email'], part: string) {
	const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
	return sql`${column} like ${pattern} escape '\\'`;
}
