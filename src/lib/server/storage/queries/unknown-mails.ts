import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { AuditRow, Db, MailRow, Statement, Store, SubjectVariant } from '../store.ts';
import { auditLines } from './audit.ts';
import { campaignCount } from './campaign-counts.ts';

export interface UnknownMail {
	id: string;
	email: string;
	number: number;
	at: number;
	error: string | null;
}

/** Mails that may have arrived and that nobody has decided about, the newest first. */
export async function unknownMails(
	{ db, tables: { mails } }: Store,
	workspace: string,
	campaign: string,
	limit: number
): Promise<UnknownMail[]> {
	const { id, email, number, nextAttemptAt, error } = mails;
	return db
		.select({ id, email, number, at: nextAttemptAt, error })
		.from(mails)
		.where(
			and(
				eq(mails.workspaceId, workspace),
				eq(mails.campaignId, campaign),
				eq(mails.state, 'unknown'),
				isNull(mails.finishedAt)
			)
		)
		.orderBy(desc(mails.nextAttemptAt), desc(mails.id))
		.limit(limit);
}

/** What becomes of mails that may have arrived: they are sent again, or left. Of all of a survey's where none are named. @returns how many */
export async function decideUnknown(
	store: Store,
	{ workspace, campaign }: { workspace: string; campaign: string },
	{ again, ids, now }: { again: boolean; ids?: readonly string[] | undefined; now: number },
	lines: (count: number) => readonly AuditRow[] = () => []
): Promise<number> {
	const { mails, invitations } = store.tables;
	const open = and(
		eq(mails.workspaceId, workspace),
		eq(mails.campaignId, campaign),
		eq(mails.state, 'unknown'),
		isNull(mails.finishedAt),
		ids && inArray(mails.id, [...ids])
	);
	const found = await store.db
		.select({ mail: mails, variant: invitations.variant })
		.from(mails)
		.innerJoin(invitations, eq(invitations.id, mails.invitationId))
		.where(open)
		.limit(MOST_AT_ONCE);
	if (found.length === 0) return 0;
	const which = and(
		open,
		inArray(
			mails.id,
			found.map(({ mail }) => mail.id)
		)
	);
	await store.atomically(
		(db) => [
			again
				? db
						.update(mails)
						.set({ state: 'queued', nextAttemptAt: now, error: null, code: null })
						.where(which)
				: db.update(mails).set({ finishedAt: now }).where(which),
			...(again ? sentAgain(store, db, { workspace, campaign }, found, now) : []),
			...auditLines(store, db, lines(found.length))
		],
		([changed]) => changed === found.length
	);
	return found.length;
}

const MOST_AT_ONCE = 500;

function sentAgain(
	store: Store,
	db: Db,
	{ workspace: workspaceId, campaign: campaignId }: { workspace: string; campaign: string },
	found: readonly { mail: MailRow; variant: SubjectVariant }[],
	now: number
): Statement[] {
	const { campaigns, invitations } = store.tables;
	const firsts = Map.groupBy(
		found.filter(({ mail }) => mail.number === 0),
		({ variant }) => variant
	);
	const people = found.map(({ mail }) => mail.invitationId);
	return [
		db
			.update(invitations)
			.set({ mailState: 'queued' })
			.where(and(eq(invitations.workspaceId, workspaceId), inArray(invitations.id, people))),
		db
			.update(campaigns)
			.set({ state: 'sending', finishedAt: null, updatedAt: now })
			.where(
				and(
					eq(campaigns.workspaceId, workspaceId),
					eq(campaigns.id, campaignId),
					eq(campaigns.state, 'sent')
				)
			),
		...[...firsts.entries()].sort().map(([variant, { length }]) =>
			campaignCount(store, db, {
				...{ campaignId, workspaceId, variant, name: 'unknown', count: -length }
			})
		)
	];
}
