import { and, desc, eq, inArray, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import type {
	ConsentRow,
	DeliveryRow,
	LeadHistoryRow,
	LeadNoteRow,
	ResponseRow,
	Store,
	Tables
} from '../store.ts';
import type { Moment } from './mail-timeline.ts';

export interface TimelineSlice {
	before?: Moment | undefined;
	limit: number;
}

/** A response as a timeline tells of it. */
export type ResponseTold = Pick<
	ResponseRow,
	| ('id' | 'quizId' | 'version' | 'segment' | 'temperature' | 'stage')
	| ('total' | 'percent' | 'source' | 'createdAt')
>;

/** Newest first; so are all of these. */
export async function responsesTold(
	{ db, tables: { responses } }: Store,
	workspace: string,
	lead: string,
	{ before, limit }: TimelineSlice
): Promise<ResponseTold[]> {
	const { id, quizId, version, segment, temperature, stage, total, percent, source, createdAt } =
		responses;
	return db
		.select({ id, quizId, version, segment, temperature, stage, total, percent, source, createdAt })
		.from(responses)
		.where(
			and(
				eq(responses.workspaceId, workspace),
				eq(responses.leadId, lead),
				earlier(responses.createdAt, responses.id, before)
			)
		)
		.orderBy(desc(responses.createdAt), desc(responses.id))
		.limit(limit);
}

/** What came of no response: members did it. */
export async function deedsTold(
	{ db, tables: { leadHistory } }: Store,
	workspace: string,
	lead: string,
	{ before, limit }: TimelineSlice
): Promise<LeadHistoryRow[]> {
	return db
		.select()
		.from(leadHistory)
		.where(
			and(
				eq(leadHistory.workspaceId, workspace),
				eq(leadHistory.leadId, lead),
				isNull(leadHistory.responseId),
				earlier(leadHistory.at, leadHistory.id, before)
			)
		)
		.orderBy(desc(leadHistory.at), desc(leadHistory.id))
		.limit(limit);
}

export async function notesTold(
	{ db, tables: { leadNotes } }: Store,
	workspace: string,
	lead: string,
	{ before, limit }: TimelineSlice
): Promise<LeadNoteRow[]> {
	return db
		.select()
		.from(leadNotes)
		.where(
			and(
				eq(leadNotes.workspaceId, workspace),
				eq(leadNotes.leadId, lead),
				earlier(leadNotes.createdAt, leadNotes.id, before)
			)
		)
		.orderBy(desc(leadNotes.createdAt), desc(leadNotes.id))
		.limit(limit);
}

/** A push as a timeline tells of it. */
export type DeliveryTold = Pick<
	DeliveryRow,
	| ('id' | 'destinationId' | 'event' | 'responseId' | 'state' | 'attempts')
	| ('nextAttemptAt' | 'createdAt' | 'finishedAt')
>;

/** Pushes that no response led to. */
export async function pushesTold(
	store: Store,
	workspace: string,
	lead: string,
	{ before, limit }: TimelineSlice
): Promise<DeliveryTold[]> {
	const { deliveries } = store.tables;
	return pushes(
		store,
		workspace,
		and(
			eq(deliveries.leadId, lead),
			isNull(deliveries.responseId),
			earlier(deliveries.createdAt, deliveries.id, before)
		),
		limit
	);
}

/** Pushes that these responses led to. */
export async function pushesOfResponses(
	store: Store,
	workspace: string,
	lead: string,
	responses: readonly string[]
): Promise<DeliveryTold[]> {
	const { deliveries } = store.tables;
	if (responses.length === 0) return [];
	return pushes(
		store,
		workspace,
		and(eq(deliveries.leadId, lead), inArray(deliveries.responseId, [...responses]))
	);
}

const MOST_PUSHES = 500;

function pushes(
	{ db, tables: { deliveries } }: Store,
	workspace: string,
	which: SQL | undefined,
	limit = MOST_PUSHES
): Promise<DeliveryTold[]> {
	return db
		.select({
			id: deliveries.id,
			destinationId: deliveries.destinationId,
			event: deliveries.event,
			responseId: deliveries.responseId,
			state: deliveries.state,
			attempts: deliveries.attempts,
			nextAttemptAt: deliveries.nextAttemptAt,
			createdAt: deliveries.createdAt,
			finishedAt: deliveries.finishedAt
		})
		.from(deliveries)
		.where(and(eq(deliveries.workspaceId, workspace), which))
		.orderBy(desc(deliveries.createdAt), desc(deliveries.id))
		.limit(limit);
}

export async function withdrawalsTold(
	{ db, tables: { consents } }: Store,
	workspace: string,
	lead: string,
	{ before, limit }: TimelineSlice
): Promise<ConsentRow[]> {
	return db
		.select()
		.from(consents)
		.where(
			and(
				eq(consents.workspaceId, workspace),
				eq(consents.leadId, lead),
				isNotNull(consents.withdrawnAt),
				earlier(consents.withdrawnAt, consents.id, before)
			)
		)
		.orderBy(desc(consents.withdrawnAt), desc(consents.id))
		.limit(limit);
}

/** What these responses changed of the lead. */
export async function changesOfResponses(
	{ db, tables: { leadHistory } }: Store,
	workspace: string,
	lead: string,
	responses: readonly string[]
): Promise<LeadHistoryRow[]> {
	if (responses.length === 0) return [];
	return db
		.select()
		.from(leadHistory)
		.where(
			and(
				eq(leadHistory.workspaceId, workspace),
				eq(leadHistory.leadId, lead),
				inArray(leadHistory.responseId, [...responses])
			)
		)
		.orderBy(desc(leadHistory.id));
}

type Column<Name extends keyof Tables, Key extends keyof Tables[Name]> = Tables[Name][Key];

function earlier(
	at:
		| Column<'responses', 'createdAt'>
		| Column<'leadHistory', 'at'>
		| Column<'leadNotes', 'createdAt'>
		| Column<'deliveries', 'createdAt'>
		| Column<'consents', 'withdrawnAt'>,
	id:
		| Column<'responses', 'id'>
		| Column<'leadHistory', 'id'>
		| Column<'leadNotes', 'id'>
		| Column<'deliveries', 'id'>
		| Column<'consents', 'id'>,
	before: Moment | undefined
): SQL | undefined {
	return before && and(lte(at, before.at), or(lt(at, before.at), lt(id, before.id)));
}
