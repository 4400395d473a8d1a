import { and, asc, eq, exists, inArray, lte, ne, sql } from 'drizzle-orm';
import type { CampaignState } from '../../../letter/campaign.ts';
import { MAIL_FILE } from '../mail-files.ts';
import {
	Stale,
	type Db,
	type InvitationRow,
	type MailRow,
	type MailState,
	type RecipientRow,
	type Statement,
	type Store,
	type SubjectVariant
} from '../store.ts';
import { campaignCount, type CampaignCount } from './campaign-counts.ts';

/*
 * Mails of surveys. The sender's side serves every workspace of the installation; each row that it changes is named by its own
 * id, and is its own.
 */

/** While a survey is in one of these, its mails leave. */
const LEAVING = ['sending', 'sent'] as const satisfies readonly CampaignState[];

/** Those that are due, the longest first. */
export async function dueMails(
	{ db, tables: { mails } }: Store,
	campaign: string,
	now: number,
	limit: number
): Promise<MailRow[]> {
	return db
		.select()
		.from(mails)
		.where(
			and(eq(mails.campaignId, campaign), eq(mails.state, 'queued'), lte(mails.nextAttemptAt, now))
		)
		.orderBy(asc(mails.nextAttemptAt), asc(mails.id))
		.limit(limit);
}

/** What came of a mail that was this owner's. */
export interface Settled {
	mail: MailRow;
	variant: SubjectVariant;
	state: MailState;
	attempts: number;
	nextAttemptAt: number;
	code: number | null;
	error: string | null;
	/** When the next reminder would be due, if nothing speaks against it; null: there is none. */
	remindAt: number | null;
}

export interface Turn {
	owner: string;
	now: number;
	leaseUntil: number;
	settled: readonly Settled[];
	/** From here on one that nobody settles may have arrived. */
	claimed: readonly MailRow[];
	/** Not yet: their domain takes no more for now. */
	deferred: readonly { id: string; until: number }[];
}

/**
 * What came of some mails, and which are next, in one commit. Whether it was so: where somebody else has touched one of them
 * meanwhile, or the survey was paused, nothing of it is.
 */
export async function takeTurn(store: Store, turn: Turn): Promise<boolean> {
	const { settled, claimed, deferred } = turn;
	if (settled.length + claimed.length + deferred.length === 0) return true;
	let expected: (number | null)[] = [];
	try {
		await store.atomically(
			(db) => {
				const all = [...settling(store, db, turn), ...claiming(store, db, turn)];
				expected = all.map(({ hits }) => hits);
				return all.map(({ statement }) => statement);
			},
			(counts) => expected.every((hits, index) => hits === null || hits === counts[index])
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

/** How many rows it has to hit; null: that is no matter. */
interface Sure {
	statement: Statement;
	hits: number | null;
}

function claiming(store: Store, db: Db, { owner, leaseUntil, claimed, deferred }: Turn): Sure[] {
	const { mails, campaigns } = store.tables;
	const all: Sure[] = [];
	if (claimed.length > 0) {
		const leaves = db
			.select({ id: campaigns.id })
			.from(campaigns)
			.where(and(eq(campaigns.id, mails.campaignId), inArray(campaigns.state, [...LEAVING])));
		const statement = db
			.update(mails)
			.set({
				state: 'sending',
				attempts: sql`${mails.attempts} + 1`,
				leaseOwner: owner,
				leaseUntil
			})
			.where(and(inArray(mails.id, claimed.map(idOf)), eq(mails.state, 'queued'), exists(leaves)));
		all.push({ statement, hits: claimed.length });
	}
	if (deferred.length > 0) {
		const cases = deferred.map(({ id, until }) => sql`WHEN ${id} THEN ${until}`);
		const until = sql`CASE ${mails.id} ${sql.join(cases, sql` `)} END`;
		const statement = db
			.update(mails)
			.set({ nextAttemptAt: sql`CAST(${until} AS BIGINT)` })
			.where(and(inArray(mails.id, deferred.map(idOf)), eq(mails.state, 'queued')));
		all.push({ statement, hits: null });
	}
	return all;
}

const idOf = ({ id }: { id: string }) => id;

function settling(store: Store, db: Db, turn: Turn): Sure[] {
	const groups = Map.groupBy(turn.settled, ({ state, remindAt, code, error, ...retry }) =>
		[
			state,
			remindAt,
			code,
			error,
			...(state === 'queued' ? Object.values(whenAgain(retry)) : [])
		].join()
	);
	return [
		...[...groups.values()].flatMap((group) => settlingAlike(store, db, turn, group)),
		...counting(store, db, turn.settled)
	];
}

const whenAgain = ({ attempts, nextAttemptAt }: Pick<Settled, 'attempts' | 'nextAttemptAt'>) => ({
	attempts,
	nextAttemptAt
});

const isArrived = (state: MailState) => state === 'sent' || state === 'written';

function settlingAlike(
	store: Store,
	db: Db,
	{ owner, now }: Turn,
	group: readonly Settled[]
): Sure[] {
	const { mails, invitations } = store.tables;
	const [first] = group;
	if (!first) return [];
	const { state, code, error, remindAt } = first;
	const people = group.map(({ mail }) => mail.invitationId);
	const isOver = state !== 'queued';
	const ours = and(
		inArray(
			mails.id,
			group.map(({ mail }) => mail.id)
		),
		eq(mails.leaseOwner, owner),
		eq(mails.state, 'sending')
	);
	return [
		{
			hits: group.length,
			statement: db
				.update(mails)
				.set({
					...{ state, code, error, leaseOwner: null, leaseUntil: null },
					// What is over is looked up by when it was.
					...(isOver ? { nextAttemptAt: now } : whenAgain(first)),
					file: state === 'written' ? sql`${mails.id} || ${MAIL_FILE}` : null,
					sentAt: isArrived(state) ? now : null,
					// One that may have arrived waits for somebody's word.
					finishedAt: isOver && state !== 'unknown' ? now : null
				})
				.where(ours)
		},
		{
			hits: null,
			statement: db
				.update(invitations)
				.set({
					mailState: state,
					...(isArrived(state) && { sentAt: sql`coalesce(${invitations.sentAt}, ${now})` }),
					...(remindAt !== null && { remindAt: ifStillWanted(store, remindAt) })
				})
				.where(inArray(invitations.id, people))
		}
	];
}

function ifStillWanted({ tables: { invitations } }: Store, remindAt: number) {
	const { finishedAt, unsubscribedAt, bouncedAt, complainedAt, notMeAt } = invitations;
	return sql`CASE WHEN coalesce(${finishedAt}, ${unsubscribedAt}, ${bouncedAt}, ${complainedAt}, ${notMeAt}) IS NULL
		THEN CAST(${remindAt} AS BIGINT) END`;
}

/** People are counted by their first letter; of reminders, the first. */
function counting(store: Store, db: Db, settled: readonly Settled[]): Sure[] {
	const sums = new Map<string, Parameters<typeof campaignCount>[2]>();
	for (const { mail, variant, state } of settled) {
		const name = countOf(mail, state);
		if (name === null) continue;
		const { campaignId, workspaceId } = mail;
		const key = `${campaignId} ${variant} ${name}`;
		const count = (sums.get(key)?.count ?? 0) + 1;
		sums.set(key, { campaignId, workspaceId, variant, name, count });
	}
	return [...sums.entries()]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([, row]) => ({ statement: campaignCount(store, db, row), hits: null }));
}

function countOf({ number }: MailRow, state: MailState): CampaignCount | null {
	if (state === 'queued' || state === 'sending') return null;
	if (number === 0) return state;
	return number === 1 && isArrived(state) ? 'reminded' : null;
}

/** Those that some other sender was at: it is gone, and nobody knows whether they arrived. */
export async function leftMails(
	{ db, tables: { mails } }: Store,
	owner: string,
	limit: number
): Promise<MailRow[]> {
	return db
		.select()
		.from(mails)
		.where(and(eq(mails.state, 'sending'), ne(mails.leaseOwner, owner)))
		.orderBy(asc(mails.id))
		.limit(limit);
}

/** Who gets these mails. */
export async function addressed(
	{ db, tables: { invitations, recipients } }: Store,
	mails: readonly MailRow[]
): Promise<Map<string, { invitation: InvitationRow; recipient: RecipientRow | null }>> {
	if (mails.length === 0) return new Map();
	const ids = mails.map(({ invitationId }) => invitationId);
	const rows = await db
		.select({ invitation: invitations, recipient: recipients })
		.from(invitations)
		.leftJoin(recipients, eq(recipients.id, invitations.recipientId))
		.where(inArray(invitations.id, ids));
	return new Map(rows.map((row) => [row.invitation.id, row]));
}
