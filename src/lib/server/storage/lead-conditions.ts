import { and, eq, exists, inArray, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Audience } from '../../letter/campaign.ts';
import type { Store } from './store.ts';

/** Which leads an audience names; a part that names none names all. */
export type LeadChoice = NonNullable<Audience['leads']>;

const one = { one: sql`1` };

/** They are one of these leads, who have agreed to be written to. */
export function isNamedLead(store: Store, workspace: string, choice: LeadChoice): SQL | undefined {
	const { db, tables } = store;
	const { leads, recipients } = tables;
	const named = and(
		eq(leads.workspaceId, workspace),
		...leadConditions(store, workspace, choice),
		inForce(store, workspace, leads.id)
	);
	return or(
		inArray(recipients.leadId, db.select({ id: leads.id }).from(leads).where(named)),
		inArray(
			recipients.email,
			db
				.select({ email: leads.email })
				.from(leads)
				.where(and(named, isNotNull(leads.email)))
		)
	);
}

/** Conditions on a lead: the choice names it. */
export function leadConditions(
	{ db, tables }: Store,
	workspace: string,
	{ segments, stages, quizzes }: LeadChoice
): (SQL | undefined)[] {
	const { leads, leadQuizzes } = tables;
	const inSegments = (table: Pick<typeof leads | typeof leadQuizzes, 'segment' | 'temperature'>) =>
		segments.length === 0
			? undefined
			: or(inArray(table.segment, segments), sql`${table.temperature} in ${segments}`);
	return [
		isNull(leads.mergedInto),
		stages.length === 0 ? undefined : inArray(leads.stage, stages),
		quizzes.length === 0
			? inSegments(leads)
			: exists(
					db
						.select(one)
						.from(leadQuizzes)
						.where(
							and(
								eq(leadQuizzes.workspaceId, workspace),
								eq(leadQuizzes.leadId, leads.id),
								inArray(leadQuizzes.quizId, quizzes),
								inSegments(leadQuizzes)
							)
						)
				)
	];
}

/** An advertising consent of this lead has been given, and none withdrawn since. */
export function inForce(
	{ db, tables: { consents } }: Store,
	workspace: string,
	lead: Store['tables']['leads']['id'] | Store['tables']['recipients']['leadId']
): SQL {
	const later = sql`select 1 from ${consents} as later where later.lead_id = ${consents.leadId} and later.purpose = 'advertising' and later.withdrawn_at >= ${consents.givenAt}`;
	return exists(
		db
			.select(one)
			.from(consents)
			.where(
				and(
					eq(consents.leadId, lead),
					eq(consents.workspaceId, workspace),
					eq(consents.purpose, 'advertising'),
					isNull(consents.withdrawnAt),
					sql`not exists (${later})`
				)
			)
	);
}
