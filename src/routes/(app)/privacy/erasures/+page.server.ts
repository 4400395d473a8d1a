import type { Translate } from '$lib/i18n/message.ts';
import { listErasures } from '$lib/server/services/privacy/retention.ts';
import { actorsOf, type Actor } from '$lib/server/services/team/actors.ts';
import { signedIn } from '../../../signed-in.ts';
import { listOf } from '../../query.ts';
import { whatGoesInWords } from '../what-goes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { workspace } = signedIn(locals);
	const [page, actor] = await Promise.all([
		listErasures(app, workspace, { cursor }),
		actorsOf(app, workspace)
	]);
	return {
		list: listOf({}, page),
		erasures: page.items.map(({ id, by, reason, counts, at }) => ({
			...{ id, at },
			by:
				by === 'retention' ? i18n.t('privacy.erasures.by.retention') : byInWords(i18n.t, actor(by)),
			reason: i18n.t(`privacy.erasures.reason.${reason === 'time' ? 'time' : 'asked'}`),
			gone: whatGoesInWords(i18n.t, counts).join('; ')
		}))
	};
};

/** Whoever is not known here any more stays a member, or a program. */
function byInWords(t: Translate, { kind, name }: Actor): string {
	if (kind !== 'token') return name ?? t('privacy.erasures.by.member');
	return name === null ? t('privacy.erasures.by.token') : t('leadpage.by.token', { who: name });
}
