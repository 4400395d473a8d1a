import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { ownOnes } from '../by-ids.ts';
import type { AuditRow, Store } from '../store.ts';
import { changeCounted } from './audit.ts';

/** The one that tells of this response. */
export async function deliveryOfResponse(
	store: Store,
	workspace: string,
	response: string
): Promise<string | undefined> {
	const { deliveries } = store.tables;
	const [found] = await store.db
		.select({ id: deliveries.id })
		.from(deliveries)
		.where(
			and(ownOnes(store, deliveries.workspaceId, workspace), eq(deliveries.responseId, response))
		)
		.orderBy(desc(deliveries.id))
		.limit(1);
	return found?.id;
}

/**
 * Leads that were made to try how they arrive, with their responses, their log and what members have noted about them; how
 * many.
 * @param lead only this one
 */
export async function removeTestLeads(
	store: Store,
	workspace: string,
	lead: string | undefined,
	lines: (count: number) => readonly AuditRow[]
): Promise<number> {
	const { deliveries, leadHistory, leadNotes, leadTags, leads, outcomes, responses } = store.tables;
	const isTest = and(
		eq(leads.workspaceId, workspace),
		// As `leads_test` has it.
		sql`${leads.test} is true`,
		lead === undefined ? undefined : eq(leads.id, lead)
	);
	return changeCounted(store, {
		count: () => store.db.$count(leads, isTest),
		change(db) {
			const tests = db.select({ id: leads.id }).from(leads).where(isTest);
			return [
				// Changes nothing, and says how many they are.
				db
					.update(leads)
					.set({ sequence: sql`${leads.sequence}` })
					.where(isTest),
				db
					.delete(deliveries)
					.where(
						and(
							ownOnes(store, deliveries.workspaceId, workspace),
							eq(deliveries.test, true),
							inArray(deliveries.leadId, tests)
						)
					),
				db
					.delete(responses)
					.where(
						and(
							ownOnes(store, responses.workspaceId, workspace),
							eq(responses.test, true),
							inArray(responses.leadId, tests)
						)
					),
				db.delete(leadHistory).where(inArray(leadHistory.leadId, tests)),
				db.delete(leadNotes).where(inArray(leadNotes.leadId, tests)),
				db.delete(leadTags).where(inArray(leadTags.leadId, tests)),
				db.delete(outcomes).where(inArray(outcomes.leadId, tests)),
				db.delete(leads).where(isTest)
			];
		},
		lines
	});
}
