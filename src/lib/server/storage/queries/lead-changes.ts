import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type {
	AuditRow,
	Db,
	DeliveryRow,
	LeadHistoryRow,
	LeadNoteRow,
	LeadRow,
	LetterRow,
	OutcomeRow,
	Statement,
	Store
} from '../store.ts';
import { auditLine } from './audit.ts';

/** As many in one statement: engines take only so many parameters. */
const AT_ONCE = 500;

/** The leads of these ids, each once: of one that was merged into another, that other. */
export async function leadsToChange(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<LeadRow[]> {
	const named = await leadRows(store, workspace, ids);
	const into = named.flatMap(({ mergedInto }) => mergedInto ?? []);
	const rows = [...named, ...(await leadRows(store, workspace, into))];
	const standing = rows.filter(({ mergedInto }) => mergedInto === null);
	return [...new Map(standing.map((row) => [row.id, row])).values()];
}

async function leadRows(
	{ db, tables: { leads } }: Store,
	workspace: string,
	ids: readonly string[]
): Promise<LeadRow[]> {
	const rows: LeadRow[] = [];
	for (const some of inParts([...new Set(ids)])) {
		const where = and(eq(leads.workspaceId, workspace), inArray(leads.id, some));
		rows.push(...(await db.select().from(leads).where(where)));
	}
	return rows;
}

/** Which of these leads have the tag. */
export async function leadsTagged(
	{ db, tables: { leadTags } }: Store,
	workspace: string,
	tag: string,
	ids: readonly string[]
): Promise<string[]> {
	const found: string[] = [];
	for (const some of inParts(ids)) {
		const rows = await db
			.select({ id: leadTags.leadId })
			.from(leadTags)
			.where(
				and(
					eq(leadTags.workspaceId, workspace),
					eq(leadTags.tag, tag),
					inArray(leadTags.leadId, some)
				)
			);
		found.push(...rows.map(({ id }) => id));
	}
	return found;
}

/** What a change counts on: where a lead is otherwise by now, nothing is changed. */
export type LeadStanding = Partial<
	Pick<LeadRow, 'ownerId' | 'stage' | 'outcome' | 'outcomeAt' | 'sequence'>
>;

/** Leads that stood alike, and become alike. */
export interface LeadsAlike {
	ids: readonly string[];
	was: LeadStanding;
	becomes: Partial<Omit<LeadRow, 'id' | 'workspaceId' | 'touchedAt'>>;
	/** A member has done this now: it is the first touch of those that nobody has touched. */
	touchedAt: number | null;
}

/** A tag that these leads are given, or that is taken off them. */
export interface TagChange {
	tag: string;
	ids: readonly string[];
	given: boolean;
}

/** What members make of leads, in one transaction. */
export interface LeadsChange {
	workspace: string;
	leads: readonly LeadsAlike[];
	history: readonly LeadHistoryRow[];
	notes?: readonly LeadNoteRow[];
	outcomes?: readonly OutcomeRow[];
	/** To whoever got a lead. */
	letters?: readonly LetterRow[];
	tags?: readonly TagChange[];
	/** What destinations are told of it. */
	deliveries?: readonly DeliveryRow[];
	audit: AuditRow;
}

/** @throws Stale, with nothing done, where a lead stands otherwise by now */
export async function changeLeads(store: Store, change: LeadsChange): Promise<void> {
	const { leads, history, notes = [], outcomes = [], letters = [], audit } = change;
	const { tags = [], deliveries = [] } = change;
	const { tables } = store;
	const steps: Step[] = [
		...leads.flatMap((alike) => leadSteps(store, change.workspace, alike)),
		...tags.flatMap((tag) => tagSteps(store, change.workspace, tag)),
		...inParts(history).map((rows) =>
			step(rows, (db) => db.insert(tables.leadHistory).values(rows))
		),
		...notes.map((row) => step([row], (db) => db.insert(tables.leadNotes).values(row))),
		...inParts(outcomes).map((rows) => step(rows, (db) => db.insert(tables.outcomes).values(rows))),
		...letters.map((row) => step([row], (db) => db.insert(tables.letters).values(row))),
		...inParts(deliveries).map((rows) =>
			step(rows, (db) => db.insert(tables.deliveries).values(rows))
		),
		step([audit], (db) => auditLine(store, db, audit))
	];
	await store.atomically(
		(db) => steps.map(({ build }) => build(db)),
		(counts) => steps.every(({ hits }, place) => counts[place] === hits)
	);
}

interface Step {
	hits: number;
	build(db: Db): Statement;
}

function step(rows: readonly unknown[], build: Step['build']): Step {
	return { hits: rows.length, build };
}

function leadSteps(
	{ tables: { leads } }: Store,
	workspace: string,
	{ ids, was, becomes, touchedAt }: LeadsAlike
): Step[] {
	const touched =
		touchedAt === null ? {} : { touchedAt: sql`coalesce(${leads.touchedAt}, ${touchedAt})` };
	const stands = (['ownerId', 'stage', 'outcome', 'outcomeAt', 'sequence'] as const).map(
		(column) => {
			const value = was[column];
			if (value === undefined) return undefined;
			return value === null ? isNull(leads[column]) : sql`${leads[column]} = ${value}`;
		}
	);
	return inParts(ids).map((some) =>
		step(some, (db) =>
			db
				.update(leads)
				.set({ ...becomes, ...touched })
				.where(
					and(
						eq(leads.workspaceId, workspace),
						inArray(leads.id, some),
						isNull(leads.mergedInto),
						...stands
					)
				)
		)
	);
}

function tagSteps(
	{ tables: { leadTags } }: Store,
	workspace: string,
	{ tag, ids, given }: TagChange
): Step[] {
	return inParts(ids).map((some) =>
		step(some, (db) =>
			given
				? db
						.insert(leadTags)
						.values(some.map((leadId) => ({ workspaceId: workspace, tag, leadId })))
						.onConflictDoNothing()
				: db
						.delete(leadTags)
						.where(
							and(
								eq(leadTags.workspaceId, workspace),
								eq(leadTags.tag, tag),
								inArray(leadTags.leadId, some)
							)
						)
		)
	);
}

function inParts<T>(all: readonly T[]): T[][] {
	const count = Math.ceil(all.length / AT_ONCE);
	return Array.from({ length: count }, (_, part) =>
		all.slice(part * AT_ONCE, (part + 1) * AT_ONCE)
	);
}
