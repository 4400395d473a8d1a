import type { House } from '../house.ts';
import { consentsOfLeads } from '../storage/queries/consents.ts';
import {
	namesOfQuizzes,
	originsOfLeads,
	standingsOfLeads,
	type ResponseOrigin
} from '../storage/queries/exports.ts';
import type { LeadRow } from '../storage/store.ts';
import type { Cell } from './cell.ts';
import { consentRecord, inForce } from './consent-record.ts';
import { isoTime, leadRecord } from './records.ts';

/** Where somebody came from: of the fields that a campaign's links bring along. */
function originRecord(origin: ResponseOrigin | undefined) {
	if (!origin) return null;
	const { source, hidden, createdAt } = origin;
	const utm = (name: string) => hidden[`utm_${name}`] ?? null;
	return {
		source,
		medium: utm('medium'),
		campaign: utm('campaign'),
		term: utm('term'),
		content: utm('content'),
		at: isoTime(createdAt)
	};
}

/** Leads as exports hold them: one page at a time, with what is told of each. */
export async function exportedLeads(
	app: Pick<House, 'store'>,
	workspace: string,
	page: readonly LeadRow[]
) {
	const { store } = app;
	const ids = page.map(({ id }) => id);
	const shown = [...new Set(page.map(({ shownQuizId }) => shownQuizId))];
	const [standings, origins, consents, quizzes] = await Promise.all([
		standingsOfLeads(store, workspace, ids),
		originsOfLeads(store, workspace, ids),
		consentsOfLeads(store, workspace, ids),
		namesOfQuizzes(store, workspace, shown)
	]);
	const standing = new Map(standings.map((one) => [one.leadId, one]));
	const given = Map.groupBy(consents, ({ leadId }) => leadId);
	const named = new Map(quizzes.map((quiz) => [quiz.id, quiz]));
	return page.map((lead) => {
		const quiz = named.get(lead.shownQuizId);
		const stands = standing.get(lead.id);
		const origin = origins.get(lead.id);
		return {
			...leadRecord(lead),
			quizSlug: quiz?.slug ?? null,
			quizTitle: quiz?.title ?? null,
			score: stands?.total ?? null,
			percent: stands?.percent ?? null,
			tags: stands?.tags ?? [],
			consents: (given.get(lead.id) ?? []).map(consentRecord),
			first: originRecord(origin?.first),
			latest: originRecord(origin?.latest)
		};
	});
}

export type ExportedLead = Awaited<ReturnType<typeof exportedLeads>>[number];

/** A column of `leads.csv` and `leads.xlsx`. */
interface LeadColumn {
	heading: string;
	/** For the description of the API. */
	meaning: string;
	cell(lead: ExportedLead): Cell;
}

const column = (
	heading: string,
	meaning: string,
	cell: (lead: ExportedLead) => Cell
): LeadColumn => ({ heading, meaning, cell });

const FROM = ['source', 'medium', 'campaign', 'term', 'content'] as const;

export const LEAD_COLUMNS: readonly LeadColumn[] = [
	column('id', 'the lead’s id', ({ id }) => id),
	column('created_at', 'first submission', ({ createdAt }) => new Date(createdAt)),
	column('updated_at', 'latest submission', ({ updatedAt }) => new Date(updatedAt)),
	column('name', 'as given', ({ name }) => name),
	column('email', 'in lower case', ({ email }) => email),
	column('phone', 'as E.164', ({ phone }) => phone),
	column('company', 'as given', ({ company }) => company),
	column('role', 'as given', ({ role }) => role),
	column('city', 'as given', ({ city }) => city),
	column('locale', 'language of the latest submission', ({ locale }) => locale),
	column('segment', 'the hottest of its latest segments', ({ segment }) => segment),
	column('temperature', 'cold, warm or hot', ({ temperature }) => temperature),
	column('stage', 'lead, mql, sql or a quiz’s own', ({ stage }) => stage),
	column('quiz', 'id of the quiz that the segment is of', ({ quiz }) => quiz),
	column('quiz_slug', 'its address', ({ quizSlug }) => quizSlug),
	column('quiz_title', 'its title', ({ quizTitle }) => quizTitle),
	column('score', 'points in it, latest', ({ score }) => score),
	column('percent', 'of what was reachable', ({ percent }) => percent),
	column('tags', 'of that response', ({ tags }) => tags.join(', ')),
	column('consents', 'ids of those in force', ({ consents }) => inForce(consents, 'id')),
	column('consent_purposes', 'what they are for', ({ consents }) => inForce(consents, 'purpose')),
	...FROM.map((name) =>
		column(`first_${name}`, `utm_${name} of the first submission`, ({ first }) => first?.[name])
	),
	...FROM.map((name) =>
		column(`latest_${name}`, `utm_${name} of the latest submission`, ({ latest }) => latest?.[name])
	)
];
