import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { CampaignState } from '../../../letter/campaign.ts';
import type { AuditRow, CampaignRow, InvitationRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

export async function insertCampaign(
	store: Store,
	row: CampaignRow,
	lines: readonly AuditRow[]
): Promise<void> {
	await changeAndNote(store, lines, (db) => [db.insert(store.tables.campaigns).values(row)]);
}

export async function campaignById(
	{ db, tables: { campaigns } }: Store,
	workspace: string,
	id: string
): Promise<CampaignRow | undefined> {
	const [row] = await db
		.select()
		.from(campaigns)
		.where(and(eq(campaigns.workspaceId, workspace), eq(campaigns.id, id)))
		.limit(1);
	return row;
}

/** Newest first, one more than asked for where there are more. */
export async function campaignsPage(
	{ db, tables: { campaigns } }: Store,
	workspace: string,
	{ before, limit }: { before?: string | undefined; limit: number }
): Promise<CampaignRow[]> {
	return db
		.select()
		.from(campaigns)
		.where(
			and(
				eq(campaigns.workspaceId, workspace),
				before === undefined ? undefined : lt(campaigns.id, before)
			)
		)
		.orderBy(desc(campaigns.id))
		.limit(limit + 1);
}

export type CampaignChange = Partial<
	Pick<
		CampaignRow,
		| 'name'
		| 'letter'
		| 'audience'
		| 'settings'
		| 'state'
		| 'startAt'
		| 'startedAt'
		| 'finishedAt'
		| 'pausedFor'
		| 'preparedTo'
	>
>;

/** Changes it while it is in one of these states and, where one is named, of this revision. Whether it was. */
export async function changeCampaign(
	store: Store,
	{ workspace, id }: { workspace: string; id: string },
	from: { states: readonly CampaignState[]; revision?: number | undefined },
	change: CampaignChange,
	now: number,
	lines: readonly AuditRow[]
): Promise<CampaignRow | undefined> {
	const { campaigns } = store.tables;
	const changed = await changeAndNote(store, lines, (db) => [
		db
			.update(campaigns)
			.set({ ...change, revision: sql`${campaigns.revision} + 1`, updatedAt: now })
			.where(
				and(
					eq(campaigns.workspaceId, workspace),
					eq(campaigns.id, id),
					inArray(campaigns.state, [...from.states]),
					from.revision === undefined ? undefined : eq(campaigns.revision, from.revision)
				)
			)
	]);
	return changed ? campaignById(store, workspace, id) : undefined;
}

/** With nothing of it left, nor of those who were to get it. */
export async function deleteCampaignRow(
	store: Store,
	workspace: string,
	id: string,
	lines: readonly AuditRow[]
): Promise<boolean> {
	const { campaigns } = store.tables;
	return changeAndNote(store, lines, (db) => [
		db
			.delete(campaigns)
			.where(
				and(
					eq(campaigns.workspaceId, workspace),
					eq(campaigns.id, id),
					eq(campaigns.state, 'draft')
				)
			)
	]);
}

/** Of any workspace: whoever asks holds a link that we have signed. */
export async function invitationById(
	{ db, tables: { invitations } }: Store,
	id: string
): Promise<InvitationRow | undefined> {
	const [row] = await db.select().from(invitations).where(eq(invitations.id, id)).limit(1);
	return row;
}
