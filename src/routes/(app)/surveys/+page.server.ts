import { countOf } from '$lib/letter/figures.ts';
import { listCampaigns } from '$lib/server/services/campaigns/campaigns.ts';
import { NO_FIGURES, campaignFigures } from '$lib/server/services/campaigns/results.ts';
import { signedIn } from '../../signed-in.ts';
import { titlesOfQuizzes } from './survey-quizzes.ts';
import type { PageServerLoad } from './$types';

const ON_A_PAGE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const { items, next } = await listCampaigns(app, workspace, { cursor, limit: ON_A_PAGE });
	const [figures, titles] = await Promise.all([
		campaignFigures(
			app,
			workspace,
			items.map(({ id }) => id)
		),
		titlesOfQuizzes(
			app,
			workspace,
			items.map(({ quizId }) => quizId),
			i18n.locale
		)
	]);
	return {
		next,
		surveys: items.map(({ id, name, state, quizId, startAt, startedAt, updatedAt }) => {
			const { all } = figures.get(id) ?? NO_FIGURES;
			return {
				...{ id, name, state, startAt, startedAt, updatedAt },
				quiz: titles.get(quizId) ?? null,
				sent: countOf('sent', all),
				opened: countOf('opened_human', all),
				finished: countOf('finished', all),
				hot: countOf('hot', all)
			};
		})
	};
};
