import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { setTags } from '../../../services/desk/changes.ts';
import { mergeLeads, mergesOfLead, undoMerge } from '../../../services/desk/merging.ts';
import {
	addNote,
	editNote,
	listNotes,
	removeNote,
	tagsOfFound
} from '../../../services/desk/notes.ts';
import { dismissProposal, proposedMerges } from '../../../services/desk/proposals.ts';
import { mergeAnswer, noteAnswer, proposedAnswer } from '../desk-answers.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import {
	mergeSchema,
	mergesSchema,
	noteBody,
	noteSchema,
	notesSchema,
	otherBody,
	tagsBody,
	tagsSchema
} from '../schemas/lead-desk.ts';

/** What members do with leads, for programs. */
export const leadDeskRoutes = (house: House): Endpoint[] => [
	...noteRoutes(house),
	...tagRoutes(house),
	...mergeRoutes(house)
];

const noteRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/leads/{id}/notes', access: 'read' },
			summary: 'Notes on a lead, newest first',
			answer: notesSchema
		},
		async ({ id, caller }) => {
			const notes = await listNotes(house, caller.workspace, id);
			return notes.ok ? ok({ items: notes.value.map(noteAnswer) }) : notes;
		}
	),
	endpoint(
		house,
		{
			...{
				method: 'post',
				path: '/leads/{id}/notes',
				access: 'write',
				status: 201
			},
			summary: 'Write a note on a lead',
			body: noteBody,
			answer: noteSchema
		},
		async ({ id, caller, body }) => {
			const note = await addNote(house, caller.workspace, doer(caller), id, body.text);
			return note.ok ? ok(noteAnswer(note.value)) : note;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'put', path: '/notes/{id}', access: 'write' },
			summary: 'Change a note that this token has written',
			body: noteBody,
			answer: noteSchema
		},
		async ({ id, caller, body }) => {
			const note = await editNote(house, caller.workspace, doer(caller), id, body.text);
			return note.ok ? ok(noteAnswer(note.value)) : note;
		}
	),
	endpoint(
		house,
		{
			...{
				method: 'delete',
				path: '/notes/{id}',
				access: 'write',
				status: 204
			},
			summary: 'Delete a note that this token has written'
		},
		({ id, caller }) => removeNote(house, caller.workspace, doer(caller), id)
	)
];

const tagRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/leads/{id}/tags', access: 'read' },
			summary: 'Tags of a lead, by name',
			answer: tagsSchema
		},
		async ({ id, caller }) => {
			const tags = await tagsOfFound(house, caller.workspace, id);
			return tags.ok ? ok({ tags: tags.value }) : tags;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'put', path: '/leads/{id}/tags', access: 'write' },
			summary: 'Say which tags a lead has',
			body: tagsBody,
			answer: tagsSchema
		},
		async ({ id, caller, body }) => {
			const set = await setTags(house, caller.workspace, doer(caller), id, body.tags);
			if (!set.ok) return set;
			const tags = await tagsOfFound(house, caller.workspace, id);
			return tags.ok ? ok({ tags: tags.value }) : tags;
		}
	)
];

const mergeRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			...{ method: 'get', path: '/leads/{id}/merges', access: 'read' },
			summary: 'Merges of a lead, and who else it may be',
			answer: mergesSchema
		},
		async ({ id, caller }) => {
			const found = await mergesOfLead(house, caller.workspace, id);
			if (!found.ok) return found;
			const proposed = await proposedMerges(house, caller.workspace, id);
			return ok({
				items: found.value.map(mergeAnswer),
				proposed: proposed.map(proposedAnswer)
			});
		}
	),
	endpoint(
		house,
		{
			...{ method: 'post', path: '/leads/{id}/merges', access: 'write', status: 201 },
			summary: 'Merge another lead into this one',
			description:
				'Everything that the other has goes over, and what comes by its contacts does so too; asked for by its id, this lead is answered. It can be undone.',
			body: otherBody,
			answer: mergeSchema
		},
		async ({ id, caller, body }) => {
			const merged = await mergeLeads(house, caller.workspace, doer(caller), id, body.other);
			return merged.ok ? ok(mergeAnswer({ ...merged.value, undoable: true })) : merged;
		}
	),
	endpoint(
		house,
		{
			...{ method: 'post', path: '/merges/{id}/undo', access: 'write' },
			summary: 'Take two merged leads apart again',
			description:
				'Each has what it had, and what has come since by its own contacts. What members did meanwhile stays with the lead that stayed.',
			answer: mergeSchema
		},
		async ({ id, caller }) => {
			const undone = await undoMerge(house, caller.workspace, doer(caller), id);
			return undone.ok ? ok(mergeAnswer({ ...undone.value, undoable: false })) : undone;
		}
	),
	endpoint(
		house,
		{
			...{
				method: 'post',
				path: '/leads/{id}/dismissals',
				access: 'write',
				status: 204
			},
			summary: 'Say that a proposed merge is of two people',
			body: otherBody
		},
		({ id, caller, body }) => dismissProposal(house, caller.workspace, doer(caller), id, body.other)
	)
];
