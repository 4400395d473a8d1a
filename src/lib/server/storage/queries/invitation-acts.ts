import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { isMoreHuman, mergedCounts, openedMove, type CampaignCount } from '../campaign-tally.ts';
import { Stale, type Db, type InvitationRow, type Statement, type Store } from '../store.ts';
import { campaignCount } from './campaign-counts.ts';
import { invitationById } from './campaigns.ts';

/** Writers of one invitation side by side are a person and what tells of their letter. */
const MOST_TRIES = 5;

type Asked = Pick<InvitationRow, 'id' | 'workspaceId' | 'campaignId' | 'variant'>;

/** Whoever is at an attempt by a letter; undefined where nobody is. */
export async function invitationOfAttempt(
	{ db, tables: { invitations } }: Store,
	workspace: string,
	quizId: string,
	attemptId: string
): Promise<InvitationRow | undefined> {
	const [row] = await db
		.select()
		.from(invitations)
		.where(
			and(
				eq(invitations.workspaceId, workspace),
				eq(invitations.quizId, quizId),
				eq(invitations.attemptId, attemptId)
			)
		)
		.limit(1);
	return row;
}

export interface Act {
	invitation: Pick<InvitationRow, 'id'>;
	/** They have confirmed what they tapped, or answered otherwise. */
	answered: boolean;
	eventId: string;
	now: number;
}

/** A person is there, and perhaps has answered: each is counted once. Whether it was news. */
export async function recordAct(store: Store, act: Act): Promise<boolean> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const known = await invitationById(store, act.invitation.id);
		if (!known) return false;
		const isNew = isMoreHuman('human', known.openedBy);
		const taps = act.answered && known.tappedAt === null;
		if (!isNew && !taps) return false;
		if (await wasWritten(store, (db) => actStatements(store, db, act, known, taps))) return true;
	}
	throw new Error('An invitation was written by others each time that it was to be.');
}

function actStatements(
	store: Store,
	db: Db,
	{ eventId, now }: Act,
	known: InvitationRow,
	taps: boolean
): Statement[] {
	const { invitations, mailEvents } = store.tables;
	const { id, workspaceId, campaignId, openedAt, openedBy, tappedAt } = known;
	const counted = openedMove(openedBy, 'human');
	if (taps) counted.push(['tapped', 1]);
	return [
		db
			.update(invitations)
			.set({
				openedBy: 'human',
				openedAt: openedAt ?? now,
				...(taps && { tappedAt: now })
			})
			.where(
				and(
					eq(invitations.workspaceId, workspaceId),
					eq(invitations.id, id),
					openedBy === null ? isNull(invitations.openedBy) : eq(invitations.openedBy, openedBy),
					tappedAt === null ? isNull(invitations.tappedAt) : isNotNull(invitations.tappedAt)
				)
			),
		...countStatements(store, db, known, counted),
		db.insert(mailEvents).values({
			...{ id: eventId, workspaceId, campaignId, invitationId: id, kind: 'act', judged: 'human' },
			...{ why: taps ? 'answered' : 'act', at: now }
		})
	];
}

export interface NotMe {
	invitation: Asked;
	/** What was tapped was theirs, and not that of whom the letter was to. */
	takesBack: boolean;
	now: number;
}

/** Somebody whom a letter was forwarded to has said so. Whether it was news. */
export async function recordNotMe(store: Store, { invitation, takesBack, now }: NotMe) {
	const { invitations } = store.tables;
	const own = and(
		eq(invitations.workspaceId, invitation.workspaceId),
		eq(invitations.id, invitation.id)
	);
	const isTapped = and(own, isNotNull(invitations.tappedAt), isNull(invitations.finishedAt));
	const said = await wasWritten(store, (db) => [
		db
			.update(invitations)
			.set({ notMeAt: now })
			.where(and(own, isNull(invitations.notMeAt))),
		...countStatements(store, db, invitation, [['not_me', 1]])
	]);
	if (takesBack) {
		await wasWritten(store, (db) => [
			db.update(invitations).set({ tappedAt: null }).where(isTapped),
			...countStatements(store, db, invitation, [['tapped', -1]])
		]);
	}
	return said;
}

/** All of it, where the first of these hits the row that it counts on. */
async function wasWritten(store: Store, build: (db: Db) => Statement[]): Promise<boolean> {
	try {
		await store.atomically(build, ([changed]) => changed === 1);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function countStatements(
	store: Store,
	db: Db,
	{ campaignId, workspaceId, variant }: Asked,
	counted: readonly [CampaignCount, number][]
): Statement[] {
	const rows = counted.map(([name, count]) => ({ campaignId, workspaceId, variant, name, count }));
	return mergedCounts(rows).map((row) => campaignCount(store, db, row));
}
