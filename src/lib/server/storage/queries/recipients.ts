import { and, asc, desc, eq, exists, inArray, lt, notExists, sql, type SQL } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import { foldForSearch } from '../fold-for-search.ts';
import { hasTag, isOnList } from '../recipient-conditions.ts';
import type {
	AuditRow,
	ListRow,
	RecipientRow,
	Store,
	SuppressedFor,
	SuppressionRow
} from '../store.ts';
import { changeAndNote } from './audit.ts';

/** `open`: may be written to; `closed`: for whatever reason not. */
export type RecipientState = 'open' | 'closed' | SuppressedFor;

export interface RecipientFilter {
	/** Part of the address, the name or a field. */
	q?: string | undefined;
	list?: string | undefined;
	tag?: string | undefined;
	state?: RecipientState | undefined;
	importId?: string | undefined;
}

/** Newest first, one more than asked for where there are more. */
export async function recipientsPage(
	store: Store,
	workspace: string,
	{ before, limit, ...filter }: RecipientFilter & { before?: string | undefined; limit: number }
): Promise<RecipientRow[]> {
	const { recipients } = store.tables;
	return store.db
		.select()
		.from(recipients)
		.where(
			and(
				eq(recipients.workspaceId, workspace),
				...matching(store, workspace, filter),
				before === undefined ? undefined : lt(recipients.id, before)
			)
		)
		.orderBy(desc(recipients.id))
		.limit(limit + 1);
}

function matching(
	store: Store,
	workspace: string,
	{ q, list, tag, state, importId }: RecipientFilter
): (SQL | undefined)[] {
	const { recipients } = store.tables;
	return [
		importId === undefined ? undefined : eq(recipients.importId, importId),
		q === undefined ? undefined : containing(recipients.search, q),
		list === undefined ? undefined : isOnList(store, workspace, [list]),
		tag === undefined ? undefined : hasTag(store, workspace, [tag]),
		state === undefined ? undefined : inState(store, workspace, state)
	];
}

function containing(column: Store['tables']['recipients']['search'], q: string): SQL {
	const pattern = `%${foldForSearch(q.trim()).replace(/[\\%_]/g, '\\$&')}%`;
	return sql`${column} like ${pattern} escape '\\'`;
}

function inState({ db, tables }: Store, workspace: string, state: RecipientState): SQL {
	const { suppressions, recipients } = tables;
	const found = db
		.select({ one: sql`1` })
		.from(suppressions)
		.where(
			and(
				eq(suppressions.workspaceId, workspace),
				eq(suppressions.email, recipients.email),
				state === 'open' || state === 'closed' ? undefined : eq(suppressions.reason, state)
			)
		);
	return state === 'open' ? notExists(found) : exists(found);
}

export async function recipientById(
	{ db, tables: { recipients } }: Store,
	workspace: string,
	id: string
): Promise<RecipientRow | undefined> {
	const [row] = await db
		.select()
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), eq(recipients.id, id)))
		.limit(1);
	return row;
}

export async function recipientByEmail(
	{ db, tables: { recipients } }: Store,
	workspace: string,
	email: string
): Promise<RecipientRow | undefined> {
	const [row] = await db
		.select()
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), eq(recipients.email, email)))
		.limit(1);
	return row;
}

/** Why these addresses are written to no more. */
export async function suppressionsOf(
	{ db, tables: { suppressions } }: Store,
	workspace: string,
	emails: readonly string[]
): Promise<SuppressionRow[]> {
	if (emails.length === 0) return [];
	return db
		.select()
		.from(suppressions)
		.where(and(eq(suppressions.workspaceId, workspace), inArray(suppressions.email, [...emails])));
}

export async function tagsOf(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<{ recipientId: string; tag: string }[]> {
	const { recipientTags } = store.tables;
	if (ids.length === 0) return [];
	return store.db
		.select({ recipientId: recipientTags.recipientId, tag: recipientTags.tag })
		.from(recipientTags)
		.where(
			and(
				ownOnes(store, recipientTags.workspaceId, workspace),
				inArray(recipientTags.recipientId, [...ids])
			)
		)
		.orderBy(asc(recipientTags.tag));
}

/** The next tag in use after this one, by name: an index leads from one to the next, however many people bear it. */
export async function nextTag(
	{ db, tables: { recipientTags } }: Store,
	workspace: string,
	after: string
): Promise<string | undefined> {
	const [row] = await db
		.select({ tag: recipientTags.tag })
		.from(recipientTags)
		.where(and(eq(recipientTags.workspaceId, workspace), sql`${recipientTags.tag} > ${after}`))
		.orderBy(asc(recipientTags.tag))
		.limit(1);
	return row?.tag;
}

interface Tagged {
	workspaceId: string;
	recipientId: string;
	tag: string;
}

/** Whether they did not have it. */
export async function addTag(
	store: Store,
	row: Tagged,
	lines: readonly AuditRow[]
): Promise<boolean> {
	return changeAndNote(store, lines, (db) => [
		db.insert(store.tables.recipientTags).values(row).onConflictDoNothing()
	]);
}

/** Whether they had it. */
export async function removeTag(
	store: Store,
	row: Tagged,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { recipientTags } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(recipientTags)
			.where(
				and(
					eq(recipientTags.workspaceId, row.workspaceId),
					eq(recipientTags.recipientId, row.recipientId),
					eq(recipientTags.tag, row.tag)
				)
			)
	]);
}

/** The lists that somebody is on, or has left. */
export async function listsOfRecipient(
	store: Store,
	workspace: string,
	recipient: string
): Promise<(Pick<ListRow, 'id' | 'name'> & { leftAt: number | null })[]> {
	const { lists, listMembers } = store.tables;
	return store.db
		.select({ id: lists.id, name: lists.name, leftAt: listMembers.leftAt })
		.from(listMembers)
		.innerJoin(lists, eq(lists.id, listMembers.listId))
		.where(
			and(
				ownOnes(store, listMembers.workspaceId, workspace),
				ownOnes(store, lists.workspaceId, workspace),
				eq(listMembers.recipientId, recipient)
			)
		)
		.orderBy(asc(lists.name));
}

export async function recipientsByEmails(
	{ db, tables: { recipients } }: Store,
	workspace: string,
	emails: readonly string[]
): Promise<Pick<RecipientRow, 'id' | 'email' | 'leadId'>[]> {
	if (emails.length === 0) return [];
	return db
		.select({ id: recipients.id, email: recipients.email, leadId: recipients.leadId })
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), inArray(recipients.email, [...emails])));
}

/** Which of these leads have answered the quiz. */
export async function leadsThatAnswered(
	{ db, tables: { leadQuizzes } }: Store,
	workspace: string,
	quiz: string,
	leads: readonly string[]
): Promise<string[]> {
	const rows = await db
		.select({ id: leadQuizzes.leadId })
		.from(leadQuizzes)
		.where(
			and(
				eq(leadQuizzes.workspaceId, workspace),
				eq(leadQuizzes.quizId, quiz),
				inArray(leadQuizzes.leadId, [...leads])
			)
		);
	return rows.map(({ id }) => id);
}
