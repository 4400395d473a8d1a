import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { AuditRow, LeadNoteRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** By name. */
export async function tagsOfLead(
	{ db, tables: { leadTags } }: Store,
	workspace: string,
	lead: string
): Promise<string[]> {
	const rows = await db
		.select({ tag: leadTags.tag })
		.from(leadTags)
		.where(and(eq(leadTags.workspaceId, workspace), eq(leadTags.leadId, lead)))
		.orderBy(asc(leadTags.tag));
	return rows.map(({ tag }) => tag);
}

/** Newest first. */
export async function notesOfLead(
	{ db, tables: { leadNotes } }: Store,
	workspace: string,
	lead: string,
	{ before, limit }: { before?: string | undefined; limit: number }
): Promise<LeadNoteRow[]> {
	return db
		.select()
		.from(leadNotes)
		.where(
			and(
				eq(leadNotes.workspaceId, workspace),
				eq(leadNotes.leadId, lead),
				before === undefined ? undefined : lt(leadNotes.id, before)
			)
		)
		.orderBy(desc(leadNotes.id))
		.limit(limit);
}

export async function noteById(
	{ db, tables: { leadNotes } }: Store,
	workspace: string,
	id: string
): Promise<LeadNoteRow | undefined> {
	const [row] = await db
		.select()
		.from(leadNotes)
		.where(and(eq(leadNotes.workspaceId, workspace), eq(leadNotes.id, id)))
		.limit(1);
	return row;
}

/** Whether it was there, and whoever wrote it is who asks. */
export async function changeNote(
	store: Store,
	workspace: string,
	{ id, by, text, now }: { id: string; by: string; text: string; now: number },
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { leadNotes } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(leadNotes)
			.set({ text, editedAt: now })
			.where(and(eq(leadNotes.workspaceId, workspace), eq(leadNotes.id, id), eq(leadNotes.by, by)))
	]);
}

/** The same. */
export async function deleteNote(
	store: Store,
	workspace: string,
	{ id, by }: { id: string; by: string },
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { leadNotes } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(leadNotes)
			.where(and(eq(leadNotes.workspaceId, workspace), eq(leadNotes.id, id), eq(leadNotes.by, by)))
	]);
}
