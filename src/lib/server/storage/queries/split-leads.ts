import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { asRead, inParts } from '../merge-conditions.ts';
import type {
	AuditRow,
	Db,
	DeliveryRow,
	LeadHistoryRow,
	LeadQuizRow,
	LeadRow,
	MergeRow,
	MovedTable,
	Statement,
	Store
} from '../store.ts';
import { MOVED_TABLES } from '../tables/desk.ts';
import { auditLine } from './audit.ts';
import { dismissal, queued, type LeadPair } from './merges.ts';

export interface SplitWrite extends LeadPair {
	merge: MergeRow;
	/** What both become. */
	leadAfter: LeadRow;
	otherAfter: LeadRow;
	quizzes: readonly LeadQuizRow[];
	/** Responses that have come since, and are the other's. */
	responses: readonly string[];
	by: string;
	now: number;
	history: readonly LeadHistoryRow[];
	deliveries: readonly DeliveryRow[];
	audit: AuditRow;
}

/**
 * All of it, or nothing where either lead has changed since it was read.
 * @throws Stale then
 */
export async function writeSplit(store: Store, write: SplitWrite): Promise<void> {
	const { leads, leadQuizzes, leadHistory, merges } = store.tables;
	const { workspace, lead, other, merge, by, now } = write;
	const both = [lead.id, other.id];
	await store.atomically(
		(db) => [
			db
				.update(leads)
				.set(write.leadAfter)
				.where(asRead(store, workspace, lead)),
			db
				.update(leads)
				.set(write.otherAfter)
				.where(asRead(store, workspace, other)),
			db
				.update(merges)
				.set({ undoneAt: now, undoneBy: by })
				.where(
					and(eq(merges.workspaceId, workspace), eq(merges.id, merge.id), isNull(merges.undoneAt))
				),
			...followersBack(store, db, write),
			...MOVED_TABLES.flatMap((name) => moveBack(store, db, name, write)),
			db
				.delete(leadQuizzes)
				.where(
					and(ownOnes(store, leadQuizzes.workspaceId, workspace), inArray(leadQuizzes.leadId, both))
				),
			...write.quizzes.map((quiz) => db.insert(leadQuizzes).values(quiz)),
			...tagsOff(store, db, write),
			...proposalsDismissed(store, db, write),
			db.insert(leadHistory).values([...write.history]),
			...queued(store, db, write.deliveries),
			auditLine(store, db, write.audit)
		],
		(counts) => counts.slice(0, 3).every((count) => count === 1)
	);
}

function followersBack({ tables: { leads } }: Store, db: Db, write: SplitWrite): Statement[] {
	const { workspace, lead, other, merge } = write;
	return inParts(merge.moved.followers).map((ids) =>
		db
			.update(leads)
			.set({ mergedInto: other.id })
			.where(
				and(eq(leads.workspaceId, workspace), eq(leads.mergedInto, lead.id), inArray(leads.id, ids))
			)
	);
}

/** What went over, and what has come since with a response that is the other's. */
function moveBack(store: Store, db: Db, name: MovedTable, write: SplitWrite): Statement[] {
	const { workspace, lead, other, merge, responses } = write;
	const table = store.tables[name];
	const back = (which: SQL) =>
		db
			.update(table)
			.set({ leadId: other.id })
			.where(and(eq(table.workspaceId, workspace), eq(table.leadId, lead.id), which));
	const byResponse = RESPONSE_OF(store.tables)[name];
	return [
		...inParts(merge.moved.rows[name]).map((ids) => back(inArray(table.id, ids))),
		...(byResponse ? inParts(responses).map((ids) => back(inArray(byResponse, ids))) : []),
		...(name === 'recipients' && write.otherAfter.email !== null
			? [back(eq(store.tables.recipients.email, write.otherAfter.email))]
			: [])
	];
}

/** By which a row belongs to a response. */
const RESPONSE_OF = (tables: Store['tables']) => ({
	responses: tables.responses.id,
	consents: tables.consents.responseId,
	leadHistory: tables.leadHistory.responseId,
	leadNotes: null,
	outcomes: null,
	deliveries: tables.deliveries.responseId,
	letters: tables.letters.responseId,
	invitations: tables.invitations.responseId,
	recipients: null
});

function tagsOff({ tables: { leadTags } }: Store, db: Db, write: SplitWrite): Statement[] {
	const { workspace, lead, merge } = write;
	return inParts(merge.moved.tags).map((tags) =>
		db
			.delete(leadTags)
			.where(
				and(
					eq(leadTags.workspaceId, workspace),
					eq(leadTags.leadId, lead.id),
					inArray(leadTags.tag, tags)
				)
			)
	);
}

/** Whoever takes two apart says that they are two people. */
function proposalsDismissed(store: Store, db: Db, write: SplitWrite): Statement[] {
	const { workspace, lead, other, by, now } = write;
	return [dismissal(store, db, workspace, [[lead.id], [other.id]], { by, now })];
}
