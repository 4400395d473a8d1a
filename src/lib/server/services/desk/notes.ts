import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import { invalid, type Problem } from '../../problems.ts';
import {
	changeNote,
	deleteNote,
	noteById,
	notesOfLead,
	tagsOfLead
} from '../../storage/queries/lead-notes.ts';
import type { LeadNoteRow } from '../../storage/store.ts';
import { withoutNul } from '../../storage/without-nul.ts';
import { auditRow } from '../audit.ts';
import { currentLead } from './current-lead.ts';
import { alike, change, touchedBy, type Desk } from './lead-change.ts';

export type LeadNote = LeadNoteRow;

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

/** A member's ends the wait of a lead that waits. @param by a user's id, or `token:` and a token's id; the same below */
export async function addNote(
	app: House,
	workspace: string,
	by: string,
	lead: string,
	typed: string
): Promise<Result<LeadNoteRow, Problem>> {
	const text = readNote(typed);
	if (!text.ok) return text;
	const now = app.clock.now();
	const id = app.ids.next('note');
	const said = { id, workspaceId: workspace, by, text: text.value };
	let note: LeadNoteRow | undefined;
	const noted = await change(app, workspace, { by, ids: [lead] }, async (leads) => {
		const [found] = leads;
		if (!found) return null;
		note = { ...said, leadId: found.id, createdAt: now, editedAt: null };
		return {
			action: 'lead.noted',
			detail: { note: id },
			notes: [note],
			leads: alike(leads, []).map((one) => ({
				...{ ...one, becomes: { updatedAt: now } },
				touchedAt: touchedBy(by, now)
			})),
			history: []
		};
	});
	if (!noted.ok) return noted;
	return note ? ok(note) : fail({ code: 'not_found' });
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
	const note = await noteById(app.store, workspace, id);
	if (!note) return fail({ code: 'not_found' });
	const becomes = { text: text.value, now: app.clock.now() };
	const lines = [lineOf(app, note, by, 'note.changed')];
	const changed = await changeNote(app.store, workspace, { id, by, ...becomes }, lines);
	if (!changed) return fail({ code: 'note_of_another' });
	return ok({ ...note, text: becomes.text, editedAt: becomes.now });
}

/** Only whoever wrote it. */
export async function removeNote(
	app: Desk,
	workspace: string,
	by: string,
	id: string
): Promise<Result<void, Problem>> {
	const note = await noteById(app.store, workspace, id);
	if (!note) return fail({ code: 'not_found' });
	const lines = [lineOf(app, note, by, 'note.deleted')];
	if (await deleteNote(app.store, workspace, { id, by }, lines)) return ok(undefined);
	return fail({ code: 'note_of_another' });
}

/** Names the lead that it is about, and nothing of what it says. */
function lineOf(app: Desk, { id, workspaceId, leadId }: LeadNoteRow, by: string, action: string) {
	return auditRow(app, workspaceId, { by, action, subject: leadId, detail: { note: id } });
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

function readNote(typed: string): Result<string, Problem> {
	const text = withoutNul(typed).replaceAll('\r\n', '\n').trim();
	if (text === '' || text.length > LONGEST_NOTE) return fail(BAD_NOTE);
	return ok(text);
}

const BAD_NOTE = invalid('text', {
	en: 'A note has 1 to 10,000 characters.',
	ru: 'В заметке от 1 до 10 000 символов.'
});
