import { and, count, eq } from 'drizzle-orm';
import { isOneOf, ownOnes } from '../by-ids.ts';
import type { LeadQuizRow, QuizRow, ResponseRow, Store } from '../store.ts';

/* What an export tells besides the rows of a page: each asked for once for all of them. */

/** How a lead stands in one of its quizzes. */
export type LeadStanding = Pick<
	LeadQuizRow,
	'leadId' | 'quizId' | 'responseId' | 'total' | 'percent'
>;

export async function standingsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<LeadStanding[]> {
	const { leadQuizzes } = store.tables;
	return store.db
		.select({
			leadId: leadQuizzes.leadId,
			quizId: leadQuizzes.quizId,
			responseId: leadQuizzes.responseId,
			total: leadQuizzes.total,
			percent: leadQuizzes.percent
		})
		.from(leadQuizzes)
		.where(
			and(
				ownOnes(store, leadQuizzes.workspaceId, workspace),
				isOneOf(store, leadQuizzes.leadId, ids)
			)
		);
}

/** Where a response came from, and its tags. */
export type ResponseOrigin = Pick<
	ResponseRow,
	'id' | 'leadId' | 'source' | 'hidden' | 'createdAt' | 'tags'
>;

/** Of all that these leads have sent: read once, for the first and the latest, and for those that they stand by. */
export async function originsOfLeads(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<ResponseOrigin[]> {
	const { responses } = store.tables;
	return store.db
		.select({
			id: responses.id,
			leadId: responses.leadId,
			source: responses.source,
			hidden: responses.hidden,
			createdAt: responses.createdAt,
			tags: responses.tags
		})
		.from(responses)
		.where(
			and(ownOnes(store, responses.workspaceId, workspace), isOneOf(store, responses.leadId, ids))
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
