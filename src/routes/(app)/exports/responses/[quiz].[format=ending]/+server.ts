import { quizIdOf } from '$lib/server/services/responses.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { responseFilter } from '../../../responses/response-filter.ts';
import { download } from '../../download.ts';
import { responsesInWords } from '../../in-words.ts';
import type { RequestHandler } from './$types';

/** The responses of one quiz, as the list that the link stands above is narrowed. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, timeZone, i18n } = locals;
	const quiz = await quizIdOf(app, signedIn(locals).workspace, params.quiz);
	if (!quiz) error(404, i18n.t('error.notFound'));
	const { asked } = responseFilter(url.searchParams, timeZone);
	const words = responsesInWords(i18n, url.searchParams);
	const exported = { of: 'responses', filter: { ...asked, quiz }, words } as const;
	const { format } = params;
	return download(locals, exported, { name: `responses-${params.quiz}`, format });
};
