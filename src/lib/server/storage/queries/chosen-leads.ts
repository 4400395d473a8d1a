import { and, asc, eq, gt, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { inForce, leadConditions, type LeadChoice } from '../lead-conditions.ts';
import type { LeadRow, Store } from '../store.ts';

/** Leads of the choice: those who may be written to, those who have not agreed, those without an address. */
export type LeadStanding = 'agrees' | 'no_consent' | 'no_address';

function standing(store: Store, workspace: string, which: LeadStanding): SQL | undefined {
	const { leads } = store.tables;
	if (which === 'no_address') return isNull(leads.email);
	const agreed = inForce(store, workspace, leads.id);
	return and(isNotNull(leads.email), which === 'agrees' ? agreed : sql`not ${agreed}`);
}

/** By id, after `after`. */
export async function leadsChosenAfter(
	store: Store,
	workspace: string,
	choice: LeadChoice,
	which: LeadStanding,
	{ after, limit }: { after: string | null; limit: number }
): Promise<LeadRow[]> {
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(
			and(
				eq(leads.workspaceId, workspace),
				after === null ? undefined : gt(leads.id, after),
				...leadConditions(store, workspace, choice),
				standing(store, workspace, which)
			)
		)
		.orderBy(asc(leads.id))
		.limit(limit);
}

export async function countLeadsChosen(
	store: Store,
	workspace: string,
	choice: LeadChoice,
	which: LeadStanding
): Promise<number> {
	const { leads } = store.tables;
	return store.db.$count(
		leads,
		and(
			eq(leads.workspaceId, workspace),
			...leadConditions(store, workspace, choice),
			standing(store, workspace, which)
		)
	);
}
