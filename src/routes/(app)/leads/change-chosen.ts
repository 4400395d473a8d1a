import { fail, type Result } from '$lib/quiz/result.ts';
import type { House } from '$lib/server/house.ts';
import type { Problem } from '$lib/server/problems.ts';
import {
	changeMatching,
	changeSome,
	type LeadsBecome,
	type ManyChanged
} from '$lib/server/services/desk/change-matching.ts';
import { NONE, type LeadFilter } from '$lib/server/services/lead-list.ts';
import { textOf, textsOf } from '../../form-text.ts';
import { MOST_CHOSEN } from './chosen-ids.ts';

/** What is done at once to the leads that were chosen in the list: to those that are named, or to all that it shows. */
export async function changeChosen(
	app: House,
	workspace: string,
	by: string,
	{ form, filter }: { form: FormData; filter: LeadFilter }
): Promise<Result<ManyChanged, Problem>> {
	const become = becomeOf(textOf(form, 'change'), textOf(form, 'value'));
	if (!become) return fail({ code: 'not_found' });
	if (form.has('matching')) {
		const seen = { count: Number(textOf(form, 'matching')), upTo: textOf(form, 'upTo') };
		return changeMatching(app, workspace, { by, filter, seen }, become);
	}
	const ids = textsOf(form, 'id');
	if (ids.length === 0 || ids.length > MOST_CHOSEN) return fail({ code: 'not_found' });
	return changeSome(app, workspace, { by, ids }, become);
}

function becomeOf(change: string, to: string): LeadsBecome | null {
	switch (change) {
		case 'owner':
			return { change, to: to === NONE ? null : to };
		case 'stage':
		case 'tag':
		case 'untag':
			return { change, to };
		default:
			return null;
	}
}
