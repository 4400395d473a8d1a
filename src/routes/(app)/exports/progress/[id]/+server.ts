import { cancelExport, exportProgress } from '$lib/server/services/exports/watched-exports.ts';
import { error, json } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** How far one's own download is. */
export const GET: RequestHandler = ({ locals, params }) => {
	const progress = exportProgress(locals.app.store, signedIn(locals), params.id);
	if (!progress) error(404, locals.i18n.t('error.notFound'));
	return json(progress);
};

/** Breaks it off. */
export const DELETE: RequestHandler = ({ locals, params }) => {
	if (!cancelExport(locals.app.store, signedIn(locals), params.id)) {
		error(404, locals.i18n.t('error.notFound'));
	}
	return new Response(null, { status: 204 });
};
