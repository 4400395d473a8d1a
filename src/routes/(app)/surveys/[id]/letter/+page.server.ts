import { getCampaign } from '$lib/server/services/campaigns/campaigns.ts';
import { campaignQuiz } from '$lib/server/services/campaigns/campaign-quiz.ts';
import { letterFieldNames } from '$lib/server/services/campaigns/letter-fields.ts';
import { ownDomains } from '$lib/server/services/campaigns/survey-letters.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace, email } = signedIn(locals);
	const found = await getCampaign(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { letter, revision, state } = found.value;
	const quiz = await campaignQuiz(app, workspace, found.value);
	if (!quiz.ok) error(404, i18n.t('error.notFound'));
	const { steps, locales } = quiz.value;
	return {
		kept: { draft: letter, revision },
		isOpen: state === 'draft' || state === 'scheduled',
		// Of the quiz, the letter asks the first question only.
		quiz: { steps: steps.slice(0, 1), locales },
		fields: await letterFieldNames(app, workspace),
		domains: app.mailer.writesTo === undefined ? ownDomains(app) : [],
		email
	};
};
