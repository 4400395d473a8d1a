import { inLocale, type Locale } from '../../quiz/text.ts';
import type { House } from '../house.ts';
import { consentsOfLeads } from '../storage/queries/consents.ts';
import { usersOfWorkspace } from '../storage/queries/accounts.ts';
import {
	namesOfQuizzes,
	notesOfLeads,
	originsOfLeads,
	standingsOfLeads,
	type ResponseOrigin
} from '../storage/queries/exports.ts';
import { tagsOfEach } from '../storage/queries/lead-values.ts';
import type { LeadRow } from '../storage/store.ts';
import { consentRecord } from './consent-record.ts';
import { stagesOf } from './desk/stages.ts';
import { quizWords, type QuizWords } from './quiz-words.ts';
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

/** Ids are in the order of time. */
const earlier = (one: ResponseOrigin | undefined, other: ResponseOrigin) =>
	one && one.id < other.id ? one : other;

const later = (one: ResponseOrigin | undefined, other: ResponseOrigin) =>
	one && one.id > other.id ? one : other;

function whenever(time: number | null): string | null {
	return time === null ? null : isoTime(time);
}

/** What segments and stages are called, by quiz: read once for all the pages of a file. */
export type LeadWords = (quizzes: readonly string[]) => Promise<{
	segment(quiz: string, id: string): string;
	stage(quiz: string, id: string): string;
}>;

export async function leadWords(
	app: Pick<House, 'store'>,
	workspace: string,
	locale: Locale
): Promise<LeadWords> {
	const stages = new Map(
		(await stagesOf(app, workspace)).map(({ id, title, locales }) => [
			id,
			inLocale(title, locale, locales) || id
		])
	);
	const known = new Map<string, QuizWords | null>();
	return async (quizzes) => {
		const fresh = quizzes.filter((id) => !known.has(id));
		const words = await quizWords(app, workspace, fresh, locale);
		for (const id of fresh) known.set(id, words.get(id) ?? null);
		return {
			segment: (quiz, id) => known.get(quiz)?.segment(id) ?? id,
			stage: (quiz, id) => stages.get(id) ?? known.get(quiz)?.stage(id) ?? id
		};
	};
}

/** Leads as exports hold them: one page at a time, with what is told of each. */
export async function exportedLeads(
	app: Pick<House, 'store'>,
	workspace: string,
	page: readonly LeadRow[],
	wordsOf: LeadWords
) {
	const { store } = app;
	const ids = page.map(({ id }) => id);
	const shown = [...new Set(page.map(({ shownQuizId }) => shownQuizId))];
	const [standings, origins, consents, quizzes, notes, leadTags, members, words] =
		await Promise.all([
			standingsOfLeads(store, workspace, ids),
			originsOfLeads(store, workspace, ids),
			consentsOfLeads(store, workspace, ids),
			namesOfQuizzes(store, workspace, shown),
			notesOfLeads(store, workspace, ids),
			tagsOfEach(store, workspace, ids),
			usersOfWorkspace(store, workspace),
			wordsOf(shown)
		]);
	// Of its quizzes, that which its segment is of.
	const standing = new Map(standings.map((one) => [`${one.leadId} ${one.quizId}`, one]));
	const sent = new Map(origins.map((one) => [one.id, one]));
	const sentBy = Map.groupBy(origins, ({ leadId }) => leadId);
	const given = Map.groupBy(consents, ({ leadId }) => leadId);
	const named = new Map(quizzes.map((quiz) => [quiz.id, quiz]));
	const noted = new Map(notes.map((one) => [one.leadId, one.notes]));
	const tagged = Map.groupBy(leadTags, ({ leadId }) => leadId);
	const owners = new Map(members.map(({ id, name, email }) => [id, name || email]));
	return page.map((lead) => {
		const quiz = named.get(lead.shownQuizId);
		const stands = standing.get(`${lead.id} ${lead.shownQuizId}`);
		// Of a response that is there no more, nothing is told.
		const by = sent.get(stands?.responseId ?? '');
		const own = sentBy.get(lead.id) ?? [];
		return {
			...leadRecord(lead),
			segmentTitle: words.segment(lead.shownQuizId, lead.segment),
			stageName: words.stage(lead.shownQuizId, lead.stage),
			quizSlug: quiz?.slug ?? null,
			quizTitle: quiz?.title ?? null,
			score: (by && stands?.total) ?? null,
			percent: (by && stands?.percent) ?? null,
			tags: by?.tags ?? [],
			ownerName: owners.get(lead.ownerId ?? '') ?? null,
			outcomeAt: whenever(lead.outcomeAt),
			hotAt: whenever(lead.hotAt),
			touchedAt: whenever(lead.touchedAt),
			leadTags: (tagged.get(lead.id) ?? []).map(({ tag }) => tag),
			notes: noted.get(lead.id) ?? 0,
			consents: (given.get(lead.id) ?? []).map(consentRecord),
			first: originRecord(own.reduce(earlier, own[0])),
			latest: originRecord(own.reduce(later, own[0]))
		};
	});
}

export type ExportedLead = Awaited<ReturnType<typeof exportedLeads>>[number];
