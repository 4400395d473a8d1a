import { freshStep } from '$lib/builder/edits/fresh-step.ts';
import { idMaker } from '$lib/builder/edits/ids.ts';
import type { QuizFile } from '$lib/quiz/quiz.ts';
import { missingPictures } from '$lib/server/services/pictures/carried-pictures.ts';
import { createQuiz, type NewQuiz } from '$lib/server/services/quizzes.ts';
import { storedFile } from '$lib/server/services/definition.ts';
import { getTemplate, listTemplates, type Template } from '$lib/server/services/templates.ts';
import { inLocale, type Locale } from '$lib/quiz/text.ts';
import { fail, redirect, type Cookies } from '@sveltejs/kit';
import { z } from 'zod';
import { setFlash } from '../../../flash.ts';
import { textOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { readQuizFile, refuseFile } from '../quiz-file.ts';
import { foreignQuiz } from './foreign-quiz.ts';
import { templateCard } from './template-card.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { locale } = locals.i18n;
	const templates = await listTemplates(locals.app);
	const locales = [...new Set(templates.flatMap((template) => template.locales))];
	return {
		templates: templates.map((template) => preview(template, locale)),
		/** Those that a new quiz may begin with. */
		locales,
		locale: locales.includes(locale) ? locale : (locales[0] ?? '')
	};
};

function preview({ id, title, description, locales, definition }: Template, locale: Locale) {
	const say = (text: Parameters<typeof inLocale>[0]) => inLocale(text, locale, locales);
	return {
		id,
		locales,
		title: say(title),
		description: say(description ?? ''),
		...templateCard(storedFile(definition), locale)
	};
}

/** One question, everything else to be written; in the language of whoever begins it. */
function emptyQuiz({ app, i18n }: App.Locals): QuizFile {
	const { locale } = i18n;
	const newId = idMaker(() => app.random.fraction());
	const quiz: QuizFile = {
		title: { [locale]: i18n.t('new.empty.name') },
		locales: [locale],
		steps: []
	};
	return { ...quiz, steps: [freshStep('single_choice', quiz, newId)] };
}

export const actions: Actions = {
	empty: async ({ locals }) => {
		const { workspace, id: by } = signedIn(locals);
		const input = { definition: emptyQuiz(locals), allowProblems: true };
		const created = await createQuiz(locals.app, workspace, input, by);
		if (!created.ok) return refuse(created.problem, locals.i18n.locale);
		redirect(303, `/quizzes/${created.value.id}/edit`);
	},
	template: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const id = textOf(form, 'template');
		const wanted = textOf(form, 'locale');
		// One choice for all templates: one that does not speak it keeps its own order.
		const template = await getTemplate(locals.app, id);
		const locale = template?.locales.includes(wanted) ? wanted : undefined;
		return create(locals, cookies, { template: id, locale }, '');
	},
	file: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const read = await readQuizFile(form, locals.i18n);
		if ('refusal' in read) return fail(400, read.refusal);
		const { definition, text } = read;
		const foreign = foreignQuiz(definition, locals.i18n);
		if (foreign && 'refusal' in foreign) return fail(422, foreign.refusal);
		if (foreign) return { foreign: foreign.report };
		return create(locals, cookies, { definition, allowProblems: true }, text);
	},
	/** What was made of a foreign file, once its report was read. */
	imported: async ({ locals, request, cookies }) => {
		const form = await request.formData();
		const read = await readQuizFile(form, locals.i18n);
		if ('refusal' in read) return fail(400, read.refusal);
		const input = { definition: read.definition, allowProblems: true };
		const { workspace, id: by } = signedIn(locals);
		const created = await createQuiz(locals.app, workspace, input, by);
		if (!created.ok) return refuseFile(created.problem, locals.i18n.locale, read.text);
		const count = z.coerce.number().int().min(0).catch(0).parse(textOf(form, 'losses'));
		setFlash(cookies, { text: locals.i18n.t('import.done', { count }) });
		redirect(303, `/quizzes/${created.value.id}/edit`);
	}
};

async function create(locals: App.Locals, cookies: Cookies, input: NewQuiz, text: string) {
	const { workspace, id: by } = signedIn(locals);
	const created = await createQuiz(locals.app, workspace, input, by);
	if (!created.ok) return refuseFile(created.problem, locals.i18n.locale, text);
	const missing = await missingPictures(locals.app, created.value.definition);
	if (missing.length > 0) {
		setFlash(cookies, { text: locals.i18n.t('file.pictures.missing', { count: missing.length }) });
	}
	redirect(303, `/quizzes/${created.value.id}`);
}
