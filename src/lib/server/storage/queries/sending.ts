import { and, asc, desc, eq, exists, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import type { CampaignState } from '../../../letter/campaign.ts';
import {
	Stale,
	type CampaignRow,
	type InvitationRow,
	type MailRow,
	type MailState,
	type Store,
	type SubjectVariant
} from '../store.ts';
import { campaignCount } from './campaign-counts.ts';

/* How surveys come along. What serves every workspace of the installation says so. */

/** Those of any workspace whose time has come begin. */
export async function beginScheduled(
	{ db, tables: { campaigns } }: Store,
	now: number
): Promise<void> {
	await db
		.update(campaigns)
		.set({ state: 'preparing', startedAt: now, updatedAt: now })
		.where(and(eq(campaigns.state, 'scheduled'), lte(campaigns.startAt, now)));
}

/** Of any workspace. */
export async function campaignsIn(
	{ db, tables: { campaigns } }: Store,
	states: readonly CampaignState[]
): Promise<CampaignRow[]> {
	return db
		.select()
		.from(campaigns)
		.where(inArray(campaigns.state, [...states]))
		.orderBy(asc(campaigns.id));
}

/** Of any workspace: those that send, and those that were sent and remind somebody. */
export async function campaignsWithMail(store: Store): Promise<CampaignRow[]> {
	return campaignsWithMailIn(store, ['sending', 'sent']);
}

/** Of any workspace: those in such a state of which mails wait. */
export async function campaignsWithMailIn(
	store: Store,
	states: readonly CampaignState[]
): Promise<CampaignRow[]> {
	const { campaigns } = store.tables;
	return store.db
		.select()
		.from(campaigns)
		.where(and(inArray(campaigns.state, [...states]), exists(mailIn(store, 'queued'))))
		.orderBy(asc(campaigns.id));
}

/** Of any workspace: where nothing is left to send, a survey has been sent. Paused since, and gone on with, it was so the first time. */
export async function finishCampaigns(store: Store, now: number): Promise<void> {
	const { campaigns } = store.tables;
	await store.db
		.update(campaigns)
		.set({
			...{ state: 'sent', updatedAt: now },
			finishedAt: sql`coalesce(${campaigns.finishedAt}, ${now})`
		})
		.where(
			and(
				eq(campaigns.state, 'sending'),
				notExists(mailIn(store, 'queued')),
				notExists(mailIn(store, 'sending'))
			)
		);
}

function mailIn({ db, tables: { mails, campaigns } }: Store, state: MailState) {
	return db
		.select({ id: mails.id })
		.from(mails)
		.where(and(eq(mails.campaignId, campaigns.id), eq(mails.state, state)));
}

/** After every id of a recipient: all who get it are written down. */
export const ALL_PREPARED = '~';

export interface Prepared {
	invitations: readonly InvitationRow[];
	mails: readonly MailRow[];
	/** The last recipient of these; `ALL_PREPARED` where there is nobody after them. */
	to: string;
	now: number;
}

/** Writes down some of those who get a survey, with their first mails, each once. Whether somebody else had not just done so. */
export async function writePrepared(
	store: Store,
	{ id, workspaceId, preparedTo }: CampaignRow,
	{ invitations, mails, to, now }: Prepared
): Promise<boolean> {
	const { tables } = store;
	const { campaigns } = tables;
	const counts = Map.groupBy(invitations, ({ variant }) => variant);
	try {
		await store.atomically(
			(db) => [
				db
					.update(campaigns)
					.set({
						preparedTo: to,
						updatedAt: now,
						...(to === ALL_PREPARED && { state: 'sending' as const })
					})
					.where(
						and(
							eq(campaigns.workspaceId, workspaceId),
							eq(campaigns.id, id),
							eq(campaigns.state, 'preparing'),
							preparedTo === null
								? isNull(campaigns.preparedTo)
								: eq(campaigns.preparedTo, preparedTo)
						)
					),
				...(invitations.length > 0
					? [
							db.insert(tables.invitations).values([...invitations]),
							db.insert(tables.mails).values([...mails])
						]
					: []),
				...[...counts.entries()].sort().map(([variant, { length: count }]) =>
					campaignCount(store, db, {
						...{ campaignId: id, workspaceId, variant, name: 'invited', count }
					})
				)
			],
			([prepared]) => prepared === 1
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

/** Of any workspace: it stops by itself, and says why. */
export async function pauseFor(
	{ db, tables: { campaigns } }: Store,
	id: string,
	pausedFor: string,
	now: number
): Promise<boolean> {
	const paused = await db
		.update(campaigns)
		.set({ state: 'paused', pausedFor, updatedAt: now })
		.where(and(eq(campaigns.id, id), inArray(campaigns.state, ['preparing', 'sending', 'sent'])))
		.returning({ id: campaigns.id });
	return paused.length > 0;
}

/** Some of the mails that wait, of a cancelled survey, do so no more. @returns how many */
export async function cancelSome(
	store: Store,
	{ id, workspaceId }: CampaignRow,
	now: number,
	limit: number
): Promise<number> {
	const { mails, invitations } = store.tables;
	const waiting = await store.db
		.select({ mail: mails, variant: invitations.variant })
		.from(mails)
		.innerJoin(invitations, eq(invitations.id, mails.invitationId))
		.where(
			and(eq(mails.workspaceId, workspaceId), eq(mails.campaignId, id), eq(mails.state, 'queued'))
		)
		.limit(limit);
	if (waiting.length === 0) return 0;
	await cancelled(store, waiting, now);
	return waiting.length;
}

async function cancelled(
	store: Store,
	waiting: readonly { mail: MailRow; variant: SubjectVariant }[],
	now: number
): Promise<void> {
	const { mails, invitations } = store.tables;
	const ids = waiting.map(({ mail }) => mail.id);
	const people = waiting.map(({ mail }) => mail.invitationId);
	const firsts = Map.groupBy(
		waiting.filter(({ mail }) => mail.number === 0),
		({ variant }) => variant
	);
	const [first] = waiting;
	if (!first) return;
	const { campaignId, workspaceId } = first.mail;
	await store.atomically(
		(db) => [
			db
				.update(mails)
				.set({ state: 'cancelled', nextAttemptAt: now, finishedAt: now })
				.where(and(inArray(mails.id, ids), eq(mails.state, 'queued'))),
			db
				.update(invitations)
				.set({ mailState: 'cancelled', remindAt: null })
				.where(inArray(invitations.id, people)),
			...[...firsts.entries()].sort().map(([variant, { length: count }]) =>
				campaignCount(store, db, {
					...{ campaignId, workspaceId, variant, name: 'cancelled', count }
				})
			)
		],
		([changed]) => changed === ids.length
	);
}

/** How far back is looked for what the mail server said. */
const LOOKED_AT = 100;

/** What the mail server said last of what did not go well. */
export async function lastSaid(
	{ db, tables: { mails } }: Store,
	workspace: string,
	campaign: string
): Promise<{ code: number | null; error: string; at: number } | null> {
	const found = await Promise.all(
		(['queued', 'failed', 'unknown'] as const).map(async (state) => {
			const rows = await db
				.select({ code: mails.code, error: mails.error, at: mails.nextAttemptAt })
				.from(mails)
				.where(
					and(
						eq(mails.workspaceId, workspace),
						eq(mails.campaignId, campaign),
						eq(mails.state, state)
					)
				)
				.orderBy(desc(mails.nextAttemptAt), desc(mails.id))
				.limit(state === 'queued' ? LOOKED_AT : 1);
			return rows.find(({ error }) => error !== null);
		})
	);
	const said = found.filter((one) => one !== undefined).sort((one, other) => other.at - one.at)[0];
	return said && said.error !== null ? { ...said, error: said.error } : null;
}

/** When the last of a survey's mails left: by how many, and over how long, its pace can be told. */
export async function lastSent(
	{ db, tables: { mails } }: Store,
	workspace: string,
	campaign: string,
	limit: number
): Promise<number[]> {
	const rows = await db
		.select({ at: mails.nextAttemptAt })
		.from(mails)
		.where(
			and(
				eq(mails.workspaceId, workspace),
				eq(mails.campaignId, campaign),
				or(eq(mails.state, 'sent'), eq(mails.state, 'written'))
			)
		)
		.orderBy(desc(mails.nextAttemptAt))
		.limit(limit);
	return rows.map(({ at }) => at);
}

export async function mailById(
	{ db, tables: { mails } }: Store,
	workspace: string,
	id: string
): Promise<MailRow | undefined> {
	const [row] = await db
		.select()
		.from(mails)
		.where(and(eq(mails.workspaceId, workspace), eq(mails.id, id)))
		.limit(1);
	return row;
}
