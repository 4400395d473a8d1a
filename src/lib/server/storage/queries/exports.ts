import { and, count, eq, max, min } from 'drizzle-orm';
import { isOneOf, ownOnes } from '../by-ids.ts';
import type { LeadQuizRow, QuizRow, ResponseRow, Store } from '../store.ts';

/* What an export tells besides the rows of a page: each asked for once for all of them. */

/** How a lead stands in one of its quizzes. */
export type LeadStanding = Pick<
	LeadQuizRow,
	'leadId' | 'quizId' | 'responseId' | 'total' | 'percent'
> &
	Pick<ResponseRow, 'tags'>;

export async function standingsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<LeadStanding[]> {
	const { leadQuizzes, responses } = store.tables;
	return store.db
		.select({
			leadId: leadQuizzes.leadId,
			quizId: leadQuizzes.quizId,
			responseId: leadQuizzes.responseId,
			total: leadQuizzes.total,
			percent: leadQuizzes.percent,
			tags: responses.tags
		})
		.from(leadQuizzes)
		.innerJoin(responses, eq(responses.id, leadQuizzes.responseId))
		.where(
			and(
				ownOnes(store, leadQuizzes.workspaceId, workspace),
				isOneOf(store, leadQuizzes.leadId, ids)
			)
		);
}

/** Where a response came from. */
export type ResponseOrigin = Pick<ResponseRow, 'id' | 'source' | 'hidden' | 'createdAt'>;

/** Where each lead came from first, and where last. */
export async function originsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Map<string, { first: ResponseOrigin; latest: ResponseOrigin }>> {
	const { responses } = store.tables;
	const ends = await store.db
		.select({ leadId: responses.leadId, first: min(responses.id), latest: max(responses.id) })
		.from(responses)
		.where(
			and(ownOnes(store, responses.workspaceId, workspace), isOneOf(store, responses.leadId, ids))
		)
		.groupBy(responses.leadId);
	const wanted = ends.flatMap(({ first, latest }) => [first ?? '', latest ?? '']);
	const rows = await store.db
		.select({
			id: responses.id,
			source: responses.source,
			hidden: responses.hidden,
			createdAt: responses.createdAt
		})
		.from(responses)
		.where(
			and(ownOnes(store, responses.workspaceId, workspace), isOneOf(store, responses.id, wanted))
		);
	const known = new Map(rows.map((row) => [row.id, row]));
	return new Map(
		ends.flatMap(({ leadId, first, latest }) => {
			const [from, to] = [known.get(first ?? ''), known.get(latest ?? '')];
			return leadId !== null && from && to ? [[leadId, { first: from, latest: to }]] : [];
		})
	);
}

/** What quizzes are called, deleted ones too. */
export async function namesOfQuizzes(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Pick<QuizRow, 'id' | 'slug' | 'title'>[]> {
	const { quizzes } = store.tables;
	return store.db
		.select({ id: quizzes.id, slug: quizzes.slug, title: quizzes.title })
		.from(quizzes)
		.where(and(eq(quizzes.workspaceId, workspace), isOneOf(store, quizzes.id, ids)));
}

/** How many notes each of these leads has; those without are left out. */
export async function notesOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<{ leadId: string; notes: number }[]> {
	const { leadNotes } = store.tables;
	return store.db
		.select({ leadId: leadNotes.leadId, notes: count() })
		.from(leadNotes)
		.where(
			and(ownOnes(store, leadNotes.workspaceId, workspace), isOneOf(store, leadNotes.leadId, ids))
		)
		.groupBy(leadNotes.leadId);
}
