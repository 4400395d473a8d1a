import { leadsCsv, leadsNdjson } from '$lib/server/services/exports.ts';
import { signedIn } from '../../../signed-in.ts';
import { leadFilter } from '../../leads/lead-filter.ts';
import { download } from '../download.ts';
import type { RequestHandler } from './$types';

/** The leads of the list that the link stands above. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const read = params.format === 'csv' ? leadsCsv : leadsNdjson;
	const { asked } = leadFilter(url.searchParams);
	return download(read(locals.app, signedIn(locals).workspace, asked), 'leads', params.format);
};
