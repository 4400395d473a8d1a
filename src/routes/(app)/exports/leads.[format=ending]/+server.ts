import { leadFilter } from '../../leads/lead-filter.ts';
import { download } from '../download.ts';
import type { RequestHandler } from './$types';

/** The leads of the list that the link stands above. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const { asked } = leadFilter(url.searchParams, locals.timeZone);
	return download(locals, { of: 'leads', filter: asked }, 'leads', params.format);
};
