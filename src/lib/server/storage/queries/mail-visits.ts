import { and, eq, inArray, isNull } from 'drizzle-orm';
import { isMoreHuman, mergedCounts, openedMove, type Counted } from '../campaign-tally.ts';
import { Stale, type InvitationRow, type Judged, type MailEventRow, type Store } from '../store.ts';
import { campaignCount } from './campaign-counts.ts';

/** What came of a letter: it was opened, or its link followed, by whom as far as that can be told. */
export interface JudgedVisit {
	invitationId: string;
	kind: 'open' | 'click';
	judged: Judged;
	why: string;
	at: number;
}

/** When these letters were sent, those of them that were. */
export async function timesOfSending(
	{ db, tables: { invitations } }: Store,
	ids: readonly string[]
): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: invitations.id, sentAt: invitations.sentAt })
		.from(invitations)
		.where(inArray(invitations.id, [...ids]));
	return new Map(rows.flatMap(({ id, sentAt }) => (sentAt === null ? [] : [[id, sentAt]])));
}

/** Others write about the same letters at the same time. */
const MOST_TRIES = 5;

/**
 * Writes what was seen of some letters, at most some hundreds of them, in one transaction: of each kind and judgement one
 * event for each letter, however often it is seen.
 */
export async function recordVisits(
	store: Store,
	visits: readonly JudgedVisit[],
	newId: () => string
): Promise<void> {
	for (let tries = 0; tries < MOST_TRIES; tries += 1) {
		const found = await readNews(store, visits, newId);
		if (found.events.length === 0 && found.moves.length === 0) return;
		if (await writeNews(store, found)) return;
	}
	throw new Error('Invitations were written by others each time that they were to be.');
}

interface News {
	events: MailEventRow[];
	moves: { from: InvitationRow; to: Judged; at: number }[];
}

async function readNews(
	{ db, tables: { invitations, mailEvents } }: Store,
	visits: readonly JudgedVisit[],
	newId: () => string
): Promise<News> {
	const ids = [...new Set(visits.map(({ invitationId }) => invitationId))];
	if (ids.length === 0) return { events: [], moves: [] };
	const [rows, before] = await Promise.all([
		db.select().from(invitations).where(inArray(invitations.id, ids)),
		db
			.select({
				invitationId: mailEvents.invitationId,
				kind: mailEvents.kind,
				judged: mailEvents.judged
			})
			.from(mailEvents)
			.where(inArray(mailEvents.invitationId, ids))
	]);
	const known = new Map(rows.map((row) => [row.id, row]));
	const seen = new Set(before.map(nameOf));
	const news: News = { events: [], moves: [] };
	for (const visit of visits) {
		const from = known.get(visit.invitationId);
		if (!from) continue;
		const { judged, at } = visit;
		if (!seen.has(nameOf(visit))) {
			seen.add(nameOf(visit));
			const { workspaceId, campaignId } = from;
			news.events.push({ ...visit, id: newId(), workspaceId, campaignId });
		}
		const move = news.moves.find((one) => one.from.id === from.id);
		if (!isMoreHuman(judged, move?.to ?? from.openedBy)) continue;
		if (move) move.to = judged;
		else news.moves.push({ from, to: judged, at });
	}
	return news;
}

async function writeNews(store: Store, { events, moves }: News): Promise<boolean> {
	const { invitations, mailEvents } = store.tables;
	const counts = moves.flatMap(({ from, to }) =>
		openedMove(from.openedBy, to).map(([name, count]): Counted => {
			const { campaignId, workspaceId, variant } = from;
			return { campaignId, workspaceId, variant, name, count };
		})
	);
	// Always in the same order, so that two who write of the same letters never wait for each other.
	const ordered = [...moves].sort((one, other) => (one.from.id < other.from.id ? -1 : 1));
	try {
		await store.atomically(
			(db) => [
				...ordered.map(({ from, to, at }) =>
					db
						.update(invitations)
						.set({ openedBy: to, openedAt: from.openedAt ?? at })
						.where(
							and(
								eq(invitations.workspaceId, from.workspaceId),
								eq(invitations.id, from.id),
								from.openedBy === null
									? isNull(invitations.openedBy)
									: eq(invitations.openedBy, from.openedBy)
							)
						)
				),
				...mergedCounts(counts).map((row) => campaignCount(store, db, row)),
				...(events.length > 0 ? [db.insert(mailEvents).values(events)] : [])
			],
			(hit) => ordered.every((_, index) => hit[index] === 1)
		);
		return true;
	} catch (error) {
		if (error instanceof Stale) return false;
		throw error;
	}
}

function nameOf({
	invitationId,
	kind,
	judged
}: Pick<MailEventRow, 'invitationId' | 'kind' | 'judged'>) {
	return `${invitationId} ${kind} ${judged}`;
}
