import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { ownOnes } from './by-ids.ts';
import type { Store } from './store.ts';
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

type Kept = Pick<Store, 'engine' | 'tables'>;

type PartOf = (store: Kept, of: Traces) => Part;

/**
 * Every table in which something of a respondent stands, and how their rows are found in it: what is counted before somebody is
 * erased, told when they ask for what is known of them, and erased. Children come before their parents.
 */
export const PERSONAL = {
	deliveryAttempts: (store, of) => {
		const { deliveryAttempts: t, deliveries } = store.tables;
		return within(
			store,
			t,
			of,
			sql`${t.deliveryId} in (select ${deliveries.id} from ${deliveries} where ${theirDeliveries(store, of)})`
		);
	},
	deliveries: (store, of) => ({
		table: store.tables.deliveries,
		where: theirDeliveries(store, of)
	}),
	mailEvents: byInvitation('mailEvents'),
	mails: byInvitation('mails'),
	invitations: (store, of) => {
		const { invitations: t } = store.tables;
		return within(store, t, of, inArray(t.id, [...of.invitations]));
	},
	listMembers: byRecipient('listMembers'),
	recipientTags: byRecipient('recipientTags'),
	recipients: (store, of) => {
		const { recipients: t } = store.tables;
		return within(store, t, of, inArray(t.id, [...of.recipients]));
	},
	importFaults: (store, of) => {
		const { importFaults: t } = store.tables;
		return within(store, t, of, quoting(t.value, contacts(of)));
	},
	suppressions: (store, of) => {
		const { suppressions: t } = store.tables;
		return within(store, t, of, byEmail(t.workspaceId, t.email, of));
	},
	letters: (store, of) => {
		const { letters: t } = store.tables;
		return within(
			store,
			t,
			of,
			or(
				byLead(t.leadId, of),
				byResponse(t.responseId, of),
				byEmail(t.workspaceId, t.recipient, of),
				ofAttempts(t, of)
			)
		);
	},
	partials: (store, of) => {
		const { partials: t } = store.tables;
		return within(
			store,
			t,
			of,
			or(inArray(t.email, [...of.emails]), ofAttempts(t, of), quoting(t.answers, quoted(of)))
		);
	},
	proofs: ({ tables: { proofs: t } }, of) => ({
		table: t,
		where: pairsIn(t.quizId, t.usedBy, of)
	}),
	uploads: (store, of) => {
		const { uploads: t } = store.tables;
		return within(store, t, of, byResponse(t.responseId, of));
	},
	details: (store, of) => {
		const { details: t } = store.tables;
		return within(store, t, of, byResponse(t.responseId, of));
	},
	consents: byLeadOrResponse('consents'),
	mergeProposals: (store, of) => {
		const { mergeProposals: t } = store.tables;
		return within(
			store,
			t,
			of,
			or(byLead(t.leadId, of), byLead(t.otherId, of), byResponse(t.responseId, of))
		);
	},
	merges: (store, of) => {
		const { merges: t } = store.tables;
		return within(store, t, of, or(byLead(t.leadId, of), byLead(t.otherId, of)));
	},
	outcomes: ofLead('outcomes'),
	leadNotes: ofLead('leadNotes'),
	leadTags: ({ tables: { leadTags: t } }, of) => ({
		table: t,
		where: sql`${eq(t.workspaceId, of.workspace)} and ${byLead(t.leadId, of)}`
	}),
	leadHistory: byLeadOrResponse('leadHistory'),
	leadQuizzes: (store, of) => {
		const { leadQuizzes: t, responses } = store.tables;
		// No index leads to them by their response; its lead does.
		const leads = sql`${t.leadId} in (select ${responses.leadId} from ${responses} where ${byResponse(responses.id, of)})`;
		return within(store, t, of, or(byLead(t.leadId, of), and(leads, byResponse(t.responseId, of))));
	},
	responses: (store, of) => {
		const { responses: t } = store.tables;
		return within(store, t, of, or(byResponse(t.id, of), byLead(t.leadId, of)));
	},
	leads: (store, of) => {
		const { leads: t } = store.tables;
		return within(store, t, of, sql`${t.id} in (${theirLeads(t, of)})`);
	},
	savedViews: (store, of) => {
		const { savedViews: t } = store.tables;
		return within(store, t, of, quoting(t.query, inAddresses(of)));
	}
} satisfies { [Name in keyof Tables]?: PartOf };

function ofLead(name: 'outcomes' | 'leadNotes'): PartOf {
	return (store, of) => {
		const t = store.tables[name];
		return within(store, t, of, byLead(t.leadId, of));
	};
}

function byLeadOrResponse(name: 'consents' | 'leadHistory'): PartOf {
	return (store, of) => {
		const t = store.tables[name];
		return within(store, t, of, or(byLead(t.leadId, of), byResponse(t.responseId, of)));
	};
}

function byInvitation(name: 'mailEvents' | 'mails'): PartOf {
	return (store, of) => {
		const t = store.tables[name];
		return within(store, t, of, inArray(t.invitationId, [...of.invitations]));
	};
}

function byRecipient(name: 'listMembers' | 'recipientTags'): PartOf {
	return (store, of) => {
		const t = store.tables[name];
		return within(store, t, of, inArray(t.recipientId, [...of.recipients]));
	};
}

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
	store: Kept,
	table: SQLiteTable & { workspaceId: SQLiteColumn },
	{ workspace }: Traces,
	which: SQL | undefined
): Part {
	const own = ownOnes(store, table.workspaceId, workspace);
	return { table, where: sql`${own} and (${which ?? sql`1 = 0`})` };
}

const byLead = (column: SQLiteColumn, { leads }: Traces) => inArray(column, [...leads]);
const byResponse = (column: SQLiteColumn, { responses }: Traces) => inArray(column, [...responses]);

/** The index of addresses is one of each workspace. */
function byEmail(own: SQLiteColumn, column: SQLiteColumn, { workspace, emails }: Traces) {
	return and(eq(own, workspace), inArray(column, [...emails]));
}

/** One read after the other: joined by `or`, SQLite goes by no index and reads every lead of the workspace. */
function theirLeads(t: Tables['leads'], of: Traces): SQL {
	const each = [t.id, t.mergedInto].map(
		(column) =>
			sql`select ${t.id} from ${t} where ${eq(t.workspaceId, of.workspace)} and ${byLead(column, of)}`
	);
	return sql.join(each, sql` union all `);
}

function theirDeliveries(store: Kept, of: Traces): SQL {
	const { deliveries: t } = store.tables;
	return within(store, t, of, or(byLead(t.leadId, of), byResponse(t.responseId, of))).where;
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
		// As `responses_odd` has it.
		sql`(${t.test} is true or ${t.quarantined} is true)`,
		quoting(t.answers, quoted(of))
	);
}

/** Its destination knows what it says, or may: it has been tried, or is being. */
export function hasGone(t: Tables['deliveries']): SQL {
	return sql`(${t.attempts} > 0 or ${t.leaseOwner} is not null or ${t.state} <> 'queued')`;
}
