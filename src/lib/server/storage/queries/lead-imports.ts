import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { insertRows } from '../insert-rows.ts';
import { asRead } from '../merge-conditions.ts';
import {
	BegunAnew,
	type Db,
	type LeadHistoryRow,
	type LeadNoteRow,
	type LeadRow,
	type MergeProposalRow,
	type OutcomeRow,
	type Statement,
	type Store
} from '../store.ts';
import { faultRows, progressed, type Progress } from './import-progress.ts';

type ContactKind = 'email' | 'phone';

/** What is known of those whom some rows of a file name. */
export interface KnownLeads {
	/** Those with one of the contacts, and those whom these were merged into. */
	leads: LeadRow[];
	/** Ids of those that this import has brought up to date before. */
	imported: ReadonlySet<string>;
	notes: readonly Pick<LeadNoteRow, 'leadId' | 'text'>[];
	tags: readonly { leadId: string; tag: string }[];
}

/** @param begunBefore the import has been begun before: what it has done is not done again */
export async function knownLeads(
	store: Store,
	workspace: string,
	contacts: Readonly<Record<ContactKind, readonly string[]>>,
	{ importId, begunBefore }: { importId: string; begunBefore: boolean }
): Promise<KnownLeads> {
	const found = [
		...(await idsWith(store, workspace, 'email', contacts.email)),
		...(await idsWith(store, workspace, 'phone', contacts.phone))
	];
	const named = await leadsWithIds(store, found);
	const into = named.flatMap(({ mergedInto }) => mergedInto ?? []);
	const leads = [...named, ...(await leadsWithIds(store, into))];
	const ids = leads.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : []));
	const [imported, notes, tags] = await Promise.all([
		begunBefore ? importedBefore(store, workspace, ids, importId) : [],
		notesOf(store, workspace, ids),
		tagsOf(store, workspace, ids)
	]);
	return { leads, imported: new Set(imported), notes, tags };
}

/**
 * Each contact is looked up by itself: PostgreSQL knows nothing yet of a table that is being filled, and would for all of them
 * together read every lead of the workspace.
 */
async function idsWith(
	{ db, tables: { leads } }: Store,
	workspace: string,
	kind: ContactKind,
	contacts: readonly string[]
): Promise<string[]> {
	if (contacts.length === 0) return [];
	const values: SQL = sql.join(
		contacts.map((contact) => sql`(${contact})`),
		sql`, `
	);
	const known = db
		.select({ id: leads.id })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), sql`${leads[kind]} = given.column1`));
	const found = await db
		.select({ id: sql<string | null>`${known}` })
		.from(sql`(values ${values}) as given`);
	return found.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** They are of this workspace: to ask for that again would have PostgreSQL read all of it again. */
async function leadsWithIds(
	{ db, tables: { leads } }: Store,
	ids: readonly string[]
): Promise<LeadRow[]> {
	if (ids.length === 0) return [];
	return db
		.select()
		.from(leads)
		.where(inArray(leads.id, [...new Set(ids)]));
}

async function importedBefore(
	{ db, tables: { leadHistory } }: Store,
	workspace: string,
	ids: readonly string[],
	importId: string
): Promise<string[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.select({ id: leadHistory.leadId })
		.from(leadHistory)
		.where(
			and(
				inArray(leadHistory.leadId, [...ids]),
				eq(leadHistory.workspaceId, workspace),
				eq(leadHistory.kind, 'import'),
				eq(leadHistory.toValue, importId)
			)
		);
	return rows.map(({ id }) => id);
}

async function notesOf(
	{ db, tables: { leadNotes } }: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Pick<LeadNoteRow, 'leadId' | 'text'>[]> {
	if (ids.length === 0) return [];
	return db
		.select({ leadId: leadNotes.leadId, text: leadNotes.text })
		.from(leadNotes)
		.where(and(eq(leadNotes.workspaceId, workspace), inArray(leadNotes.leadId, [...ids])));
}

async function tagsOf(
	{ db, tables: { leadTags } }: Store,
	workspace: string,
	ids: readonly string[]
): Promise<{ leadId: string; tag: string }[]> {
	if (ids.length === 0) return [];
	return db
		.select({ leadId: leadTags.leadId, tag: leadTags.tag })
		.from(leadTags)
		.where(and(eq(leadTags.workspaceId, workspace), inArray(leadTags.leadId, [...ids])));
}

/** What some rows of a file make of the leads of a workspace. */
export interface LeadImportWrite {
	workspace: string;
	inserted: readonly LeadRow[];
	/** As each was read, and as it becomes. */
	updated: readonly { before: LeadRow; after: LeadRow }[];
	history: readonly LeadHistoryRow[];
	notes: readonly LeadNoteRow[];
	tags: readonly { leadId: string; tag: string }[];
	outcomes: readonly OutcomeRow[];
	proposals: readonly MergeProposalRow[];
	/** How many of the rows did what; what an earlier beginning did counts as if it were done now. */
	counts: { added: number; updated: number; kept: number };
}

/**
 * Some hundreds of rows with the progress of their import, in one transaction.
 * @param alongside more of the same transaction
 * @throws BegunAnew; Stale where a lead was changed since it was read
 */
export async function writeLeadImport(
	store: Store,
	write: LeadImportWrite,
	progress: Progress,
	now: number,
	alongside: (db: Db) => Statement[] = () => []
): Promise<void> {
	const { updated, counts } = write;
	let isBegunAnew = false;
	try {
		await store.atomically(
			(db) => [
				progressed(store, db, progress, counts, now),
				...updated.map((one) => updating(store, db, write.workspace, one)),
				...faultRows(store, db, progress),
				...insertions(store, db, write),
				...alongside(db)
			],
			([moved, ...hits]) => {
				isBegunAnew = moved !== 1;
				return !isBegunAnew && updated.every((_, at) => hits[at] === 1);
			}
		);
	} catch (error) {
		throw isBegunAnew ? new BegunAnew() : error;
	}
}

function updating(
	store: Store,
	db: Db,
	workspace: string,
	{ before, after }: LeadImportWrite['updated'][number]
): Statement {
	const { leads } = store.tables;
	const changed = Object.fromEntries(
		Object.entries(after).filter(([key, value]) => value !== before[key as keyof LeadRow])
	);
	return (
		db
			.update(leads)
			// Where it was changed in the same moment, and only a tag or a note is new, nothing else would be left to set.
			.set({ ...changed, updatedAt: after.updatedAt })
			.where(asRead(store, workspace, before))
	);
}

function insertions(
	store: Store,
	db: Db,
	{ workspace, inserted, history, notes, tags, outcomes, proposals }: LeadImportWrite
): Statement[] {
	const tagRows = tags.map((row) => ({ ...row, workspaceId: workspace }));
	return [
		...insertRows(store, db, 'leads', inserted),
		...insertRows(store, db, 'leadHistory', history),
		...insertRows(store, db, 'leadNotes', notes),
		...insertRows(store, db, 'outcomes', outcomes),
		...insertRows(store, db, 'leadTags', tagRows, { unlessThere: true }),
		...insertRows(store, db, 'mergeProposals', proposals, { unlessThere: true })
	];
}
