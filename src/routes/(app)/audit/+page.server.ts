import { listChanges } from '$lib/server/services/team/audit-log.ts';
import { listMembers, memberName } from '$lib/server/services/team/members.ts';
import { listTokens } from '$lib/server/services/tokens.ts';
import { signedIn } from '../../signed-in.ts';
import { dayStart } from '../day.ts';
import { listOf } from '../query.ts';
import { ABOUT, isAbout, placeOf } from './audit-places.ts';
import { changeInWords } from './audit-words.ts';
import { stageNames } from './stage-names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n, timeZone } = locals;
	const { workspace } = signedIn(locals);
	const value = (name: string) => url.searchParams.get(name) ?? '';
	const filter = {
		by: value('by'),
		about: isAbout(value('about')) ? value('about') : '',
		since: value('since'),
		until: value('until')
	};
	const [page, members, tokens, stageName] = await Promise.all([
		listChanges(app, workspace, {
			by: filter.by || undefined,
			about: isAbout(filter.about) ? ABOUT[filter.about] : undefined,
			since: dayStart(filter.since, timeZone),
			until: dayStart(filter.until, timeZone, 1),
			cursor: url.searchParams.get('cursor') ?? undefined
		}),
		listMembers(app, workspace),
		listTokens(app, workspace),
		stageNames(app, workspace, i18n.locale)
	]);
	return {
		filter,
		list: listOf(filter, page),
		people: [
			...members.map((member) => ({ value: member.id, label: memberName(member) })),
			...tokens.map(({ id, name }) => ({
				value: `token:${id}`,
				label: i18n.t('audit.token', { name })
			}))
		],
		about: Object.keys(ABOUT).filter(isAbout),
		changes: page.items.map((change) => ({
			id: change.id,
			at: change.at,
			actor: change.actor,
			words: changeInWords(i18n, change, stageName),
			href: change.about && placeOf(change.action, change.about.id)
		}))
	};
};
