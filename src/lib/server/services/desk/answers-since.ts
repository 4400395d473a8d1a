import { givenContact } from '../../../quiz/given.ts';
import { HEAT } from '../../../quiz/segment.ts';
import type { House } from '../../house.ts';
import { detailsOfResponses } from '../../storage/queries/details.ts';
import { invitationsOf } from '../../storage/queries/mail-timeline.ts';
import { responseIdsOfLead, responsesWithIds } from '../../storage/queries/merges.ts';
import type { MergeRow, ResponseRow } from '../../storage/store.ts';
import type { GivenContact } from '../../storage/submissions/given-contact.ts';
import { versionContent } from '../live-cache.ts';
import type { Standing } from './join-leads.ts';
import type { AnswerSince } from './take-apart.ts';

const MOST_SURVEYS = 200;

/** What has come to two leads since they became one, in its order. */
export async function answersSince(
	app: House,
	{ workspaceId, leadId, moved }: MergeRow,
	{ quizzes }: Standing
): Promise<AnswerSince[]> {
	const known = new Set([...moved.rows.responses, ...moved.kept]);
	const all = await responseIdsOfLead(app.store, workspaceId, leadId);
	const ids = all.filter((id) => !known.has(id));
	if (ids.length === 0) return [];
	const [responses, details, invited] = await Promise.all([
		responsesWithIds(app.store, workspaceId, ids),
		detailsOfResponses(app.store, workspaceId, ids),
		invitationsOf(app.store, workspaceId, { lead: leadId }, MOST_SURVEYS)
	]);
	const left = new Map(details.map(({ responseId, given }) => [responseId, given]));
	const addresses = new Map(invited.map(({ responseId, email }) => [responseId, email]));
	return Promise.all(
		responses.map(async (row) => {
			const { quiz } = await versionContent(app, row.quizId, row.version);
			const said = { ...givenContact(quiz, row.answers, row.path), ...left.get(row.id) };
			// The address that a letter went to is certain.
			const email = addresses.get(row.id) ?? said.email?.toLowerCase();
			const counted = quizzes.find(({ responseId }) => responseId === row.id);
			const rank = quiz.stages.findIndex(({ id }) => id === row.stage);
			return {
				answered: { ...answeredBy(row), stageRank: counted?.stageRank ?? Math.max(0, rank) },
				given: contactOf({ ...said, email })
			};
		})
	);
}

function answeredBy(row: ResponseRow) {
	return {
		workspace: row.workspaceId,
		quiz: row.quizId,
		responseId: row.id,
		segment: row.segment,
		temperature: row.temperature,
		heat: HEAT[row.temperature],
		stage: row.stage,
		total: row.total,
		percent: row.percent,
		now: row.createdAt,
		locale: row.locale
	};
}

function contactOf(said: Partial<Record<keyof GivenContact, string | undefined>>): GivenContact {
	return {
		email: said.email ?? null,
		phone: said.phone ?? null,
		name: said.name ?? null,
		company: said.company ?? null,
		role: said.role ?? null,
		city: said.city ?? null
	};
}
