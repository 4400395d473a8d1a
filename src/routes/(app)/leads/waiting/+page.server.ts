import { setOwner } from '$lib/server/services/desk/changes.ts';
import { waitingFor, type Whose } from '$lib/server/services/desk/waiting.ts';
import { leadName } from '$lib/server/services/leads.ts';
import { shownPhone } from '$lib/server/shown-phone.ts';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { placeIn } from '../../query.ts';
import { quizWords } from '../../quiz-words.ts';
import { memberNames } from '../member-names.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace, id } = signedIn(locals);
	const whose = url.searchParams.get('whose') ?? '';
	const asked: Whose =
		whose === 'mine' ? { member: id } : whose === 'nobody' ? 'nobody' : 'everybody';
	const newest = url.searchParams.get('order') === 'newest';
	const place = placeIn(url.searchParams);
	const waiting = await waitingFor(app, workspace, asked, { newest, ...place });
	const { items, previous, next, lost, count } = waiting;
	const quizIds = items.map(({ shownQuizId }) => shownQuizId).filter((one) => one !== '');
	const [words, names] = await Promise.all([
		quizWords(app, workspace, quizIds, i18n.locale),
		memberNames(app, workspace)
	]);
	return {
		whose: whose === 'mine' || whose === 'nobody' ? whose : 'everybody',
		order: newest ? 'newest' : 'longest',
		...{ count, previous, next, lost },
		now: app.clock.now(),
		me: id,
		leads: items.map((lead) => ({
			id: lead.id,
			name: leadName(lead),
			contacts: [lead.company, lead.phone && shownPhone(lead.phone), lead.email].filter(
				(one) => one && one !== leadName(lead)
			),
			temperature: lead.temperature,
			/** Null where it has answered nothing. */
			percent: lead.shownQuizId === '' ? null : lead.percent,
			segment: words.get(lead.shownQuizId)?.segment(lead.segment) ?? lead.segment,
			...{ hotAt: lead.hotAt ?? 0, ownerId: lead.ownerId },
			owner: lead.ownerId === null ? null : (names.get(lead.ownerId) ?? null)
		}))
	};
};

export const actions: Actions = {
	take: async ({ locals, request, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id } = signedIn(locals);
		const lead = textOf(await request.formData(), 'lead');
		const taken = await setOwner(app, workspace, id, [lead], id);
		if (!taken.ok) return refuse(taken.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('pipeline.taken') });
		return { done: true };
	}
};
