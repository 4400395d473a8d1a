import { lookAtAddress } from '$lib/server/services/addresses.ts';
import { error, json } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { RequestHandler } from './$types';

/** Whether the quiz could have the address that is being typed. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const slug = url.searchParams.get('slug') ?? '';
	const look = await lookAtAddress(app, signedIn(locals).workspace, params.id, slug);
	if (!look) error(404, i18n.t('error.notFound'));
	return json({ fault: look.fault?.[i18n.locale] ?? null, free: look.free });
};
