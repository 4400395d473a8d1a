import { fail, type Result } from '$lib/quiz/result.ts';
import type { House } from '$lib/server/house.ts';
import type { Problem } from '$lib/server/problems.ts';
import { addTag, removeTag, setOwner, setStage } from '$lib/server/services/desk/changes.ts';
import { NONE } from '$lib/server/services/lead-list.ts';
import { textOf, textsOf } from '../../form-text.ts';

/** As many as a page may show. */
const MOST = 200;

/** What is done at once to the leads that were chosen in the list. */
export async function changeChosen(
	app: House,
	workspace: string,
	by: string,
	form: FormData
): Promise<Result<{ changed: number }, Problem>> {
	const ids = textsOf(form, 'id');
	const value = textOf(form, 'value');
	if (ids.length === 0 || ids.length > MOST) return fail({ code: 'not_found' });
	switch (textOf(form, 'change')) {
		case 'owner':
			return setOwner(app, workspace, by, ids, value === NONE ? null : value);
		case 'stage':
			return setStage(app, workspace, by, ids, value);
		case 'tag':
			return addTag(app, workspace, by, ids, value);
		case 'untag':
			return removeTag(app, workspace, by, ids, value);
		default:
			return fail({ code: 'not_found' });
	}
}
