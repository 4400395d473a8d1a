import { inLocale, type Text } from '$lib/quiz/text.ts';
import { storedQuiz } from '$lib/server/services/definition.ts';
import {
	handOutWaiting,
	handOverSettings,
	salesMembers,
	saveHandOverSettings,
	setTakesLeads
} from '$lib/server/services/desk/hand-over-settings.ts';
import { ruleQuestions } from '$lib/server/services/desk/rule-questions.ts';
import { waitingFor } from '$lib/server/services/desk/waiting.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { setFlash } from '../../../flash.ts';
import { textOf, textsOf } from '../../../form-text.ts';
import { refuse } from '../../../problem-reply.ts';
import { signedIn } from '../../../signed-in.ts';
import { quizChoices } from '../../quiz-words.ts';
import { memberNames } from '../member-names.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const chosen = url.searchParams.get('quiz') ?? '';
	const [members, settings, names, quizzes, unowned] = await Promise.all([
		salesMembers(app, workspace),
		handOverSettings(app, workspace),
		memberNames(app, workspace),
		quizChoices(app, workspace, i18n.locale),
		waitingFor(app, workspace, 'nobody')
	]);
	const named = [...new Set([...settings.rules.map(({ quiz }) => quiz), chosen])];
	const questions = new Map(
		await Promise.all(
			named.map(async (quiz) => [quiz, await questionsOf(locals, workspace, quiz)] as const)
		)
	);
	const gone = i18n.t('pipeline.handOver.gone');
	return {
		members: members.map((one) => ({
			...{ id: one.id, name: one.name || one.email, takes: one.takesLeads },
			handedAt: one.handedAt
		})),
		/** Mails to owners are written here, where no server sends them. */
		mailFolder: app.mailer.writesTo,
		unowned: unowned.count,
		revision: settings.revision,
		rules: settings.rules.map((rule) => {
			const question = questions.get(rule.quiz)?.find(({ id }) => id === rule.step);
			const answers = rule.options.map(
				(id) => question?.options.find((one) => one.id === id)?.text ?? gone
			);
			return {
				quiz: quizzes.find(({ value }) => value === rule.quiz)?.label ?? gone,
				question: question?.title ?? gone,
				answers: i18n.list(
					answers.map((words) => i18n.t('pipeline.handOver.rule.words', { words }))
				),
				members: i18n.list(rule.members.map((id) => names.get(id) ?? gone))
			};
		}),
		quizzes,
		chosen,
		questions: questions.get(chosen) ?? []
	};
};

/** What the quiz asks now, in the reader's words. */
async function questionsOf({ app, i18n }: App.Locals, workspace: string, id: string) {
	const found = id === '' ? null : await getQuiz(app, workspace, id);
	if (!found?.ok) return [];
	const quiz = storedQuiz(found.value.definition);
	const say = (text: Text) => inLocale(text, i18n.locale, quiz.locales);
	return ruleQuestions(quiz).map((question) => ({
		...{ id: question.id, title: say(question.title) },
		options: question.options.map((option) => ({
			id: option.id,
			text:
				option.text === null
					? i18n.t(option.id === 'yes' ? 'pipeline.yes' : 'pipeline.no')
					: say(option.text)
		}))
	}));
}

export const actions: Actions = {
	takes: async ({ locals, request }) => {
		const { workspace, id } = signedIn(locals);
		const form = await request.formData();
		const change = { member: textOf(form, 'member'), takes: textOf(form, 'takes') === 'yes' };
		const set = await setTakesLeads(locals.app, workspace, id, change);
		return set.ok ? { done: true } : refuse(set.problem, locals.i18n.locale);
	},
	give: async ({ locals, cookies }) => {
		const { workspace, id } = signedIn(locals);
		const count = await handOutWaiting(locals.app, workspace, id);
		setFlash(cookies, { text: locals.i18n.t('pipeline.handOver.given', { count }) });
		return { done: true };
	},
	add: async ({ locals, request, cookies }) => {
		const { workspace, id } = signedIn(locals);
		const form = await request.formData();
		const { rules } = await handOverSettings(locals.app, workspace);
		const rule = {
			...{ quiz: textOf(form, 'quiz'), step: textOf(form, 'step') },
			...{ options: textsOf(form, 'option'), members: textsOf(form, 'member') }
		};
		const revision = Number(textOf(form, 'revision'));
		const change = { rules: [...rules, rule], revision };
		const saved = await saveHandOverSettings(locals.app, workspace, id, change);
		if (!saved.ok) return refuse(saved.problem, locals.i18n.locale);
		setFlash(cookies, { text: locals.i18n.t('pipeline.handOver.rule.added') });
		return { done: true };
	},
	delete: async ({ locals, request, cookies }) => {
		const { workspace, id } = signedIn(locals);
		const form = await request.formData();
		const { rules } = await handOverSettings(locals.app, workspace);
		const place = Number(textOf(form, 'place'));
		const revision = Number(textOf(form, 'revision'));
		const change = { rules: rules.toSpliced(place, 1), revision };
		const saved = await saveHandOverSettings(locals.app, workspace, id, change);
		if (!saved.ok) return refuse(saved.problem, locals.i18n.locale);
		setFlash(cookies, { text: locals.i18n.t('pipeline.handOver.rule.deleted') });
		return { done: true };
	}
};
