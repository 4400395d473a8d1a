import { leadName, listLeads } from '$lib/server/services/leads.ts';
import { signedIn } from '../../signed-in.ts';
import { quizChoices, quizWords, type QuizWords } from '../quiz-words.ts';
import { nextStep } from '../next-step.ts';
import { listOf } from '../query.ts';
import { segmentChoices } from '../segment-choices.ts';
import { leadFilter } from './lead-filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const { shown: filter, asked } = leadFilter(url.searchParams);
	const cursor = url.searchParams.get('cursor') ?? undefined;
	const [page, quizzes] = await Promise.all([
		listLeads(app, workspace, { ...asked, cursor }),
		quizChoices(app, workspace, i18n.locale)
	]);
	const shown = page.items.map(({ shownQuizId }) => shownQuizId);
	const words = await quizWords(
		app,
		workspace,
		[...shown, ...(filter.quiz ? [filter.quiz] : [])],
		i18n.locale
	);
	return {
		filter,
		list: listOf(filter, page),
		next: page.items.length === 0 ? await nextStep(app, workspace) : null,
		quizzes,
		segments: segmentChoices(i18n, words.get(filter.quiz), filter.segment),
		stages: stagesOf([...words.values()], filter.stage),
		leads: page.items.map((lead) => {
			const quiz = words.get(lead.shownQuizId);
			return {
				id: lead.id,
				name: leadName(lead),
				email: lead.email,
				phone: lead.phone,
				company: lead.company,
				temperature: lead.temperature,
				segment: quiz?.segment(lead.segment) ?? lead.segment,
				stageId: lead.stage,
				stage: quiz?.stage(lead.stage) ?? lead.stage,
				quizId: lead.shownQuizId,
				quiz: quizzes.find(({ value }) => value === lead.shownQuizId)?.label ?? quiz?.title ?? null,
				updatedAt: lead.updatedAt
			};
		})
	};
};

/** Every stage of these quizzes once, coldest first as each quiz lists them. */
function stagesOf(quizzes: readonly QuizWords[], chosen: string) {
	const stages = new Map(
		quizzes.flatMap((quiz) => quiz.stages.map(({ id, title }) => [id, title] as const))
	);
	if (chosen && !stages.has(chosen)) stages.set(chosen, chosen);
	return [...stages].map(([value, label]) => ({ value, label }));
}
