import {
	and,
	asc,
	eq,
	exists,
	gt,
	inArray,
	isNotNull,
	isNull,
	lte,
	ne,
	or,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import type { Audience } from '../../../letter/campaign.ts';
import type { RecipientRow, Store } from '../store.ts';
import { inForce, isNamedLead } from '../lead-conditions.ts';
import { hasTag, isOnList } from '../recipient-conditions.ts';

/** Why somebody whom a survey's audience names does not get it; the first that holds. */
export const LEFT_OUT = [
	'unsubscribed',
	'bounced',
	'complained',
	'by_hand',
	'no_consent',
	'left_list',
	'excluded_list',
	'excluded_tag',
	'answered',
	'written_lately'
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** Of a survey, what decides who gets it. */
export interface Choice {
	workspace: string;
	campaign: string;
	quiz: string;
	audience: Audience;
	now: number;
}

const DAY = 86_400_000;
const one = { one: sql`1` };

/** Those who get it, by id, after `after`. */
export async function chosenAfter(
	store: Store,
	choice: Choice,
	{ after, limit }: { after: string | null; limit: number }
): Promise<RecipientRow[]> {
	return peopleWhere(store, choice, null, { after, limit });
}

/** Those who do not, for this reason. */
export async function leftOutAfter(
	store: Store,
	choice: Choice,
	reason: LeftOut,
	page: { after: string | null; limit: number }
): Promise<RecipientRow[]> {
	return peopleWhere(store, choice, reason, page);
}

async function peopleWhere(
	store: Store,
	choice: Choice,
	reason: LeftOut | null,
	{ after, limit }: { after: string | null; limit: number }
): Promise<RecipientRow[]> {
	const { recipients } = store.tables;
	const why = reasonOf(store, choice, suppressedFor(store, choice.workspace));
	return store.db
		.select()
		.from(recipients)
		.where(
			and(
				eq(recipients.workspaceId, choice.workspace),
				after === null ? undefined : gt(recipients.id, after),
				isNamed(store, choice),
				reason === null ? sql`${why} is null` : sql`${why} = ${reason}`
			)
		)
		.orderBy(asc(recipients.id))
		.limit(limit);
}

/** The last of the next so many of the audience; null where there are fewer. */
export async function sliceEnd(
	{ db, tables: { recipients } }: Store,
	workspace: string,
	{ after, size }: { after: string; size: number }
): Promise<string | null> {
	const [row] = await db
		.select({ id: recipients.id })
		.from(recipients)
		.where(and(eq(recipients.workspaceId, workspace), gt(recipients.id, after)))
		.orderBy(asc(recipients.id))
		.limit(1)
		.offset(size - 1);
	return row?.id ?? null;
}

/** How many of those between these ids get it (null), and why others do not, by the language that they are known by. */
export async function countChosen(
	store: Store,
	choice: Choice,
	{ after, until }: { after: string; until: string | null }
): Promise<{ reason: LeftOut | null; locale: string | null; count: number }[]> {
	const { recipients, suppressions } = store.tables;
	const reasons = store.db
		.select({
			reason: reasonOf(store, choice, suppressions.reason).as('reason'),
			locale: recipients.locale
		})
		.from(recipients)
		// Joined, PostgreSQL reads the suppressed once for them all, where they are few.
		.leftJoin(
			suppressions,
			and(eq(suppressions.workspaceId, choice.workspace), eq(suppressions.email, recipients.email))
		)
		.where(
			and(
				eq(recipients.workspaceId, choice.workspace),
				gt(recipients.id, after),
				until === null ? undefined : lte(recipients.id, until),
				isNamed(store, choice)
			)
		)
		.as('reasons');
	return store.db
		.select({
			reason: reasons.reason,
			locale: reasons.locale,
			count: sql<number>`cast(count(*) as integer)`
		})
		.from(reasons)
		.groupBy(sql`${reasons.reason}`, reasons.locale);
}

/** Whether the audience names them at all. */
function isNamed(store: Store, { workspace, audience }: Choice): SQL | undefined {
	const { everyone, lists, tags, leads } = audience;
	if (everyone) return undefined;
	return (
		or(
			lists.length > 0 ? onceOnList(store, workspace, lists) : undefined,
			tags.length > 0 ? hasTag(store, workspace, tags) : undefined,
			leads ? isNamedLead(store, workspace, leads) : undefined
		) ?? sql`1 = 0`
	);
}

/** Why their address is suppressed, if it is. */
function suppressedFor({ tables: { suppressions, recipients } }: Store, workspace: string): SQL {
	return sql`(select ${suppressions.reason} from ${suppressions} where ${suppressions.workspaceId} = ${workspace} and ${suppressions.email} = ${recipients.email})`;
}

/** Null for who gets it. @param suppressed why their address is suppressed, or null */
function reasonOf(store: Store, choice: Choice, suppressed: SQLWrapper): SQL<LeftOut | null> {
	const { workspace, audience } = choice;
	const { lists, tags, answered, writtenWithin } = audience.excluding;
	const cases: [SQL | undefined, LeftOut][] = [
		[lacksConsent(store, choice), 'no_consent'],
		[hasOnlyLeft(store, choice), 'left_list'],
		[lists.length > 0 ? isOnList(store, workspace, lists) : undefined, 'excluded_list'],
		[tags.length > 0 ? hasTag(store, workspace, tags) : undefined, 'excluded_tag'],
		[answered ? hasAnswered(store, choice) : undefined, 'answered'],
		[
			writtenWithin === undefined ? undefined : isWrittenSince(store, choice, writtenWithin),
			'written_lately'
		]
	];
	const whens = cases.flatMap(([condition, reason]) =>
		condition ? [sql`when ${condition} then ${sql.raw(`'${reason}'`)}`] : []
	);
	return sql<LeftOut | null>`coalesce(${suppressed}, case ${sql.join(whens, sql` `)} end)`;
}

/** On one of them, or once on it. */
function onceOnList({ db, tables }: Store, workspace: string, lists: readonly string[]): SQL {
	const { listMembers, recipients } = tables;
	return exists(
		db
			.select(one)
			.from(listMembers)
			.where(
				and(
					inArray(listMembers.listId, [...lists]),
					eq(listMembers.recipientId, recipients.id),
					eq(listMembers.workspaceId, workspace)
				)
			)
	);
}

/** The lists that were to bring them in they have left, and nothing else brings them in. */
function hasOnlyLeft(store: Store, { workspace, audience }: Choice): SQL | undefined {
	const { everyone, lists, tags, leads } = audience;
	if (everyone || lists.length === 0) return undefined;
	const isIn = or(
		isOnList(store, workspace, lists),
		tags.length > 0 ? hasTag(store, workspace, tags) : undefined,
		leads ? isNamedLead(store, workspace, leads) : undefined
	);
	return sql`not (${isIn})`;
}

/** They may be written to because they had agreed in a quiz, and have taken that back since. */
function lacksConsent(store: Store, { workspace }: Choice): SQL | undefined {
	const { consents, recipients } = store.tables;
	const given = store.db
		.select(one)
		.from(consents)
		.where(
			and(
				eq(consents.leadId, recipients.leadId),
				eq(consents.workspaceId, workspace),
				eq(consents.purpose, 'advertising')
			)
		);
	return and(
		isNotNull(recipients.leadId),
		isNull(recipients.importId),
		eq(recipients.basis, 'consent'),
		exists(given),
		sql`not ${inForce(store, workspace, recipients.leadId)}`
	);
}

function hasAnswered({ db, tables }: Store, { workspace, quiz }: Choice): SQL | undefined {
	const { invitations, leadQuizzes, leads, recipients } = tables;
	return or(
		exists(
			db
				.select(one)
				.from(invitations)
				.where(
					and(
						eq(invitations.recipientId, recipients.id),
						eq(invitations.workspaceId, workspace),
						eq(invitations.quizId, quiz),
						isNotNull(invitations.finishedAt)
					)
				)
		),
		exists(
			db
				.select(one)
				.from(leads)
				.innerJoin(leadQuizzes, eq(leadQuizzes.leadId, leads.id))
				.where(
					and(
						eq(leads.workspaceId, workspace),
						eq(leads.email, recipients.email),
						eq(leadQuizzes.quizId, quiz)
					)
				)
		)
	);
}

function isWrittenSince(
	{ db, tables }: Store,
	{ workspace, campaign, now }: Choice,
	days: number
): SQL {
	const { invitations, recipients } = tables;
	return exists(
		db
			.select(one)
			.from(invitations)
			.where(
				and(
					eq(invitations.recipientId, recipients.id),
					eq(invitations.workspaceId, workspace),
					ne(invitations.campaignId, campaign),
					gt(invitations.sentAt, now - days * DAY)
				)
			)
	);
}
