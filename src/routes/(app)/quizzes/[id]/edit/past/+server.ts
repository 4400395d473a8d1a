import { pastResponses } from '$lib/server/services/past-responses.ts';
import { error, json } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** What people have answered, for the draft to be tried on. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const past = await pastResponses(app, signedIn(locals).workspace, params.id);
	if (!past.ok) error(404, i18n.t('error.notFound'));
	return json(past.value);
};
