import { unnamedIn } from '$lib/letter/check-words.ts';
import { leftToDo } from '$lib/letter/left-to-do.ts';
import { placeholderLinks } from '$lib/quiz/placeholder-links.ts';
import { letterErrors } from '$lib/server/services/campaigns/letter-errors.ts';
import { getCampaign, type Campaign } from '$lib/server/services/campaigns/campaigns.ts';
import { getQuiz } from '$lib/server/services/quizzes.ts';
import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signed-in.ts';
import { quizTitle } from '../../quiz-words.ts';
import { problemPlace, problemWords } from './letter/problem-words.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
	depends('survey:state');
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const found = await getCampaign(app, workspace, params.id);
	if (!found.ok) error(404, i18n.t('error.notFound'));
	const { id, name, state, quizId, revision } = found.value;
	const quiz = await getQuiz(app, workspace, quizId);
	const placeholders = quiz.ok ? placeholderLinks(quiz.value.definition).length : 0;
	const wrong = await wrongInLetter(locals, found.value);
	const isLive = quiz.ok && quiz.value.version !== null;
	return {
		survey: { id, name, state, quizId, revision },
		/** Null where it was deleted. */
		quiz: quiz.ok
			? { id: quizId, title: quizTitle(quiz.value, i18n.locale), isLive, placeholders }
			: null,
		wrong,
		left: leftToDo(found.value.audience, {
			...{ isLive, isDraft: state === 'draft', letterErrors: wrong.length, placeholders },
			isNamed: unnamedIn(found.value.letter) === undefined
		})
	};
};

/** What is to be mended in its letter, as words that lead to the field. */
async function wrongInLetter({ app, i18n }: App.Locals, campaign: Campaign) {
	if (campaign.state !== 'draft' && campaign.state !== 'scheduled') return [];
	const { id, letter } = campaign;
	return (await letterErrors(app, campaign)).map((problem) => ({
		href: `/surveys/${id}/letter#${problem.path}${problem.locale ? `@${problem.locale}` : ''}`,
		place: problemPlace(problem, letter, i18n),
		words: problemWords(problem, letter, i18n)
	}));
}
