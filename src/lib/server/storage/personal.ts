import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tables } from './tables.ts';

/** By what the rows of one person are found. */
export interface Traces {
	workspace: string;
	/** Their lead, and those that were merged into it. */
	leads: readonly string[];
	responses: readonly string[];
	/** At a quiz: the keys of their responses, and their invitations. */
	attempts: readonly { quizId: string; attemptId: string }[];
	recipients: readonly string[];
	invitations: readonly string[];
	/** Lower case. */
	emails: readonly string[];
	/** E.164. */
	phones: readonly string[];
}

interface Part {
	table: SQLiteTable;
	/** Which of its rows are the person's; undefined never stands for all of them. */
	where: SQL;
}

type PartOf<Name extends keyof Tables> = (tables: Pick<Tables, Name> & Tables, of: Traces) => Part;

/**
 * Every table in which something of a respondent stands, and how their rows are found in it: what is counted before somebody is
 * erased, told when they ask for what is known of them, and erased. Children come before their parents.
 */
export const PERSONAL = {
	deliveryAttempts: ({ deliveryAttempts: t, deliveries }, of) =>
		within(
			t,
			of,
			sql`${t.deliveryId} in (select ${deliveries.id} from ${deliveries} where ${theirDeliveries(deliveries, of)})`
		),
	deliveries: ({ deliveries: t }, of) => ({ table: t, where: theirDeliveries(t, of) }),
	mailEvents: ({ mailEvents: t }, of) =>
		within(t, of, inArray(t.invitationId, [...of.invitations])),
	mails: ({ mails: t }, of) => within(t, of, inArray(t.invitationId, [...of.invitations])),
	invitations: ({ invitations: t }, of) => within(t, of, inArray(t.id, [...of.invitations])),
	listMembers: ({ listMembers: t }, of) =>
		within(t, of, inArray(t.recipientId, [...of.recipients])),
	recipientTags: ({ recipientTags: t }, of) =>
		within(t, of, inArray(t.recipientId, [...of.recipients])),
	recipients: ({ recipients: t }, of) => within(t, of, inArray(t.id, [...of.recipients])),
	importFaults: ({ importFaults: t }, of) => within(t, of, quoting(t.value, contacts(of))),
	suppressions: ({ suppressions: t }, of) => within(t, of, inArray(t.email, [...of.emails])),
	letters: ({ letters: t }, of) =>
		within(
			t,
			of,
			or(
				byLead(t.leadId, of),
				inArray(t.responseId, [...of.responses]),
				inArray(t.recipient, [...of.emails]),
				ofAttempts(t, of)
			)
		),
	partials: ({ partials: t }, of) =>
		within(
			t,
			of,
			or(inArray(t.email, [...of.emails]), ofAttempts(t, of), quoting(t.answers, quoted(of)))
		),
	proofs: ({ proofs: t }, of) => ({
		table: t,
		where: pairsIn(t.quizId, t.usedBy, of)
	}),
	uploads: ({ uploads: t }, of) => within(t, of, inArray(t.responseId, [...of.responses])),
	details: ({ details: t }, of) => within(t, of, inArray(t.responseId, [...of.responses])),
	consents: ({ consents: t }, of) =>
		within(t, of, or(byLead(t.leadId, of), inArray(t.responseId, [...of.responses]))),
	mergeProposals: ({ mergeProposals: t }, of) =>
		within(
			t,
			of,
			or(byLead(t.leadId, of), byLead(t.otherId, of), inArray(t.responseId, [...of.responses]))
		),
	merges: ({ merges: t }, of) => within(t, of, or(byLead(t.leadId, of), byLead(t.otherId, of))),
	outcomes: ({ outcomes: t }, of) => within(t, of, byLead(t.leadId, of)),
	leadNotes: ({ leadNotes: t }, of) => within(t, of, byLead(t.leadId, of)),
	leadTags: ({ leadTags: t }, of) => within(t, of, byLead(t.leadId, of)),
	leadHistory: ({ leadHistory: t }, of) =>
		within(t, of, or(byLead(t.leadId, of), inArray(t.responseId, [...of.responses]))),
	leadQuizzes: ({ leadQuizzes: t }, of) =>
		within(t, of, or(byLead(t.leadId, of), inArray(t.responseId, [...of.responses]))),
	responses: ({ responses: t }, of) =>
		within(t, of, or(inArray(t.id, [...of.responses]), byLead(t.leadId, of))),
	leads: ({ leads: t }, of) => within(t, of, sql`${t.id} in (${theirLeads(t, of)})`),
	savedViews: ({ savedViews: t }, of) => within(t, of, quoting(t.query, inAddresses(of)))
} satisfies { [Name in keyof Tables]?: PartOf<Name> };

export type PersonalTable = keyof typeof PERSONAL;

/** Tables in which nothing of a respondent stands, and why. A new table stands here or above. */
export const IMPERSONAL = {
	workspaces: 'names workspaces',
	users: 'members, not respondents',
	sessions: 'members, not respondents',
	apiTokens: 'programs, not respondents',
	throttles: 'keyed digests, for an hour',
	settings: 'of the installation',
	quizzes: 'written by members',
	addresses: 'addresses of quizzes',
	versions: 'written by members',
	forms: 'written by members',
	attempts:
		'random names of attempts, with times: nothing leads from them to anybody once the response is gone',
	counters: 'numbers',
	destinations: 'written by members',
	pictures: 'pictures of quizzes',
	trials: 'numbers',
	lists: 'names of lists',
	imports: 'numbers, and the names of files',
	erasedAddresses:
		'keyed digests of those who were erased: what keeps them from being written to again',
	campaigns: 'written by members',
	campaignCounts: 'numbers',
	handOvers: 'rules',
	invites: 'members, not respondents',
	auditLog: 'names no respondent',
	erasures: 'the act that stays, without the person'
} satisfies Record<Exclude<keyof Tables, PersonalTable>, string>;

function within(
	table: SQLiteTable & { workspaceId: SQLiteColumn },
	{ workspace }: Traces,
	which: SQL | undefined
): Part {
	return { table, where: sql`${eq(table.workspaceId, workspace)} and (${which ?? sql`1 = 0`})` };
}

const byLead = (column: SQLiteColumn, { leads }: Traces) => inArray(column, [...leads]);

/** One read after the other: joined by `or`, SQLite goes by no index and reads every lead of the workspace. */
function theirLeads(t: Tables['leads'], of: Traces): SQL {
	const each = [t.id, t.mergedInto].map(
		(column) =>
			sql`select ${t.id} from ${t} where ${eq(t.workspaceId, of.workspace)} and ${byLead(column, of)}`
	);
	return sql.join(each, sql` union all `);
}

function theirDeliveries(t: Tables['deliveries'], of: Traces): SQL {
	const theirs = or(byLead(t.leadId, of), inArray(t.responseId, [...of.responses]));
	return sql`${eq(t.workspaceId, of.workspace)} and (${theirs ?? sql`1 = 0`})`;
}

function ofAttempts(t: { quizId: SQLiteColumn; attemptId: SQLiteColumn }, of: Traces): SQL {
	return pairsIn(t.quizId, t.attemptId, of);
}

function pairsIn(quiz: SQLiteColumn, attempt: SQLiteColumn, { attempts }: Traces): SQL {
	if (attempts.length === 0) return sql`1 = 0`;
	const pairs = attempts.map(({ quizId, attemptId }) => sql`(${quizId}, ${attemptId})`);
	return sql`(${quiz}, ${attempt}) in (values ${sql.join(pairs, sql`, `)})`;
}

const contacts = ({ emails, phones }: Traces) => [...emails, ...phones];
/** As JSON holds them, so that none is found within a longer one. */
const quoted = (of: Traces) => contacts(of).map((contact) => JSON.stringify(contact));
const inAddresses = (of: Traces) =>
	contacts(of).flatMap((contact) => [contact, encodeURIComponent(contact).toLowerCase()]);

/** Whatever case it is written in, as far as ASCII goes: what addresses are of. */
function quoting(column: SQLiteColumn, words: readonly string[]): SQL {
	const found = words.map((word) => {
		const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
		return sql`lower(${column}) like ${pattern} escape '\\'`;
	});
	return or(...found) ?? sql`1 = 0`;
}

/** Answers that made no lead, a try or held for review, and that name one of these contacts. */
export function oddResponses(t: Tables['responses'], of: Traces): SQL | undefined {
	return and(
		eq(t.workspaceId, of.workspace),
		isNull(t.leadId),
		or(eq(t.test, true), eq(t.quarantined, true)),
		quoting(t.answers, quoted(of))
	);
}

/** Its destination knows what it says, or may: it has been tried, or is being. */
export function hasGone(t: Tables['deliveries']): SQL {
	return sql`(${t.attempts} > 0 or ${t.leaseOwner} is not null or ${t.state} <> 'queued')`;
}
