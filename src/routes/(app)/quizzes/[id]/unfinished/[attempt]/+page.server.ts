import { lettersTo } from '$lib/server/services/letters.ts';
import { deletePartial, getPartial } from '$lib/server/services/partials.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error, redirect } from '@sveltejs/kit';
import { setFlash } from '../../../../../flash.ts';
import { refuse } from '../../../../../problem-reply.ts';
import { signedIn } from '../../../../../signed-in.ts';
import { answersInWords } from '../../../../answers-in-words.ts';
import { currentQuiz } from '../../../../current-quiz.ts';
import { lacksConsent } from '../../../../lacks-consent.ts';
import { quizTitle } from '../../../../quiz-words.ts';
import { whoAnswered } from '../../../../response-row.ts';
import { whereStopped } from '../where-stopped.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const view = await getQuiz(app, workspace, params.id);
	if (!view.ok) error(404, i18n.t('error.notFound'));
	const { id } = view.value;
	const found = await getPartial(app, workspace, id, params.attempt);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { partial, quiz } = found.value;
	const { source, version, locale, hidden, email, startedAt, updatedAt } = partial;
	const writes = (await currentQuiz(app, view.value)).letters?.unfinished !== undefined;
	// Answers that somebody went back from were given too.
	const others = quiz.steps
		.map((one) => one.id)
		.filter((one) => Object.hasOwn(partial.answers, one));
	const path = [...new Set([...partial.path, ...others])];
	return {
		quiz: { id, title: quizTitle(view.value, i18n.locale) },
		partial: { source, version, locale, hidden, email, startedAt, updatedAt },
		who: whoAnswered(quiz, partial),
		unasked: writes && lacksConsent(quiz, partial),
		at: whereStopped(i18n, quiz, partial).at,
		answers: answersInWords(quiz, { ...partial, path }, i18n.locale),
		letters: await lettersTo(app, workspace, { quiz: id, attempt: partial.attemptId })
	};
};

export const actions: Actions = {
	delete: async ({ locals, params, cookies }) => {
		const { app, i18n } = locals;
		const { workspace, id: by } = signedIn(locals);
		const view = await getQuiz(app, workspace, params.id);
		const deleted = view.ok
			? await deletePartial(app, workspace, view.value.id, params.attempt, by)
			: view;
		if (!deleted.ok) return refuse(deleted.problem, i18n.locale);
		setFlash(cookies, { text: i18n.t('unfinished.deleted') });
		redirect(303, `/quizzes/${params.id}/unfinished`);
	}
};
