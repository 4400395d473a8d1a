import { responsesCsv, responsesNdjson } from '$lib/server/services/exports.ts';
import { quizIdOf } from '$lib/server/services/responses.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import { responseFilter } from '../../../responses/response-filter.ts';
import { download } from '../../download.ts';
import type { RequestHandler } from './$types';

/** The responses of one quiz, as the list that the link stands above is narrowed. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, timeZone, i18n } = locals;
	const { workspace } = signedIn(locals);
	const quiz = await quizIdOf(app, workspace, params.quiz);
	if (!quiz) error(404, i18n.t('error.notFound'));
	const read = params.format === 'csv' ? responsesCsv : responsesNdjson;
	const { asked } = responseFilter(url.searchParams, timeZone);
	return download(
		read(app, workspace, { ...asked, quiz }),
		`responses-${params.quiz}`,
		params.format
	);
};
