import { PEOPLE, countOf, type Counts } from '../../../../letter/figures.ts';
import { ok } from '../../../../quiz/result.ts';
import type { House } from '../../../house.ts';
import {
	createCampaign,
	deleteCampaign,
	getCampaign,
	listCampaigns,
	saveCampaign,
	type Campaign
} from '../../../services/campaigns/campaigns.ts';
import { listPeople, type Person } from '../../../services/campaigns/people.ts';
import {
	NO_FIGURES,
	campaignFigures,
	type CampaignFigures
} from '../../../services/campaigns/results.ts';
import { isoTime } from '../../../services/records.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { doer } from '../doer.ts';
import { filteredQuiz } from '../quiz-filter.ts';
import { pageQuery } from '../schemas/lists.ts';
import {
	newSurveyBody,
	peoplePage,
	peopleQuery,
	surveyBody,
	surveyPage,
	surveySchema
} from '../schemas/surveys.ts';

export const surveyRoutes = (house: House): Endpoint[] => [
	...listRoutes(house),
	endpoint(
		house,
		{
			method: 'get',
			path: '/surveys/{id}',
			access: 'read',
			summary: 'An email survey, its letter and its counts',
			answer: surveySchema
		},
		async ({ id, caller }) => {
			const found = await getCampaign(house, caller.workspace, id);
			return found.ok ? ok(await wholeAnswer(house, found.value)) : found;
		}
	),
	endpoint(
		house,
		{
			method: 'put',
			path: '/surveys/{id}',
			access: 'write',
			summary: 'Replace the parts that are given',
			description: 'Until it begins to be sent; then 409.',
			body: surveyBody,
			answer: surveySchema
		},
		async ({ id, caller, body }) => {
			const saved = await saveCampaign(house, caller.workspace, id, body, doer(caller));
			return saved.ok ? ok(await wholeAnswer(house, saved.value)) : saved;
		}
	),
	endpoint(
		house,
		{
			method: 'delete',
			path: '/surveys/{id}',
			access: 'write',
			summary: 'Delete a draft',
			description: 'Of what was sent the record stays: 409.',
			status: 204
		},
		async ({ id, caller }) => deleteCampaign(house, caller.workspace, id, doer(caller))
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/surveys/{id}/people',
			access: 'read',
			summary: 'The people behind a number of a survey, newest first',
			query: peopleQuery,
			answer: peoplePage
		},
		async ({ id, caller, query }) => {
			const found = await getCampaign(house, caller.workspace, id);
			if (!found.ok) return found;
			const { which = 'invited', ...rest } = query;
			const { items, next } = await listPeople(house, found.value, { people: which, ...rest });
			return ok({ items: items.map(personAnswer), next });
		}
	)
];

const listRoutes = (house: House): Endpoint[] => [
	endpoint(
		house,
		{
			method: 'post',
			path: '/surveys',
			access: 'write',
			summary: 'Create the draft of an email survey',
			description: 'Without a letter it gets one that asks the first question of the quiz.',
			body: newSurveyBody,
			status: 201,
			answer: surveySchema
		},
		async ({ caller, body }) => {
			const quiz = await filteredQuiz(house, caller.workspace, body.quiz);
			if (!quiz.ok) return quiz;
			const created = await createCampaign(house, caller.workspace, body, doer(caller));
			return created.ok ? ok(await wholeAnswer(house, created.value)) : created;
		}
	),
	endpoint(
		house,
		{
			method: 'get',
			path: '/surveys',
			access: 'read',
			summary: 'List email surveys with their counts, newest first',
			query: pageQuery('camp'),
			answer: surveyPage
		},
		async ({ caller, query }) => {
			const { items, next } = await listCampaigns(house, caller.workspace, query);
			const ids = items.map(({ id }) => id);
			const figures = await campaignFigures(house, caller.workspace, ids);
			return ok({
				items: items.map((one) => listedAnswer(one, figures.get(one.id) ?? NO_FIGURES)),
				next
			});
		}
	)
];

async function wholeAnswer(house: House, campaign: Campaign) {
	const { id, workspaceId, letter, audience, settings } = campaign;
	const figures = (await campaignFigures(house, workspaceId, [id])).get(id) ?? NO_FIGURES;
	const { a, b } = figures.variants;
	return {
		...listedAnswer(campaign, figures),
		...{ letter, audience, settings },
		subjects: b['invited'] ? { a: countsAnswer(a), b: countsAnswer(b) } : null
	};
}

function listedAnswer(campaign: Campaign, { all }: CampaignFigures) {
	const { id, name, quizId, state, revision } = campaign;
	return {
		...{ id, name, quiz: quizId, state, revision },
		startAt: timeOf(campaign.startAt),
		startedAt: timeOf(campaign.startedAt),
		finishedAt: timeOf(campaign.finishedAt),
		createdAt: isoTime(campaign.createdAt),
		updatedAt: isoTime(campaign.updatedAt),
		counts: countsAnswer(all),
		segments: Object.fromEntries(
			Object.entries(all).flatMap(([key, count]) =>
				key.startsWith('segment:') ? [[key.slice('segment:'.length), count]] : []
			)
		)
	};
}

function countsAnswer(counts: Counts): Record<string, number> {
	return Object.fromEntries(PEOPLE.map((people) => [people, countOf(people, counts)]));
}

function personAnswer(person: Person) {
	const [latest] = person.mails;
	const said = [latest?.code, latest?.error].filter(Boolean).join(' ');
	return {
		id: person.id,
		email: person.email,
		name: person.name,
		locale: person.locale,
		recipient: person.recipientId,
		lead: person.leadId,
		response: person.responseId,
		variant: person.variant,
		mail: person.mailState,
		said: said === '' ? null : said,
		reminders: person.reminders,
		sentAt: timeOf(person.sentAt),
		openedAt: timeOf(person.openedAt),
		openedBy: person.openedBy,
		tappedAt: timeOf(person.tappedAt),
		finishedAt: timeOf(person.finishedAt),
		segment: person.segment,
		temperature: person.temperature,
		unsubscribedAt: timeOf(person.unsubscribedAt),
		bouncedAt: timeOf(person.bouncedAt),
		complainedAt: timeOf(person.complainedAt),
		notMeAt: timeOf(person.notMeAt)
	};
}

function timeOf(moment: number | null): string | null {
	return moment === null ? null : isoTime(moment);
}
