import { allResponsesCsv } from '$lib/server/services/all-responses.ts';
import { responsesNdjson } from '$lib/server/services/exports.ts';
import { signedIn } from '../../../signed-in.ts';
import { responseFilter } from '../../responses/response-filter.ts';
import { download } from '../download.ts';
import type { RequestHandler } from './$types';

/** The responses of all quizzes, as the list that the link stands above is narrowed. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const read = params.format === 'csv' ? allResponsesCsv : responsesNdjson;
	const { asked } = responseFilter(url.searchParams, locals.timeZone);
	const rows = read(locals.app, signedIn(locals).workspace, asked);
	return download(rows, 'responses', params.format);
};
