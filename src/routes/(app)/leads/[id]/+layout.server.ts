import { neighbours } from '$lib/server/services/lead-list.ts';
import { signedIn } from '../../../signed-in.ts';
import { leadFilter } from '../lead-filter.ts';
import type { LayoutServerLoad } from './$types';

/** Those before and after it in the list that it was opened from, which its address says. */
export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const { workspace } = signedIn(locals);
	const query = url.searchParams.get('in') ?? '';
	const { asked } = leadFilter(new URLSearchParams(query), locals.timeZone);
	return { beside: { ...(await neighbours(locals.app, workspace, asked, params.id)), query } };
};
