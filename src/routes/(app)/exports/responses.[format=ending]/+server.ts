import { responseFilter } from '../../responses/response-filter.ts';
import { download } from '../download.ts';
import type { RequestHandler } from './$types';

/** The responses of all quizzes, as the list that the link stands above is narrowed. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const { asked } = responseFilter(url.searchParams, locals.timeZone);
	return download(locals, { of: 'responses', filter: asked }, 'responses', params.format);
};
