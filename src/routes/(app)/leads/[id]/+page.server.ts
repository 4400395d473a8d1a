import { neighbours } from '$lib/server/services/lead-list.ts';
import { getLead } from '$lib/server/services/leads.ts';
import { addTag, removeTag, setOwner, setStage } from '$lib/server/services/desk/changes.ts';
import { undoMerge } from '$lib/server/services/desk/merging.ts';
import { addNote, editNote, removeNote } from '$lib/server/services/desk/notes.ts';
import { dismissProposal } from '$lib/server/services/desk/proposals.ts';
import type { Problem } from '$lib/server/problems.ts';
import type { Result } from '$lib/quiz/result.ts';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { leadFilter } from '../lead-filter.ts';
import { leadView } from './lead-view.ts';
import { outcomeAction, reopenAction } from './outcome-action.ts';
import { ownerSaved, stageSaved } from './saved-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const user = signedIn(locals);
	const found = await getLead(app, user.workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	// It has been merged into another: whoever follows an old link is led there.
	if (found.value.lead.id !== params.id) redirect(303, `/leads/${found.value.lead.id}`);
	const query = url.searchParams.get('in') ?? '';
	const { asked } = leadFilter(new URLSearchParams(query), locals.timeZone);
	const [view, beside] = await Promise.all([
		leadView(app, i18n, user, found.value, url.searchParams.get('before') ?? undefined),
		neighbours(app, user.workspace, asked, params.id)
	]);
	return { ...view, beside: { ...beside, query } };
};

type Event = Pick<RequestEvent<{ id: string }>, 'locals' | 'params' | 'request' | 'cookies'>;

/** Who does what to which lead, with what they typed. */
async function askedFor({ locals, params, request }: Event) {
	const { id: by, workspace } = signedIn(locals);
	const form = await request.formData();
	return {
		...{ app: locals.app, workspace, by, id: params.id },
		text: (name: string) => textOf(form, name)
	};
}

function answer({ locals }: Event, result: Result<unknown, Problem>) {
	return result.ok ? { done: true } : refuse(result.problem, locals.i18n.locale);
}

function tell({ cookies }: Event, text: string): void {
	setFlash(cookies, { text });
}

export const actions: Actions = {
	outcome: outcomeAction,
	reopen: reopenAction,
	note: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		const added = await addNote(app, workspace, by, id, text('text'));
		if (added.ok) tell(event, event.locals.i18n.t('leadpage.note.added'));
		return answer(event, added);
	},
	editNote: async (event) => {
		const { app, workspace, by, text } = await askedFor(event);
		const note = text('note');
		const changed = await editNote(app, workspace, by, note, text('text'));
		const reply = answer(event, changed);
		return 'done' in reply ? reply : { ...reply, data: { ...reply.data, note } };
	},
	deleteNote: async (event) => {
		const { app, workspace, by, text } = await askedFor(event);
		return answer(event, await removeNote(app, workspace, by, text('note')));
	},
	tag: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		return answer(event, await addTag(app, workspace, by, [id], text('tag')));
	},
	untag: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		return answer(event, await removeTag(app, workspace, by, [id], text('tag')));
	},
	owner: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		const owner = text('owner');
		const given = await setOwner(app, workspace, by, [id], owner || null);
		if (given.ok) tell(event, await ownerSaved(event.locals, workspace, owner));
		return answer(event, given);
	},
	take: async (event) => {
		const { app, workspace, by, id } = await askedFor(event);
		const taken = await setOwner(app, workspace, by, [id], by);
		if (taken.ok) {
			setFlash(event.cookies, {
				text: event.locals.i18n.t('pipeline.taken'),
				// It is offered of what nobody has.
				undo: { action: `/leads/${id}?/owner`, fields: { owner: '' } }
			});
		}
		return answer(event, taken);
	},
	stage: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		const stage = text('stage');
		const moved = await setStage(app, workspace, by, [id], stage);
		if (moved.ok) tell(event, await stageSaved(event.locals, workspace, stage));
		return answer(event, moved);
	},
	dismiss: async (event) => {
		const { app, workspace, by, id, text } = await askedFor(event);
		const dismissed = await dismissProposal(app, workspace, by, id, text('other'));
		if (dismissed.ok) tell(event, event.locals.i18n.t('leadpage.same.not'));
		return answer(event, dismissed);
	},
	undo: async (event) => {
		const { app, workspace, by, text } = await askedFor(event);
		const undone = await undoMerge(app, workspace, by, text('merge'));
		if (undone.ok) tell(event, event.locals.i18n.t('leadpage.undone'));
		return answer(event, undone);
	}
};
