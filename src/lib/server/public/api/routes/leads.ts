import { fail, ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import { invalid } from '../../../problems.ts';
import { listLeads } from '../../../services/lead-list.ts';
import { fullLead, type FullLead } from '../../../services/desk/full-lead.ts';
import { isoTime, leadRecord } from '../../../services/records.ts';
import { mergeAnswer, noteAnswer, proposedAnswer } from '../desk-answers.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { askedLeads } from '../lead-filter.ts';
import { leadPage, leadQuery, leadSchema } from '../schemas/leads.ts';

export const leadRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'get',
			path: '/leads',
			access: 'read',
			summary: 'List leads, newest first',
			query: leadQuery,
			answer: leadPage
		},
		async ({ caller, query }) => {
			const filter = await askedLeads(house, caller.workspace, query);
			if (!filter.ok) return filter;
			const { cursor, before, limit, sort } = query;
			const asked = { ...filter.value, cursor, before, limit, sort };
			const page = await listLeads(house, caller.workspace, asked);
			if (page.lost) return fail(LOST);
			const { items, previous, next, total } = page;
			return ok({ items: items.map(leadRecord), previous, next, total });
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/leads/{id}',
			access: 'read',
			summary: 'A lead with all that is known and was done of it',
			description: 'By the id of one that was merged into another: that other.',
			answer: leadSchema
		},
		async ({ id, caller }) => {
			const found = await fullLead(house, caller.workspace, id);
			return found.ok ? ok(leadAnswer(found.value)) : found;
		}
	)
];

/** Beginning anew in silence, a program would take the first page for the next one. */
const LOST = invalid('cursor', {
	en: 'The lead that this page was to go on from is gone; ask from the beginning.',
	ru: 'Лида, от которого начиналась страница, больше нет; запросите список с начала.'
});

function leadAnswer({ lead, quizzes, responses, history, consents, ...desk }: FullLead) {
	return {
		...leadRecord(lead),
		hotAt: lead.hotAt === null ? null : isoTime(lead.hotAt),
		touchedAt: lead.touchedAt === null ? null : isoTime(lead.touchedAt),
		tags: desk.tags,
		notes: desk.notes.map(noteAnswer),
		outcomes: desk.outcomes.map(({ outcome, value, currency, via, by, at }) => ({
			...{ outcome, value, currency, via, by, at: isoTime(at) }
		})),
		merges: desk.merges.map(mergeAnswer),
		proposed: desk.proposed.map(proposedAnswer),
		quizzes: quizzes.map((one) => ({
			quiz: one.quizId,
			response: one.responseId,
			segment: one.segment,
			temperature: one.temperature,
			stage: one.stage,
			score: one.total,
			percent: one.percent,
			updatedAt: isoTime(one.updatedAt)
		})),
		responses: responses.map(({ id, quizId, segment, total, createdAt }) => ({
			id,
			quiz: quizId,
			segment,
			score: total,
			createdAt: isoTime(createdAt)
		})),
		history: history.map(({ kind, fromValue, toValue, responseId, by, at }) => ({
			kind,
			from: fromValue,
			to: toValue,
			response: responseId,
			by,
			at: isoTime(at)
		})),
		consents: consents.map((consent) => ({
			id: consent.consentId,
			purpose: consent.purpose,
			text: consent.text,
			textHash: consent.textHash,
			url: consent.url,
			locale: consent.locale,
			quiz: consent.quizId,
			version: consent.version,
			response: consent.responseId,
			mechanism: consent.mechanism,
			givenAt: isoTime(consent.givenAt),
			withdrawnAt: consent.withdrawnAt === null ? null : isoTime(consent.withdrawnAt)
		}))
	};
}
