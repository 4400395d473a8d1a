import { and, asc, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import type { AuditRow, ErasureRow, QuizRow, ResponseRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** Of all workspaces: quizzes whose responses are kept for some days only. */
export async function quizzesWithRetention({
	db,
	tables: { quizzes }
}: Store): Promise<{ id: string; workspaceId: string; days: number | null }[]> {
	return db
		.select({ id: quizzes.id, workspaceId: quizzes.workspaceId, days: quizzes.retentionDays })
		.from(quizzes)
		.where(isNotNull(quizzes.retentionDays));
}

export type KeptResponse = Pick<
	ResponseRow,
	'id' | 'quizId' | 'idempotencyKey' | 'leadId' | 'createdAt'
>;

/** The oldest ones of a quiz. */
export async function oldestResponses(
	store: Store,
	workspace: string,
	quiz: string,
	limit: number
): Promise<KeptResponse[]> {
	const { responses } = store.tables;
	return store.db
		.select(keptColumns(store))
		.from(responses)
		.where(and(eq(responses.workspaceId, workspace), eq(responses.quizId, quiz)))
		.orderBy(asc(responses.id))
		.limit(limit);
}

/** All that these leads have answered. */
export async function responsesOfLeads(
	store: Store,
	workspace: string,
	leads: readonly string[]
): Promise<KeptResponse[]> {
	const { responses } = store.tables;
	return store.db
		.select(keptColumns(store))
		.from(responses)
		.where(
			and(ownOnes(store, responses.workspaceId, workspace), inArray(responses.leadId, [...leads]))
		);
}

/** Whether a file brought it, whatever it has answered since. */
export async function isImported(
	{ db, tables: { leads } }: Store,
	workspace: string,
	lead: string
): Promise<boolean> {
	const rows = await db
		.select({ id: leads.id })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), eq(leads.id, lead), isNotNull(leads.importId)));
	return rows.length > 0;
}

function keptColumns({ tables: { responses } }: Store) {
	return {
		id: responses.id,
		quizId: responses.quizId,
		idempotencyKey: responses.idempotencyKey,
		leadId: responses.leadId,
		createdAt: responses.createdAt
	};
}

/** By title, with how long their responses are kept. */
export async function retentions(
	{ db, tables: { quizzes } }: Store,
	workspace: string
): Promise<Pick<QuizRow, 'id' | 'slug' | 'title' | 'titles' | 'retentionDays'>[]> {
	return db
		.select({
			id: quizzes.id,
			slug: quizzes.slug,
			title: quizzes.title,
			titles: quizzes.titles,
			retentionDays: quizzes.retentionDays
		})
		.from(quizzes)
		.where(and(eq(quizzes.workspaceId, workspace), isNull(quizzes.deletedAt)))
		.orderBy(asc(quizzes.title), asc(quizzes.id));
}

/** Whether there is such a quiz. @param days null: for good */
export async function setRetentionDays(
	store: Store,
	workspace: string,
	quiz: string,
	days: number | null,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { quizzes } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.update(quizzes)
			.set({ retentionDays: days })
			.where(and(eq(quizzes.workspaceId, workspace), eq(quizzes.id, quiz)))
	]);
}

/** Newest first, one more than asked for where there are more. */
export async function erasuresPage(
	{ db, tables: { erasures } }: Store,
	workspace: string,
	{ before, limit }: { before?: string | undefined; limit: number }
): Promise<ErasureRow[]> {
	return db
		.select()
		.from(erasures)
		.where(
			and(
				eq(erasures.workspaceId, workspace),
				before === undefined ? undefined : lt(erasures.id, before)
			)
		)
		.orderBy(desc(erasures.id))
		.limit(limit + 1);
}
