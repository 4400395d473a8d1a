import type { House } from '$lib/server/house.ts';
import { leadName } from '$lib/server/services/leads.ts';
import { tagsOfLeadsShown, type LeadList } from '$lib/server/services/lead-list.ts';
import { shownPhone } from '$lib/server/shown-phone.ts';
import type { QuizChoices, QuizWords } from '../quiz-words.ts';

interface Words {
	quizzes: QuizChoices;
	words: ReadonlyMap<string, QuizWords>;
	stages: ReadonlyMap<string, string>;
	members: readonly { id: string; name: string }[];
}

/** Leads as their list shows them. */
export async function leadRows(
	app: House,
	workspace: string,
	{ items }: Pick<LeadList, 'items'>,
	{ quizzes, words, stages, members }: Words
) {
	const ids = items.map(({ id }) => id);
	const tags = await tagsOfLeadsShown(app, workspace, ids);
	return items.map((lead) => {
		const quiz = words.get(lead.shownQuizId);
		const title = quizzes.find(({ value }) => value === lead.shownQuizId)?.label ?? quiz?.title;
		return {
			id: lead.id,
			name: leadName(lead),
			email: lead.email,
			phone: lead.phone && shownPhone(lead.phone),
			company: lead.company,
			city: lead.city,
			temperature: lead.temperature,
			segment: quiz?.segment(lead.segment) ?? lead.segment,
			/** Null where it has answered nothing. */
			percent: lead.shownQuizId === '' ? null : lead.percent,
			stageId: lead.stage,
			stage: stages.get(lead.stage) ?? quiz?.stage(lead.stage) ?? lead.stage,
			ownerId: lead.ownerId,
			owner: members.find(({ id }) => id === lead.ownerId)?.name ?? null,
			source: lead.source,
			/** Null where it has been deleted, '' where it answered none. */
			quiz: lead.shownQuizId === '' ? '' : (title ?? null),
			tags: tags.get(lead.id) ?? [],
			outcome: lead.outcome,
			value: lead.value,
			currency: lead.currency,
			settled: lead.outcome !== null && lead.outcome !== 'unreached',
			test: lead.test,
			activeAt: lead.activeAt,
			createdAt: lead.createdAt
		};
	});
}

export type LeadRowShown = Awaited<ReturnType<typeof leadRows>>[number];
