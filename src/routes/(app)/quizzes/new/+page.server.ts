import { createQuiz, type NewQuiz } from '$lib/server/services/quizzes.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import { listTemplates, type Template } from '$lib/server/services/templates.ts';
import { fillText } from '$lib/quiz/fill.ts';
import { inLocale, type Locale } from '$lib/quiz/text.ts';
import { fail, redirect } from '@sveltejs/kit';
import { textOf } from '../../../form-text.ts';
import { signedIn } from '../../../signed-in.ts';
import { readQuizFile, refuseFile } from '../quiz-file.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const templates = await listTemplates(locals.app);
	return { templates: templates.map((template) => preview(template, locals.i18n.locale)) };
};

function preview({ id, title, description, locales, definition }: Template, locale: Locale) {
	const quiz = storedQuiz(definition);
	const say = (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale, locales);
	return {
		id,
		locales,
		/** The reader's language where the template speaks it. */
		locale: locales.includes(locale) ? locale : '',
		title: say(title),
		description: say(description ?? ''),
		steps: quiz.steps.length,
		segments: quiz.segments.length,
		dimensions: quiz.dimensions.map((dimension) => say(dimension.title)),
		questions: quiz.steps.map((step) => fillText(say(step.title), { answers: {} }))
	};
}

export const actions: Actions = {
	template: async ({ locals, request }) => {
		const form = await request.formData();
		const locale = textOf(form, 'locale') || undefined;
		return create(locals, { template: textOf(form, 'template'), locale }, '');
	},
	file: async ({ locals, request }) => {
		const form = await request.formData();
		const read = await readQuizFile(form, locals.i18n);
		if ('refusal' in read) return fail(400, read.refusal);
		const { definition } = read;
		return create(locals, { definition, allowProblems: true }, textOf(form, 'text'));
	}
};

async function create(locals: App.Locals, input: NewQuiz, text: string) {
	const created = await createQuiz(locals.app, signedIn(locals).workspace, input);
	if (!created.ok) return refuseFile(created.problem, locals.i18n.locale, text);
	redirect(303, `/quizzes/${created.value.id}`);
}
