import { countOf, ratesOf } from '$lib/letter/figures.ts';
import { listCampaigns } from '$lib/server/services/campaigns/campaigns.ts';
import { NO_FIGURES, campaignFigures } from '$lib/server/services/campaigns/results.ts';
import { signedIn } from '../../../signed-in.ts';
import type { PageServerLoad } from './$types';

/** Of the latest surveys, so many are offered, and so many shown where none was chosen. */
const OFFERED = 50;
const SHOWN = 5;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app } = locals;
	const { workspace } = signedIn(locals);
	const { items } = await listCampaigns(app, workspace, { limit: OFFERED });
	const begun = items.filter(({ startedAt }) => startedAt !== null);
	const asked = new Set(
		url.searchParams.getAll('ids').flatMap((ids) => ids.split(',').filter(Boolean))
	);
	const chosen = asked.size > 0 ? begun.filter(({ id }) => asked.has(id)) : begun.slice(0, SHOWN);
	const figures = await campaignFigures(
		app,
		workspace,
		chosen.map(({ id }) => id)
	);
	return {
		offered: begun.map(({ id, name }) => ({
			...{ id, name },
			isChosen: chosen.some((one) => one.id === id)
		})),
		surveys: chosen.map(({ id, name, startedAt }) => {
			const { all } = figures.get(id) ?? NO_FIGURES;
			return { id, name, startedAt, sent: countOf('sent', all), rates: ratesOf(all) };
		})
	};
};
