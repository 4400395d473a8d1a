import { exportPerson } from '$lib/server/services/privacy/export-person.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Everything that is known of a person, to be handed to them. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { workspace, id: by } = signedIn(locals);
	const found = await exportPerson(locals.app, workspace, by, params.id);
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	return new Response(`${JSON.stringify(found.value, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="person.json"',
			'cache-control': 'private, no-store'
		}
	});
};
