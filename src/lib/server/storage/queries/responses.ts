import { and, asc, desc, eq, exists, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import { type AuditRow, type ResponseRow, type Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

export interface ResponseFilter {
	quiz?: string | undefined;
	/** Of the quiz. */
	version?: number | undefined;
	/** A segment's id, or a temperature. */
	segment?: string | undefined;
	/** From this moment on, in milliseconds. */
	since?: number | undefined;
	/** Before this moment. */
	until?: number | undefined;
	lead?: string | undefined;
	/** Left out unless true. */
	tests?: boolean | undefined;
	/** Only those that are held for review. */
	held?: boolean | undefined;
}

/** A response as lists show it, without its receipt. */
export type ResponseListed = Omit<ResponseRow, 'receipt' | 'bodyHash' | 'idempotencyKey'>;

/** Newest first, one more than asked for where there are more. */
export async function responsesPage(
	store: Store,
	workspace: string,
	{ before, limit, ...filter }: ResponseFilter & { before?: string | undefined; limit: number }
): Promise<ResponseListed[]> {
	const { responses } = store.tables;
	return store.db
		.select(listedColumns(store))
		.from(responses)
		.where(
			and(
				matching(store, workspace, filter),
				before === undefined ? undefined : lt(responses.id, before)
			)
		)
		.orderBy(desc(responses.id))
		.limit(limit + 1);
}

/** Oldest first, after `after`: one page of an export. */
export async function responsesAfter(
	store: Store,
	workspace: string,
	{ after, limit, ...filter }: ResponseFilter & { after: string; limit: number }
): Promise<ResponseListed[]> {
	const { responses } = store.tables;
	return store.db
		.select(listedColumns(store))
		.from(responses)
		.where(and(matching(store, workspace, filter), gt(responses.id, after)))
		.orderBy(asc(responses.id))
		.limit(limit);
}

/** As little of a response as it takes to score it once more. */
export type PastRow = Pick<
	ResponseRow,
	'id' | 'answers' | 'hidden' | 'segment' | 'temperature' | 'createdAt'
>;

/** Newest first: what people answered to a quiz, without tests and what looks like spam. */
export async function pastRows(
	{ db, tables: { responses } }: Store,
	workspace: string,
	quiz: string,
	{ before, limit }: { before?: string | undefined; limit: number }
): Promise<PastRow[]> {
	return db
		.select({
			id: responses.id,
			answers: responses.answers,
			hidden: responses.hidden,
			segment: responses.segment,
			temperature: responses.temperature,
			createdAt: responses.createdAt
		})
		.from(responses)
		.where(
			and(
				eq(responses.workspaceId, workspace),
				eq(responses.quizId, quiz),
				eq(responses.test, false),
				eq(responses.quarantined, false),
				before === undefined ? undefined : lt(responses.id, before)
			)
		)
		.orderBy(desc(responses.id))
		.limit(limit);
}

export async function responseById(
	store: Store,
	workspace: string,
	id: string
): Promise<ResponseRow | undefined> {
	const { responses } = store.tables;
	const [row] = await store.db
		.select()
		.from(responses)
		.where(and(eq(responses.workspaceId, workspace), eq(responses.id, id)))
		.limit(1);
	return row;
}

export async function responseByKey(
	store: Store,
	workspace: string,
	quiz: string,
	idempotencyKey: string
): Promise<ResponseRow | undefined> {
	const { responses } = store.tables;
	const [row] = await store.db
		.select()
		.from(responses)
		.where(
			and(
				eq(responses.workspaceId, workspace),
				eq(responses.quizId, quiz),
				eq(responses.idempotencyKey, idempotencyKey)
			)
		)
		.limit(1);
	return row;
}

/**
 * With its consents, what was left after its result and what its sender was written, its files dropped; whether there was such a response that is a test, or held
 * for review.
 */
export async function deleteOddResponse(
	store: Store,
	workspace: string,
	id: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { consents, details, letters, responses, uploads } = store.tables;
	const isOdd = and(
		eq(responses.workspaceId, workspace),
		eq(responses.id, id),
		or(eq(responses.test, true), eq(responses.quarantined, true))
	);
	return changeAndNote(store, lines, (db) => {
		const odd = db.select({ id: responses.id }).from(responses).where(isOdd);
		// Its key is its attempt's name; attempts of other quizzes may have the same.
		const itsAttempt = db
			.select({ one: sql`1` })
			.from(responses)
			.where(
				and(
					isOdd,
					eq(responses.quizId, letters.quizId),
					eq(responses.idempotencyKey, letters.attemptId)
				)
			);
		return [
			// Changes nothing, and makes whoever accepts it at the same time wait.
			db
				.update(responses)
				.set({ ignored: sql`${responses.ignored}` })
				.where(isOdd),
			db.delete(consents).where(inArray(consents.responseId, odd)),
			db.delete(details).where(inArray(details.responseId, odd)),
			db.delete(letters).where(exists(itsAttempt)),
			db
				.update(uploads)
				.set({ state: 'dropped', responseId: null })
				.where(inArray(uploads.responseId, odd)),
			db.delete(responses).where(isOdd)
		];
	});
}

/** As the index of the few that are held says it. */
function isHeld(responses: Store['tables']['responses']) {
	return sql`${responses.quarantined} is true`;
}

/** How many are held for review. */
export async function countHeld(
	{ db, tables: { responses } }: Store,
	workspace: string,
	quiz?: string
): Promise<number> {
	return db.$count(
		responses,
		and(
			eq(responses.workspaceId, workspace),
			quiz === undefined ? undefined : eq(responses.quizId, quiz),
			isHeld(responses),
			eq(responses.test, false)
		)
	);
}

function matching({ tables: { responses } }: Store, workspace: string, filter: ResponseFilter) {
	const { quiz, version, segment, since, until, lead, tests, held } = filter;
	return and(
		eq(responses.workspaceId, workspace),
		quiz === undefined ? undefined : eq(responses.quizId, quiz),
		version === undefined ? undefined : eq(responses.version, version),
		segment === undefined
			? undefined
			: or(eq(responses.segment, segment), sql`${responses.temperature} = ${segment}`),
		since === undefined ? undefined : gte(responses.createdAt, since),
		until === undefined ? undefined : lt(responses.createdAt, until),
		lead === undefined ? undefined : eq(responses.leadId, lead),
		tests ? undefined : eq(responses.test, false),
		held ? isHeld(responses) : undefined
	);
}

function listedColumns({ tables: { responses } }: Store) {
	return {
		id: responses.id,
		workspaceId: responses.workspaceId,
		quizId: responses.quizId,
		version: responses.version,
		leadId: responses.leadId,
		locale: responses.locale,
		answers: responses.answers,
		hidden: responses.hidden,
		path: responses.path,
		ignored: responses.ignored,
		total: responses.total,
		percent: responses.percent,
		dimensions: responses.dimensions,
		segment: responses.segment,
		temperature: responses.temperature,
		stage: responses.stage,
		tags: responses.tags,
		result: responses.result,
		test: responses.test,
		quarantined: responses.quarantined,
		held: responses.held,
		source: responses.source,
		startedAt: responses.startedAt,
		createdAt: responses.createdAt
	};
}
