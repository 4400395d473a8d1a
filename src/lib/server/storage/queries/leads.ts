import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { isOneOf, ownOnes } from '../by-ids.ts';
import type { LeadHistoryRow, LeadQuizRow, LeadRow, OutcomeRow, Store } from '../store.ts';

/** Of these, those that are shown: in no order, and none that another is part of. */
export async function leadsByIds(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<LeadRow[]> {
	if (ids.length === 0) return [];
	const { leads } = store.tables;
	return store.db
		.select()
		.from(leads)
		.where(
			and(eq(leads.workspaceId, workspace), isOneOf(store, leads.id, ids), isNull(leads.mergedInto))
		);
}

/** What these leads are called by. */
export async function leadContacts(
	store: Store,
	workspace: string,
	ids: readonly string[]
): Promise<Pick<LeadRow, 'id' | 'name' | 'email' | 'phone'>[]> {
	if (ids.length === 0) return [];
	const { leads } = store.tables;
	return store.db
		.select({ id: leads.id, name: leads.name, email: leads.email, phone: leads.phone })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), inArray(leads.id, [...ids])));
}

export async function leadById(
	store: Store,
	workspace: string,
	id: string
): Promise<LeadRow | undefined> {
	const { leads } = store.tables;
	const [row] = await store.db
		.select()
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), eq(leads.id, id)))
		.limit(1);
	return row;
}

/** Whose these numbers are. */
export async function leadsWithPhones(
	store: Store,
	workspace: string,
	phones: readonly string[]
): Promise<Pick<LeadRow, 'id' | 'name' | 'email' | 'phone'>[]> {
	if (phones.length === 0) return [];
	const { leads } = store.tables;
	return store.db
		.select({ id: leads.id, name: leads.name, email: leads.email, phone: leads.phone })
		.from(leads)
		.where(and(eq(leads.workspaceId, workspace), inArray(leads.phone, [...phones])));
}

export async function quizzesOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<LeadQuizRow[]> {
	const { leadQuizzes } = store.tables;
	return store.db
		.select()
		.from(leadQuizzes)
		.where(and(eq(leadQuizzes.workspaceId, workspace), eq(leadQuizzes.leadId, lead)))
		.orderBy(desc(leadQuizzes.updatedAt), asc(leadQuizzes.quizId));
}

/** In no order. @param leads some hundreds */
export async function quizzesOfLeads(
	store: Store,
	workspace: string,
	leads: readonly string[]
): Promise<LeadQuizRow[]> {
	if (leads.length === 0) return [];
	const { leadQuizzes } = store.tables;
	return store.db
		.select()
		.from(leadQuizzes)
		.where(
			and(
				ownOnes(store, leadQuizzes.workspaceId, workspace),
				isOneOf(store, leadQuizzes.leadId, leads)
			)
		);
}

/** Newest first. */
export async function historyOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<LeadHistoryRow[]> {
	const { leadHistory } = store.tables;
	return store.db
		.select()
		.from(leadHistory)
		.where(and(eq(leadHistory.workspaceId, workspace), eq(leadHistory.leadId, lead)))
		.orderBy(desc(leadHistory.id));
}

/** What was said to have become of it, newest first. */
export async function outcomesOfLead(
	store: Store,
	workspace: string,
	lead: string
): Promise<OutcomeRow[]> {
	const { outcomes } = store.tables;
	return store.db
		.select()
		.from(outcomes)
		.where(and(eq(outcomes.workspaceId, workspace), eq(outcomes.leadId, lead)))
		.orderBy(desc(outcomes.id));
}
