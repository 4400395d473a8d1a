import { storedFile } from '$lib/server/services/definition.ts';
import { getTemplate } from '$lib/server/services/templates.ts';
import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A template's definition, to be played before anything is made of it. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const template = await getTemplate(locals.app, params.template);
	if (!template) error(404, locals.i18n.t('error.notFound'));
	return json(storedFile(template.definition));
};
