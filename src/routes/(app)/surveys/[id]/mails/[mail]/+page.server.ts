import { writtenMail } from '$lib/server/services/campaigns/written-mail.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { workspace } = signedIn(locals);
	const { id: campaign, mail } = params;
	const found = await writtenMail(locals.app, { workspace, campaign, mail });
	if (!found.ok) error(404, locals.i18n.t('error.notFound'));
	return { mail: found.value };
};
