import { withPictures } from '$lib/server/services/pictures/carried-pictures.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** The draft as a file that another installation can take in: with its pictures. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const found = await getQuiz(locals.app, signedIn(locals).workspace, params.id);
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	const { slug, definition } = found.value;
	const file = await withPictures(locals.app, definition);
	return new Response(`${JSON.stringify(file, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.json"`
		}
	});
};
