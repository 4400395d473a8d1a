import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import {
	changeNote,
	deleteNote,
	insertNote,
	noteById,
	notesOfLead,
	tagsOfLead
} from '../../storage/queries/lead-notes.ts';
import type { LeadNoteRow } from '../../storage/store.ts';
import { withoutNul } from '../../storage/without-nul.ts';
import { addTag, removeTag, touch } from './changes.ts';
import { currentLead } from './current-lead.ts';

export type LeadNote = LeadNoteRow;

type Desk = Pick<House, 'store' | 'ids' | 'clock'>;

const LONGEST_NOTE = 10_000;
const MOST_NOTES = 500;

/** Newest first. */
export async function listNotes(
	app: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<Result<LeadNoteRow[], Problem>> {
	const found = await currentLead(app, workspace, lead);
	if (!found) return fail({ code: 'not_found' });
	return ok(await notesOfLead(app.store, workspace, found.id, { limit: MOST_NOTES }));
}

/** By name. */
export function tagsOf(
	app: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<string[]> {
	return tagsOfLead(app.store, workspace, lead);
}

/** @param by a user's id, or `token:` and a token's id; the same below */
export async function addNote(
	app: Desk,
	workspace: string,
	by: string,
	lead: string,
	typed: string
): Promise<Result<LeadNoteRow, Problem>> {
	const text = readNote(typed);
	if (!text.ok) return text;
	const found = await currentLead(app, workspace, lead);
	if (!found) return fail({ code: 'not_found' });
	const row: LeadNoteRow = {
		...{ id: app.ids.next('note'), workspaceId: workspace, leadId: found.id, by },
		...{ text: text.value, createdAt: app.clock.now(), editedAt: null }
	};
	await insertNote(app.store, row);
	const touched = await touch(app, workspace, by, found.id);
	return touched.ok ? ok(row) : touched;
}

/** Only whoever wrote it. */
export async function editNote(
	app: Desk,
	workspace: string,
	by: string,
	id: string,
	typed: string
): Promise<Result<LeadNoteRow, Problem>> {
	const text = readNote(typed);
	if (!text.ok) return text;
	const now = app.clock.now();
	const changed = await changeNote(app.store, workspace, { id, by, text: text.value, now });
	const note = await noteById(app.store, workspace, id);
	if (!note) return fail({ code: 'not_found' });
	return changed ? ok(note) : fail({ code: 'note_of_another' });
}

/** Only whoever wrote it. */
export async function removeNote(
	app: Pick<House, 'store'>,
	workspace: string,
	by: string,
	id: string
): Promise<Result<void, Problem>> {
	if (await deleteNote(app.store, workspace, { id, by })) return ok(undefined);
	const isThere = await noteById(app.store, workspace, id);
	return fail({ code: isThere ? 'note_of_another' : 'not_found' });
}

/** Tags of a lead, by name, or of the one that it is part of now. */
export async function tagsOfFound(
	app: Pick<House, 'store'>,
	workspace: string,
	lead: string
): Promise<Result<string[], Problem>> {
	const found = await currentLead(app, workspace, lead);
	return found ? ok(await tagsOf(app, workspace, found.id)) : fail({ code: 'not_found' });
}

/** A lead has these tags, and no others. */
export async function setTags(
	app: Desk,
	workspace: string,
	by: string,
	lead: string,
	tags: readonly string[]
): Promise<Result<string[], Problem>> {
	const before = await tagsOfFound(app, workspace, lead);
	if (!before.ok) return before;
	for (const tag of new Set(tags)) {
		const added = await addTag(app, workspace, by, [lead], tag);
		if (!added.ok) return added;
	}
	const added = await tagsOfFound(app, workspace, lead);
	if (!added.ok) return added;
	const kept = new Set(tags.map((tag) => tag.replace(/\s+/g, ' ').trim()));
	for (const tag of added.value.filter((one) => !kept.has(one))) {
		const removed = await removeTag(app, workspace, by, [lead], tag);
		if (!removed.ok) return removed;
	}
	return tagsOfFound(app, workspace, lead);
}

function readNote(typed: string): Result<string, Problem> {
	const text = withoutNul(typed).replaceAll('\r\n', '\n').trim();
	if (text === '' || text.length > LONGEST_NOTE) return fail(BAD_NOTE);
	return ok(text);
}

const BAD_NOTE = invalid('text', {
	en: 'A note has 1 to 10,000 characters.',
	ru: 'В заметке от 1 до 10 000 символов.'
});
