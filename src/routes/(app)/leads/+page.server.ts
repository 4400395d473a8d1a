import { listLeads } from '$lib/server/services/leads.ts';
import { signedIn } from '../../signed-in.ts';
import { quizChoices, quizWords } from '../quiz-words.ts';
import { segmentChoices } from '../segment-choices.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { app, i18n } = locals;
	const { workspace } = signedIn(locals);
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const filter = {
		q: asked('q').trim().slice(0, 200),
		quiz: asked('quiz'),
		segment: asked('segment'),
		stage: asked('stage')
	};
	const [page, quizzes] = await Promise.all([
		listLeads(app, workspace, {
			q: filter.q || undefined,
			quiz: filter.quiz || undefined,
			segment: filter.segment || undefined,
			stage: filter.stage || undefined,
			cursor: asked('cursor') || undefined
		}),
		quizChoices(app, workspace)
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
		filterKey: JSON.stringify(filter),
		active: Object.values(filter).some(Boolean),
		quizzes,
		segments: segmentChoices(i18n, words.get(filter.quiz), filter.segment),
		leads: page.items.map((lead) => {
			const quiz = words.get(lead.shownQuizId);
			return {
				id: lead.id,
				name: lead.name ?? lead.email ?? lead.phone ?? lead.id,
				email: lead.email,
				phone: lead.phone,
				company: lead.company,
				temperature: lead.temperature,
				segment: quiz?.segment(lead.segment) ?? lead.segment,
				stageId: lead.stage,
				stage: quiz?.stage(lead.stage) ?? lead.stage,
				quizId: lead.shownQuizId,
				quiz: quiz?.title ?? null,
				updatedAt: lead.updatedAt
			};
		}),
		next: page.next
	};
};
