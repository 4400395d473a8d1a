import { and, asc, desc, eq, exists, gt, inArray, lt, or, sql } from 'drizzle-orm';
import { foldForSearch } from '../fold-for-search.ts';
import type { LeadHistoryRow, LeadQuizRow, LeadRow, Store } from '../store.ts';

export interface LeadFilter {
	/** A segment's id, or a temperature: of the quiz where one is given, else the one shown. */
	segment?: string | undefined;
	stage?: string | undefined;
	quiz?: string | undefined;
	/** Part of the name, email, phone or company. */
	q?: string | undefined;
}

/** Newest first, one more than asked for where there are more. */
export async function leadsPage(
	store: Store,
	workspace: string,
	{ before, limit, ...filter }: LeadFilter & { before?: string | undefined; limit: number }
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(
			and(
				matching(store, workspace, filter),
				before === undefined ? undefined : lt(leads.id, before)
			)
		)
		.orderBy(desc(leads.id))
		.limit(limit + 1);
}

/** Oldest first, after `after`: one page of an export. */
export async function leadsAfter(
	store: Store,
	workspace: string,
	{ after, limit, ...filter }: LeadFilter & { after: string; limit: number }
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(and(matching(store, workspace, filter), gt(leads.id, after)))
		.orderBy(asc(leads.id))
		.limit(limit);
}

/** What these leads are called by. */
export async function leadContacts(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Pick<LeadRow, 'id' | 'name' | 'email' | 'phone'>[]> {
	if (ids.length === 0) return [];
	const { leads } = store.tables;
	return store.db
		.select({ id: leads.id, name: leads.name, email: leads.email, phone: leads.phone })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), inArray(leads.id, [...ids])));
}

export async function leadById(
	store: Store,
	workspace: string,
	id: string
): Promise<LeadRow | undefined> {
	const { leads } = store.tables;
	const [row] = await store.db
		.select()
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), eq(leads.id, id)))
		.limit(1);
	return row;
}

export async function quizzesOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<LeadQuizRow[]> {
	const { leadQuizzes } = store.tables;
	return store.db
		.select()
		.from(leadQuizzes)
		.where(and(eq(leadQuizzes.workspaceId, workspace), eq(leadQuizzes.leadId, lead)))
		.orderBy(desc(leadQuizzes.updatedAt), asc(leadQuizzes.quizId));
}

/** Newest first. */
export async function historyOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<LeadHistoryRow[]> {
	const { leadHistory } = store.tables;
	return store.db
		.select()
		.from(leadHistory)
		.where(and(eq(leadHistory.workspaceId, workspace), eq(leadHistory.leadId, lead)))
		.orderBy(desc(leadHistory.id));
}

function matching(store: Store, workspace: string, { segment, stage, quiz, q }: LeadFilter) {
	const { leads, leadQuizzes } = store.tables;
	const { db } = store;
	return and(
		eq(leads.workspaceId, workspace),
		quiz === undefined && segment !== undefined ? inSegment(leads, segment) : undefined,
		stage === undefined ? undefined : eq(leads.stage, stage),
		quiz === undefined
			? undefined
			: exists(
					db
						.select({ one: sql`1` })
						.from(leadQuizzes)
						.where(
							and(
								eq(leadQuizzes.workspaceId, workspace),
								eq(leadQuizzes.leadId, leads.id),
								eq(leadQuizzes.quizId, quiz),
								segment === undefined ? undefined : inSegment(leadQuizzes, segment)
							)
						)
				),
		q === undefined ? undefined : containing(store, q)
	);
}

function inSegment(
	table: Pick<Store['tables']['leads'] | Store['tables']['leadQuizzes'], 'segment' | 'temperature'>,
	segment: string
) {
	return or(eq(table.segment, segment), sql`${table.temperature} = ${segment}`);
}

function containing({ tables: { leads } }: Store, q: string) {
	const words = foldForSearch(q.trim());
	return or(...[words, ...phonesIn(words)].map((one) => contains(leads.search, one)));
}

/**
 * Phone numbers are kept as E.164, bare of what people group them by. Within a country a number begins with what stands for its
 * code: 8 916 in Russia is +7 916, 020 in Britain +44 20, 00 anywhere the plus itself.
 */
function phonesIn(words: string): string[] {
	if (/[\p{L}@%_]/u.test(words)) return [];
	const digits = words.replace(/\D/g, '');
	// Fewer digits are found in too many numbers.
	const local = words.startsWith('+') ? null : /^(?:00|0|8)([1-9]\d{4,})$/.exec(digits)?.[1];
	return [digits, local ?? ''].filter((number) => number !== '');
}

function contains(column: Store['tables']['leads']['search'], words: string) {
	const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
	return sql`${column} like ${pattern} escape '\\'`;
}
