import { listErasures } from '$lib/server/services/privacy/retention.ts';
import { signedIn } from '../../../signed-in.ts';
import { listOf } from '../../query.ts';
import { whatGoesInWords } from '../what-goes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const page = await listErasures(app, signedIn(locals).workspace, { cursor });
	return {
		list: listOf({}, page),
		erasures: page.items.map(({ id, by, reason, counts, at }) => ({
			...{ id, at },
			by: i18n.t(`privacy.erasures.by.${whoBy(by)}`),
			reason: i18n.t(`privacy.erasures.reason.${reason === 'time' ? 'time' : 'asked'}`),
			gone: whatGoesInWords(i18n.t, counts).join('; ')
		}))
	};
};

function whoBy(by: string) {
	if (by === 'retention') return 'retention';
	return by.startsWith('token:') ? 'token' : 'member';
}
