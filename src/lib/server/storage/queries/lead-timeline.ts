import { and, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL } from 'drizzle-orm';
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
	slice: TimelineSlice
): Promise<ResponseTold[]> {
	const { id, quizId, version, segment, temperature, stage, total, percent, source, createdAt } =
		responses;
	return db
		.select({ id, quizId, version, segment, temperature, stage, total, percent, source, createdAt })
		.from(responses)
		.where(and(isOf(responses, workspace, lead), isIn(slice, responses.createdAt, responses.id)))
		.orderBy(desc(responses.createdAt), desc(responses.id))
		.limit(slice.limit);
}

/** What members did, and to whom the lead was handed over: that follows a response, but is told in its own time. */
export async function deedsTold(
	{ db, tables: { leadHistory } }: Store,
	workspace: string,
	lead: string,
	slice: TimelineSlice
): Promise<LeadHistoryRow[]> {
	const { at, id, responseId, kind } = leadHistory;
	const isTold = or(isNull(responseId), eq(kind, 'owner'));
	return db
		.select()
		.from(leadHistory)
		.where(and(isOf(leadHistory, workspace, lead), isTold, isIn(slice, at, id)))
		.orderBy(desc(at), desc(id))
		.limit(slice.limit);
}

export async function notesTold(
	{ db, tables: { leadNotes } }: Store,
	workspace: string,
	lead: string,
	slice: TimelineSlice
): Promise<LeadNoteRow[]> {
	const { createdAt, id } = leadNotes;
	return db
		.select()
		.from(leadNotes)
		.where(and(isOf(leadNotes, workspace, lead), isIn(slice, createdAt, id)))
		.orderBy(desc(createdAt), desc(id))
		.limit(slice.limit);
}

/** A push as a timeline tells of it. */
export type DeliveryTold = Pick<
	DeliveryRow,
	| ('id' | 'destinationId' | 'event' | 'responseId' | 'state' | 'attempts')
	| ('nextAttemptAt' | 'createdAt' | 'finishedAt')
>;

/** Pushes that no response led to: what a member did since is told in the words of one, and in its own time. */
export async function pushesTold(
	store: Store,
	workspace: string,
	lead: string,
	slice: TimelineSlice
): Promise<DeliveryTold[]> {
	const { createdAt, id } = store.tables.deliveries;
	const which = and(isNull(store.tables.responses.id), isIn(slice, createdAt, id));
	return pushes(store, workspace, lead, which, slice.limit);
}

/** Pushes that these responses led to. */
export async function pushesOfResponses(
	store: Store,
	workspace: string,
	lead: string,
	responses: readonly string[]
): Promise<DeliveryTold[]> {
	if (responses.length === 0) return [];
	const { id } = store.tables.responses;
	return pushes(store, workspace, lead, inArray(id, [...responses]), MOST_PUSHES);
}

const MOST_PUSHES = 500;

/** Beside each the response that led to it, at whose moment it was queued. */
function pushes(
	{ db, tables: { deliveries, responses } }: Store,
	workspace: string,
	lead: string,
	which: SQL | undefined,
	limit: number
): Promise<DeliveryTold[]> {
	const { id, destinationId, event, responseId, state, attempts } = deliveries;
	const { nextAttemptAt, createdAt, finishedAt } = deliveries;
	const ledTo = and(eq(responses.id, responseId), eq(responses.createdAt, createdAt));
	return db
		.select({
			...{ id, destinationId, event, responseId, state, attempts },
			...{ nextAttemptAt, createdAt, finishedAt }
		})
		.from(deliveries)
		.leftJoin(responses, ledTo)
		.where(and(isOf(deliveries, workspace, lead), which))
		.orderBy(desc(createdAt), desc(id))
		.limit(limit);
}

export async function withdrawalsTold(
	{ db, tables: { consents } }: Store,
	workspace: string,
	lead: string,
	slice: TimelineSlice
): Promise<ConsentRow[]> {
	const { withdrawnAt, id } = consents;
	return db
		.select()
		.from(consents)
		.where(
			and(isOf(consents, workspace, lead), isNotNull(withdrawnAt), isIn(slice, withdrawnAt, id))
		)
		.orderBy(desc(withdrawnAt), desc(id))
		.limit(slice.limit);
}

/** What these responses changed of the lead. */
export async function changesOfResponses(
	{ db, tables: { leadHistory } }: Store,
	workspace: string,
	lead: string,
	responses: readonly string[]
): Promise<LeadHistoryRow[]> {
	if (responses.length === 0) return [];
	const { id, responseId, kind } = leadHistory;
	const came = and(inArray(responseId, [...responses]), ne(kind, 'owner'));
	return db
		.select()
		.from(leadHistory)
		.where(and(isOf(leadHistory, workspace, lead), came))
		.orderBy(desc(id));
}

type Told = Tables['responses' | 'leadHistory' | 'leadNotes' | 'deliveries' | 'consents'];

function isOf(table: Told, workspace: string, lead: string): SQL | undefined {
	return and(eq(table.workspaceId, workspace), eq(table.leadId, lead));
}

/** Behind what was told before it. */
function isIn(
	{ before }: TimelineSlice,
	at:
		| Tables['responses' | 'leadNotes' | 'deliveries']['createdAt']
		| Tables['leadHistory']['at']
		| Tables['consents']['withdrawnAt'],
	id: Told['id']
): SQL | undefined {
	return before && and(lte(at, before.at), or(lt(at, before.at), lt(id, before.id)));
}
