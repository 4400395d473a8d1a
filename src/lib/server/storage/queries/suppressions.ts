import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { AuditRow, Db, Statement, Store, SuppressedFor, SuppressionRow } from '../store.ts';
import { changeAndNote, changeCounted } from './audit.ts';

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

/** Whether that is news. */
export async function suppress(
	store: Store,
	row: SuppressionRow,
	lines: readonly AuditRow[]
): Promise<boolean> {
	return changeAndNote(store, lines, (db) => [suppression(store, db, row)]);
}

/** So many in one statement. */
const BATCH = 500;

/** All of them or none. How many were news. @param rows of one workspace, no address twice */
export async function suppressAll(
	store: Store,
	rows: readonly SuppressionRow[],
	lines: (count: number) => readonly AuditRow[]
): Promise<number> {
	let news: SuppressionRow[][] = [];
	return changeCounted(store, {
		async count() {
			news = [];
			for (let start = 0; start < rows.length; start += BATCH)
				news.push(await unknownAmong(store, rows.slice(start, start + BATCH)));
			return news.flat().length;
		},
		change: (db) =>
			news
				.filter((batch) => batch.length > 0)
				.map((batch) => db.insert(store.tables.suppressions).values(batch).onConflictDoNothing()),
		lines,
		hits: (counts) => counts.reduce((sum, count) => sum + count, 0)
	});
}

async function unknownAmong(store: Store, rows: readonly SuppressionRow[]) {
	const emails = rows.map(({ email }) => email);
	const known = await suppressedAmong(store, rows[0]?.workspaceId ?? '', emails);
	return rows.filter(({ email }) => !known.has(email));
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
	store: Store,
	workspace: string,
	email: string,
	reasons: readonly SuppressedFor[],
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { suppressions } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(suppressions)
			.where(
				and(
					eq(suppressions.workspaceId, workspace),
					eq(suppressions.email, email),
					inArray(suppressions.reason, [...reasons])
				)
			)
	]);
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
