import { storedFile } from '$lib/server/services/definition.ts';
import { versionDefinition } from '$lib/server/services/versions.ts';
import { error, json } from '@sveltejs/kit';
import { signedIn } from '../../../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** A published version, as it was written. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { workspace } = signedIn(locals);
	const definition = await versionDefinition(
		locals.app,
		workspace,
		params.id,
		Number(params.version)
	);
	if (!definition) error(404, locals.i18n.t('error.notFound'));
	return json(storedFile(definition));
};
