import { responseFilter } from '../../responses/response-filter.ts';
import { download } from '../download.ts';
import { responsesInWords } from '../in-words.ts';
import type { RequestHandler } from './$types';

/** The responses of all quizzes, as the list that the link stands above is narrowed. */
export const GET: RequestHandler = ({ locals, params, url }) => {
	const { asked } = responseFilter(url.searchParams, locals.timeZone);
	const words = responsesInWords(locals.i18n, url.searchParams);
	const exported = { of: 'responses', filter: asked, words } as const;
	return download(locals, exported, { name: 'responses', format: params.format });
};
