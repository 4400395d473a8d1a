import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** The draft as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const found = await getQuiz(locals.app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	const { slug, definition } = found.value;
	return new Response(`${JSON.stringify(definition, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.json"`
		}
	});
};
