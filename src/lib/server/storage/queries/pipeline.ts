import { and, asc, desc, eq, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { LeadRow, Outcome, Store } from '../store.ts';

/** Whose leads are looked at: a member's, nobody's, or everybody's. */
export type Whose = { member: string } | 'nobody' | 'everybody';

/** Which of those that wait come first. */
export interface WaitingPage {
	whose: Whose;
	/** Those that became hot last; else those that wait longest. */
	newest?: boolean | undefined;
	/** They come after this one. */
	after?: LeadRow | undefined;
	/** From there on the other way: the nearest first. */
	backwards?: boolean | undefined;
	limit: number;
}

/** Hot leads that nobody has touched since they became so. */
export async function waitingLeads(
	store: Store,
	workspace: string,
	{ whose, newest = false, after, backwards = false, limit }: WaitingPage
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	const isDown = newest !== backwards;
	const along = isDown ? desc : asc;
	const sign = sql.raw(isDown ? '<' : '>');
	const beyond =
		after && sql`(${leads.hotAt}, ${leads.id}) ${sign} (${after.hotAt ?? 0}, ${after.id})`;
	return store.db
		.select()
		.from(leads)
		.where(and(isWaiting(store, workspace, whose), beyond))
		.orderBy(along(leads.hotAt), along(leads.id))
		.limit(limit);
}

/** How many those are, up to `most`. */
export async function countWaiting(
	store: Store,
	workspace: string,
	{ whose, most }: { whose: Whose; most: number }
): Promise<number> {
	const { leads } = store.tables;
	const found = store.db
		.select({ id: leads.id })
		.from(leads)
		.where(isWaiting(store, workspace, whose))
		.limit(most)
		.as('found');
	const [row] = await store.db.select({ count: sql<number>`count(*)` }).from(found);
	return Number(row?.count ?? 0);
}

function isWaiting({ tables: { leads } }: Store, workspace: string, whose: Whose) {
	return and(
		eq(leads.workspaceId, workspace),
		isNotNull(leads.hotAt),
		isNull(leads.touchedAt),
		isNull(leads.mergedInto),
		eq(leads.test, false),
		whose === 'everybody'
			? undefined
			: whose === 'nobody'
				? isNull(leads.ownerId)
				: eq(leads.ownerId, whose.member)
	);
}

/** How fast leads that became hot at `since` or later were first touched. */
export interface FirstTouches {
	touched: number;
	/** Hot, and untouched until now. */
	waiting: number;
	/** Of those that were touched, ms; null where none was. */
	median: number | null;
}

export async function firstTouches(
	store: Store,
	workspace: string,
	since: number
): Promise<FirstTouches> {
	// Each by an index of its own: without statistics SQLite would look at every lead for both at once.
	const waiting = await countHot(store, workspace, since);
	return { ...(await touchedSince(store, workspace, since)), waiting };
}

/** That became hot at `since` or later and wait. */
async function countHot(store: Store, workspace: string, since: number): Promise<number> {
	const { leads } = store.tables;
	const [row] = await store.db
		.select({ count: sql<number>`count(*)` })
		.from(leads)
		.where(and(isWaiting(store, workspace, 'everybody'), gte(leads.hotAt, since)));
	return Number(row?.count ?? 0);
}

/** Read once: both engines find the median on the way, of an even number between the two in the middle. */
async function touchedSince(store: Store, workspace: string, since: number) {
	const { leads } = store.tables;
	const took = sql`${leads.touchedAt} - ${leads.hotAt}`;
	const median =
		store.engine === 'sqlite'
			? sql<number | null>`median(${took})`
			: sql<number | null>`percentile_cont(0.5) within group (order by ${took})`;
	const [row] = await store.db
		.select({ touched: sql<number>`count(*)`, median })
		.from(leads)
		.where(
			and(
				eq(leads.workspaceId, workspace),
				gte(leads.hotAt, since),
				// None is touched before it became hot: the index leads to those alone that were touched since then.
				gte(leads.touchedAt, since),
				isNull(leads.mergedInto),
				eq(leads.test, false)
			)
		);
	return { touched: Number(row?.touched ?? 0), median: row?.median ?? null };
}

/** So many outcomes are looked through for one: where nobody names values, all of them would be, for each page of a lead. */
const MOST_LOOKED_AT = 1000;

/** Of the latest value that somebody named in the workspace; undefined where nobody has of late. */
export async function latestCurrency(
	{ db, tables: { outcomes } }: Store,
	workspace: string
): Promise<string | undefined> {
	const { at, currency } = outcomes;
	const recent = db
		.select({ at, currency })
		.from(outcomes)
		.where(eq(outcomes.workspaceId, workspace))
		.orderBy(desc(at))
		.limit(MOST_LOOKED_AT)
		.as('recent');
	const [latest] = await db
		.select({ currency: recent.currency })
		.from(recent)
		.where(isNotNull(recent.currency))
		.orderBy(desc(recent.at))
		.limit(1);
	return latest?.currency ?? undefined;
}

/** Leads alike in where they came from and what became of them. */
export interface OutcomeGroup {
	quiz: string;
	segment: string;
	temperature: LeadRow['temperature'];
	source: string;
	owner: string | null;
	outcome: Outcome | null;
	currency: string | null;
	leads: number;
	/** Sum; null where none of them says one. */
	value: number | null;
}

/** Of leads whose latest outcome was said at `since` or later. */
export async function outcomeGroups(
	store: Store,
	workspace: string,
	since: number
): Promise<OutcomeGroup[]> {
	const { leads } = store.tables;
	// Those first that tell leads apart soonest: to group, SQLite sorts them.
	const alike = {
		...{ source: leads.source, owner: leads.ownerId, outcome: leads.outcome },
		...{ segment: leads.segment, quiz: leads.shownQuizId },
		...{ temperature: leads.temperature, currency: leads.currency }
	};
	const rows = await store.db
		.select({
			...alike,
			leads: sql<number>`count(*)`,
			value: sql<number | null>`sum(${leads.value})`
		})
		.from(leads)
		.where(hasOutcome(store, workspace, since))
		.groupBy(...Object.values(alike));
	// PostgreSQL gives counts as texts.
	return rows.map((row) => ({ ...row, leads: Number(row.leads) }));
}

/** Leads that one of the report's numbers counts. */
export interface OutcomeChoice {
	since: number;
	outcome?: Outcome | undefined;
	quiz?: string | undefined;
	segment?: string | undefined;
	source?: string | undefined;
	/** A member's id; '' for nobody's. */
	owner?: string | undefined;
}

/** The latest outcome first. */
export async function leadsWithOutcome(
	store: Store,
	workspace: string,
	{ since, outcome, quiz, segment, source, owner, limit }: OutcomeChoice & { limit: number }
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(
			and(
				hasOutcome(store, workspace, since),
				outcome === undefined ? undefined : sql`${leads.outcome} = ${outcome}`,
				quiz === undefined ? undefined : eq(leads.shownQuizId, quiz),
				segment === undefined ? undefined : eq(leads.segment, segment),
				source === undefined ? undefined : eq(leads.source, source),
				owner === undefined
					? undefined
					: owner === ''
						? isNull(leads.ownerId)
						: eq(leads.ownerId, owner)
			)
		)
		.orderBy(desc(leads.outcomeAt), desc(leads.id))
		.limit(limit);
}

function hasOutcome({ tables: { leads } }: Store, workspace: string, since: number) {
	return and(
		eq(leads.workspaceId, workspace),
		isNotNull(leads.outcomeAt),
		gte(leads.outcomeAt, since),
		isNull(leads.mergedInto),
		eq(leads.test, false)
	);
}
