import { createSurvey } from '$lib/server/services/campaigns/new-survey.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { getTemplate, listTemplates } from '$lib/server/services/templates.ts';
import { listQuizzes } from '$lib/server/services/quizzes.ts';
import { inLocale } from '$lib/quiz/text.ts';
import { fail, redirect } from '@sveltejs/kit';
import { textOf } from '../../../form-text.ts';
import { refuse, type Refusal } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizTitle } from '../../quiz-words.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_QUIZZES = 200;
/** Made to be asked by email; the others follow it. */
const FOR_SURVEYS = 'nps';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const [templates, { items }] = await Promise.all([
		listTemplates(app),
		listQuizzes(app, signedIn(locals).workspace, { limit: MOST_QUIZZES })
	]);
	return {
		/** Where another page has led here for one of them. */
		chosen: url.searchParams.get('quiz') ?? `template:${FOR_SURVEYS}`,
		templates: templates
			.toSorted((one, other) => Number(other.id === FOR_SURVEYS) - Number(one.id === FOR_SURVEYS))
			.map(({ id, title, description, locales, definition }) => ({
				value: `template:${id}`,
				title: inLocale(title, i18n.locale, locales),
				text: inLocale(description ?? '', i18n.locale, locales),
				questions: storedFile(definition).steps.length
			})),
		quizzes: items.map(({ id, title, titles, liveVersion }) => ({
			value: id,
			title: quizTitle({ title, titles }, i18n.locale),
			isLive: liveVersion !== null
		}))
	};
};

export const actions: Actions = {
	create: async ({ locals, request }) => {
		const { app, i18n } = locals;
		const form = await request.formData();
		const source = textOf(form, 'source');
		if (source === '') return fail(400, nothingChosen(locals));
		const { workspace, id: by } = signedIn(locals);
		const [, template] = /^template:(.+)$/.exec(source) ?? [];
		const from =
			template === undefined
				? { quiz: source }
				: { template, locale: await spoken(locals, template) };
		const survey = { name: textOf(form, 'name'), language: i18n.locale, from };
		const created = await createSurvey(app, workspace, survey, by);
		if (!created.ok) return refuse(created.problem, i18n.locale);
		redirect(303, `/surveys/${created.value.id}`);
	}
};

function nothingChosen({ i18n }: App.Locals): Refusal {
	const problem = i18n.t('survey.new.what.missing');
	return { problem, errors: { source: problem } };
}

/** The language that the quiz is to begin with, where its template speaks it. */
async function spoken({ app, i18n }: App.Locals, id: string): Promise<string | undefined> {
	const template = await getTemplate(app, id);
	return template?.locales.includes(i18n.locale) ? i18n.locale : undefined;
}
