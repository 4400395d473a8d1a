import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { leadsToChange } from '../../storage/queries/lead-changes.ts';
import { idsMatching, type LeadFilter } from '../lead-list.ts';
import { addTag, MOST_LETTERS, removeTag, setOwner, setStage } from './changes.ts';
import type { Changed } from './lead-change.ts';

/** As many are changed at once; `too_many_match` says so. */
const MOST_MATCHING = 10_000;
/** In one transaction: others come in between. */
const AT_ONCE = 500;

/** What members make of many leads at once. */
export type LeadsBecome =
	{ change: 'owner'; to: string | null } | { change: 'stage' | 'tag' | 'untag'; to: string };

/** All that a list shows, on all its pages, as somebody has seen it: those that came later are not among them. */
export interface Matching {
	count: number;
	/** The id of the latest one; '' where there are none. */
	upTo: string;
}

export async function countMatching(
	app: House,
	workspace: string,
	filter: LeadFilter
): Promise<Result<Matching, Problem>> {
	const ids = await idsMatching(app, workspace, filter, MOST_MATCHING);
	if (!ids) return fail({ code: 'too_many_match' });
	return ok({ count: ids.length, upTo: ids[0] ?? '' });
}

/** What became of leads that were to be changed at once. */
export interface ManyChanged extends Changed {
	/** So many were as they should be already; those that are gone by now are not among them. */
	same: number;
	/** So many were left as they were because something was wrong on the way. */
	left: number;
}

/** Changes these leads, in one transaction. @param areMore they are some of those that are changed at once */
export async function changeSome(
	app: House,
	workspace: string,
	{ by, ids, areMore = false }: { by: string; ids: readonly string[]; areMore?: boolean },
	become: LeadsBecome
): Promise<Result<ManyChanged, Problem>> {
	const { change, to } = become;
	const make = { stage: setStage, tag: addTag, untag: removeTag };
	const done =
		change === 'owner'
			? await setOwner(app, workspace, by, ids, to, undefined, areMore)
			: await make[change](app, workspace, by, ids, to);
	if (!done.ok) return done;
	const { changed } = done.value;
	const isAll = changed === ids.length;
	const there = isAll ? changed : (await leadsToChange(app.store, workspace, ids)).length;
	return ok({ changed, same: Math.max(there - changed, 0), left: 0 });
}

/**
 * Changes all that match, some hundreds in each transaction with its line in the log. Where not exactly those match any more
 * that were seen, nothing is changed.
 */
export async function changeMatching(
	app: House,
	workspace: string,
	{ by, filter, seen }: { by: string; filter: LeadFilter; seen: Matching },
	become: LeadsBecome
): Promise<Result<ManyChanged, Problem>> {
	const matching = await idsMatching(app, workspace, filter, MOST_MATCHING);
	if (!matching) return fail({ code: 'too_many_match' });
	const ids = matching.filter((id) => id <= seen.upTo);
	if (ids.length !== seen.count) return fail({ code: 'others_match' });
	const areMore = ids.length > MOST_LETTERS;
	let [changed, same] = [0, 0];
	for (let at = 0; at < ids.length; at += AT_ONCE) {
		const some = ids.slice(at, at + AT_ONCE);
		const done = await changeSome(app, workspace, { by, ids: some, areMore }, become);
		// All of them may have been erased meanwhile.
		const isLost = !done.ok && done.problem.code !== 'not_found';
		if (isLost && changed === 0) return done;
		if (isLost) return ok({ changed, same, left: ids.length - at });
		if (done.ok) [changed, same] = [changed + done.value.changed, same + done.value.same];
		await nextTurn();
	}
	return ok({ changed, same, left: 0 });
}
