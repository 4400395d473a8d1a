import { serveUpload } from '$lib/server/services/uploads/response-files.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** A file that a respondent sent: downloaded, never shown. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const served = await serveUpload(locals.app, signedIn(locals).workspace, params.id);
	if (!served.ok) error(404, locals.i18n.t('error.notFound'));
	return new Response(served.value.body, { headers: served.value.headers });
};
