import {
	deleteCampaign,
	duplicateCampaign,
	getCampaign,
	renameCampaign
} from '$lib/server/services/campaigns/campaigns.ts';
import { publishQuiz } from '$lib/server/services/publishing.ts';
import { error, redirect, type Cookies } from '@sveltejs/kit';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';

interface Event {
	locals: App.Locals;
	params: { id: string };
	request: Request;
	cookies: Cookies;
}

/** Of a name that is made longer by what a copy is called. */
const LONGEST_NAME = 120;

async function foundCampaign({ locals, params }: Event) {
	const found = await getCampaign(locals.app, signedIn(locals).workspace, params.id);
	return found.ok ? found.value : error(404, locals.i18n.t('error.notFound'));
}

/** What can be done with a survey as a whole, on whichever of its pages. */
export const surveyActions = {
	rename: async (event: Event) => {
		const { locals, params, request, cookies } = event;
		const { app, i18n } = locals;
		const name = textOf(await request.formData(), 'name');
		const { workspace, id: by } = signedIn(locals);
		const renamed = await renameCampaign(app, workspace, params.id, name, by);
		if (!renamed.ok) return refuse(renamed.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('survey.renamed', { name: renamed.value.name }) });
		redirect(303, `/surveys/${params.id}`);
	},
	duplicate: async (event: Event) => {
		const { locals, params, cookies } = event;
		const { app, i18n } = locals;
		const { name } = await foundCampaign(event);
		const called = i18n.t('survey.copy', { name }).slice(0, LONGEST_NAME);
		const { workspace, id: by } = signedIn(locals);
		const copy = await duplicateCampaign(app, workspace, params.id, called, by);
		if (!copy.ok) return refuse(copy.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('survey.duplicated') });
		redirect(303, `/surveys/${copy.value.id}`);
	},
	delete: async (event: Event) => {
		const { locals, params, cookies } = event;
		const { app, i18n } = locals;
		const { name } = await foundCampaign(event);
		const { workspace, id: by } = signedIn(locals);
		const deleted = await deleteCampaign(app, workspace, params.id, by);
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('survey.deleted', { name }) });
		redirect(303, '/surveys');
	},
	/** Its quiz, where that is what it waits for. */
	publish: async (event: Event) => {
		const { locals, cookies } = event;
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const { quizId } = await foundCampaign(event);
		const published = await publishQuiz(app, workspace, quizId, { by, told: 'by words' });
		if (!published.ok) return refuse(published.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('publish.done', { version: published.value.version }) });
		return { done: true };
	}
};
