import { countOf } from '$lib/letter/figures.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { getCampaign, type Campaign } from '$lib/server/services/campaigns/campaigns.ts';
import {
	NO_FIGURES,
	campaignFigures,
	subjectVerdict,
	type CampaignFigures
} from '$lib/server/services/campaigns/results.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signed-in.ts';
import { quizWords } from '../../quiz-words.ts';
import { surveyActions } from './survey-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('survey:state');
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getCampaign(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const campaign = found.value;
	const [all, words] = await Promise.all([
		campaignFigures(app, workspace, [campaign.id]),
		quizWords(app, workspace, [campaign.quizId], i18n.locale)
	]);
	const figures = all.get(campaign.id) ?? NO_FIGURES;
	return {
		counts: figures.all,
		segments: (words.get(campaign.quizId)?.segments ?? []).map((segment) => ({
			...segment,
			count: countOf(`segment:${segment.id}`, figures.all)
		})),
		subjects: subjectsOf(locals, campaign, figures),
		times: { begun: campaign.startedAt, ended: campaign.finishedAt },
		looksAtOpens: campaign.settings.opens
	};
};

function subjectsOf({ app, i18n }: App.Locals, campaign: Campaign, figures: CampaignFigures) {
	const verdict = subjectVerdict(app, campaign, figures);
	if (!verdict) return null;
	const { locales, subject, subjectB = {} } = campaign.letter;
	return {
		verdict,
		sides: (['a', 'b'] as const).map((variant) => ({
			variant,
			subject: inLocale(variant === 'a' ? subject : subjectB, i18n.locale, locales),
			sent: countOf('sent', figures.variants[variant]),
			finished: countOf('finished', figures.variants[variant])
		}))
	};
}

export const actions: Actions = surveyActions;
