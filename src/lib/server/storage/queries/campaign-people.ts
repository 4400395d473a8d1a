import { and, asc, desc, eq, gt, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { People } from '../../../letter/figures.ts';
import { foldForSearch } from '../fold-for-search.ts';
import type { InvitationRow, MailRow, Store, SubjectVariant } from '../store.ts';

/** Which people of which survey. */
export interface AskedPeople {
	workspace: string;
	campaign: string;
	people: People;
	/** Of those who got this subject. */
	variant?: SubjectVariant | undefined;
}

interface Slice {
	/** Those after this invitation. */
	before?: string | undefined;
	limit: number;
}

/** Newest first, one more than asked for where there are more: each from the index of its kind. */
export async function peoplePage(
	store: Store,
	asked: AskedPeople,
	{ before, limit }: Slice
): Promise<InvitationRow[]> {
	const { db, tables } = store;
	const { invitations } = tables;
	const pages = conditionsOf(store, asked).map((condition) =>
		db
			.select()
			.from(invitations)
			.where(and(condition, before === undefined ? undefined : lt(invitations.id, before)))
			.orderBy(desc(invitations.id))
			.limit(limit + 1)
	);
	return newest((await Promise.all(pages)).flat(), limit + 1);
}

/**
 * The same, of those whose name, address or fields hold these words, and who got this subject. At most so many of their kind
 * are looked at, so that a page may be short, or empty, and not be the last.
 * @param before the `next` of the page before
 * @param among how many are looked at
 */
export async function peopleAmong(
	store: Store,
	{ variant, ...asked }: AskedPeople,
	{ q, among, before, limit }: Slice & { q: string; among: number }
): Promise<{ rows: InvitationRow[]; next: string | null }> {
	const { db, tables } = store;
	const { invitations, recipients } = tables;
	const pattern = `%${foldForSearch(q).replace(/[\\%_]/g, '\\$&')}%`;
	const kinds = conditionsOf(store, asked).map(async (condition) => {
		const past = and(condition, before === undefined ? undefined : lt(invitations.id, before));
		const looked = db
			.select()
			.from(invitations)
			.where(past)
			.orderBy(desc(invitations.id))
			.limit(among)
			.as('looked');
		// Asked for one by one: of a join PostgreSQL makes one with all recipients of all workspaces.
		const search = sql`(select ${recipients.search} from ${recipients} where ${recipients.id} = ${looked.recipientId})`;
		const holds = or(
			sql`${looked.email} like ${pattern} escape '\\'`,
			sql`${search} like ${pattern} escape '\\'`
		);
		const rows = await db
			.select()
			.from(looked)
			.where(
				and(
					variant === undefined ? undefined : eq(looked.variant, variant),
					q === '' ? undefined : holds
				)
			)
			.orderBy(desc(looked.id))
			.limit(limit + 1);
		if (rows.length > limit) return { rows, end: null };
		const [last, more] = await db
			.select({ id: invitations.id })
			.from(invitations)
			.where(past)
			.orderBy(desc(invitations.id))
			.limit(2)
			.offset(among - 1);
		return { rows, end: last && more ? last.id : null };
	});
	const found = await Promise.all(kinds);
	// Of one kind it is not known yet who comes after this.
	const end = found.reduce((newest, one) => (one.end && one.end > newest ? one.end : newest), '');
	const rows = newest(
		found.flatMap((one) => one.rows).filter(({ id }) => id >= end),
		limit + 1
	);
	if (rows.length > limit) {
		const shown = rows.slice(0, limit);
		return { rows: shown, next: shown.at(-1)?.id ?? null };
	}
	return { rows, next: end === '' ? null : end };
}

/**
 * By address, of those whose address begins like this: for people who are many. At most so many recipients are looked at, of
 * whatever kind, so that a page may be short, or empty, and not be the last.
 * @param after the `next` of the page before: a recipient
 * @param among how many are looked at
 */
export async function peopleAtAddress(
	store: Store,
	asked: AskedPeople,
	{
		q,
		after,
		limit,
		among
	}: { q: string; after?: string | undefined; limit: number; among: number }
): Promise<{ rows: InvitationRow[]; next: string | null }> {
	const { db, tables } = store;
	const { invitations, recipients } = tables;
	const beginning = q.trim().normalize('NFC').toLowerCase();
	const past = after === undefined ? undefined : await addressOf(store, asked.workspace, after);
	const begunSo = () =>
		db
			.select({ id: recipients.id, email: recipients.email })
			.from(recipients)
			.where(
				and(
					eq(recipients.workspaceId, asked.workspace),
					gte(recipients.email, beginning),
					lt(recipients.email, `${beginning}\u{10ffff}`),
					past === undefined ? undefined : gt(recipients.email, past)
				)
			)
			.orderBy(asc(recipients.email));
	const looked = begunSo().limit(among).as('looked');
	const found = await db
		.select({ invitation: invitations, recipient: looked.id })
		.from(looked)
		// In this order on SQLite too, which keeps the order of a cross join: the addresses lead.
		.crossJoin(invitations)
		.where(and(eq(invitations.recipientId, looked.id), or(...conditionsOf(store, asked))))
		.orderBy(asc(looked.email))
		.limit(limit + 1);
	const rows = found.slice(0, limit).map(({ invitation }) => invitation);
	if (found.length > limit) return { rows, next: found[limit - 1]?.recipient ?? null };
	const [last] = await begunSo()
		.limit(1)
		.offset(among - 1);
	return { rows, next: last?.id ?? null };
}

async function addressOf(
	{ db, tables: { recipients } }: Store,
	workspace: string,
	recipient: string
): Promise<string | undefined> {
	const [row] = await db
		.select({ email: recipients.email })
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), eq(recipients.id, recipient)))
		.limit(1);
	return row?.email;
}

/** The letters of these people in this survey, the latest of each first. */
export async function mailsOfInvitations(
	{ db, tables: { mails } }: Store,
	workspace: string,
	invitations: readonly string[]
): Promise<MailRow[]> {
	if (invitations.length === 0) return [];
	return db
		.select()
		.from(mails)
		.where(and(eq(mails.workspaceId, workspace), inArray(mails.invitationId, [...invitations])))
		.orderBy(asc(mails.invitationId), desc(mails.number));
}

const WITH_TIME = {
	sent: 'sentAt',
	tapped: 'tappedAt',
	finished: 'finishedAt',
	unsubscribed: 'unsubscribedAt',
	bounced: 'bouncedAt',
	complained: 'complainedAt',
	not_me: 'notMeAt'
} as const;

const OPENED = {
	opened_human: 'human',
	opened_unsure: 'unsure',
	opened_scanner: 'scanner'
} as const;

/** Of the first letter: people are counted by that. */
const UNSENT = {
	waiting: ['queued', 'sending'],
	failed: ['failed'],
	unknown: ['unknown'],
	cancelled: ['cancelled']
} as const;

/**
 * Each is answered by one range of an index, in the order of ids; where there are several, their pages are put together. The
 * words of the partial indexes are repeated, for an engine takes one only where it sees that it holds all that is asked for.
 */
function conditionsOf({ tables }: Store, asked: AskedPeople): (SQL | undefined)[] {
	const { invitations } = tables;
	const { workspace, campaign, people, variant } = asked;
	return kindsOf(tables.invitations, people).map((kind) =>
		and(
			eq(invitations.campaignId, campaign),
			eq(invitations.workspaceId, workspace),
			kind,
			variant === undefined ? undefined : eq(invitations.variant, variant)
		)
	);
}

function kindsOf(invitations: Store['tables']['invitations'], people: People): (SQL | undefined)[] {
	if (isIn(WITH_TIME, people)) return [sql`${invitations[WITH_TIME[people]]} is not null`];
	if (isIn(OPENED, people)) return [eq(invitations.openedBy, OPENED[people])];
	if (isIn(UNSENT, people)) {
		return UNSENT[people].map((state) =>
			and(sql`${invitations.sentAt} is null`, eq(invitations.mailState, state))
		);
	}
	if (people === 'invited') return [undefined];
	if (people === 'written') return [sql`${invitations.mailState} = 'written'`];
	if (people === 'reminded') return [sql`${invitations.reminders} > 0`];
	if (people === 'cold' || people === 'warm' || people === 'hot') {
		return [eq(invitations.temperature, people)];
	}
	return [eq(invitations.segment, people.slice('segment:'.length))];
}

function isIn<Key extends string>(
	kinds: Readonly<Record<Key, unknown>>,
	name: string
): name is Key {
	return Object.hasOwn(kinds, name);
}

function newest(rows: InvitationRow[], most: number): InvitationRow[] {
	return rows.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, most);
}
