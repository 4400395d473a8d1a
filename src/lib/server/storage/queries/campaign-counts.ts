import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CampaignCount, Counted } from '../campaign-tally.ts';
import type { CampaignCountRow, Db, Statement, Store } from '../store.ts';

export type { CampaignCount };

/** Adds up, or takes back. Everybody who adds to several does so in the order of their names, so that two never wait for each other. */
export function campaignCount(
	{ tables: { campaignCounts } }: Store,
	db: Db,
	row: Counted
): Statement {
	return db
		.insert(campaignCounts)
		.values(row)
		.onConflictDoUpdate({
			target: [campaignCounts.campaignId, campaignCounts.variant, campaignCounts.name],
			set: { count: sql`${campaignCounts.count} + ${row.count}` }
		});
}

export async function countsOfCampaigns(
	{ db, tables: { campaignCounts } }: Store,
	workspace: string,
	campaigns: readonly string[]
): Promise<CampaignCountRow[]> {
	if (campaigns.length === 0) return [];
	return db
		.select()
		.from(campaignCounts)
		.where(
			and(
				eq(campaignCounts.workspaceId, workspace),
				inArray(campaignCounts.campaignId, [...campaigns])
			)
		);
}
