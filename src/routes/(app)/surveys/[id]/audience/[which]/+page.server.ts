import { audiencePeople, LEFT_OUT_REASONS } from '$lib/server/services/audience/chosen.ts';
import { getCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

/** Those who get it, or those who do not and why. */
const WHICH = ['chosen', ...LEFT_OUT_REASONS] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { app, i18n } = locals;
	const which = WHICH.find((one) => one === params.which);
	const found = await getCampaign(app, signedIn(locals).workspace, params.id);
	if (!found.ok || !which) error(404, i18n.t('error.notFound'));
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const reason = which === 'chosen' ? null : which;
	return { which, ...(await audiencePeople(app, found.value, reason, cursor)) };
};
