import type { Vocabulary } from '../vocabulary.ts';
import type { leadTables, Outcome } from './leads.ts';

type LeadTables = ReturnType<typeof leadTables>;

/** Rows that go over where two leads become one. */
export const MOVED_TABLES = [
	...(['responses', 'consents', 'leadHistory', 'leadNotes', 'outcomes'] as const),
	...(['deliveries', 'letters', 'invitations', 'recipients'] as const)
] as const;
export type MovedTable = (typeof MOVED_TABLES)[number];

/** What it takes to undo a merge. */
export interface Moved {
	/** The lead that stays, as it was, and as the merge left it. */
	before: LeadTables['leads']['$inferSelect'];
	after: LeadTables['leads']['$inferSelect'];
	/** Its segments as they were. */
	quizzes: LeadTables['leadQuizzes']['$inferSelect'][];
	/** What the other had of its own. */
	other: { email: string | null; phone: string | null };
	/** By their ids, what went over. */
	rows: Record<MovedTable, string[]>;
	/** Responses that were there: what is in neither list has come since. */
	kept: string[];
	/** Tags that it got by the merge. */
	tags: string[];
	/** Leads that had been merged into the other. */
	followers: string[];
}

/** By what way an outcome was said. */
export type OutcomeVia = 'desk' | 'link' | 'api' | 'import';

/** What members do with leads. */
export function deskTables(words: Vocabulary) {
	const { table, text, time, primaryKey, index } = words;

	const leadTags = table(
		'lead_tags',
		{
			workspaceId: text().notNull(),
			tag: text().notNull(),
			leadId: text().notNull()
		},
		(t) => [
			primaryKey({ columns: [t.workspaceId, t.tag, t.leadId] }),
			index('lead_tags_lead').on(t.workspaceId, t.leadId, t.tag)
		]
	);

	const leadNotes = table(
		'lead_notes',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			leadId: text().notNull(),
			/** A user's id, or `token:` and a token's id. */
			by: text().notNull(),
			text: text().notNull(),
			createdAt: time().notNull(),
			/** When it was last changed; null: never. */
			editedAt: time()
		},
		(t) => [index('lead_notes_lead').on(t.leadId, t.id)]
	);

	return { leadTags, leadNotes, ...mergeTables(words), ...outcomeTables(words) };
}

function mergeTables({ table, text, json, time, primaryKey, index }: Vocabulary) {
	/** Two leads that may be one person: somebody answered with the email of one and the phone of the other. */
	const mergeProposals = table(
		'merge_proposals',
		{
			workspaceId: text().notNull(),
			/** The one the response went to. */
			leadId: text().notNull(),
			otherId: text().notNull(),
			/** Empty where it was a row of an import that bore both. */
			responseId: text().notNull(),
			createdAt: time().notNull(),
			/** Somebody has said that they are two people. */
			dismissedAt: time(),
			dismissedBy: text()
		},
		(t) => [
			primaryKey({ columns: [t.workspaceId, t.leadId, t.otherId] }),
			index('merge_proposals_other').on(t.otherId),
			index('merge_proposals_response').on(t.responseId)
		]
	);

	const merges = table(
		'merges',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** The one that stays. */
			leadId: text().notNull(),
			otherId: text().notNull(),
			by: text().notNull(),
			at: time().notNull(),
			moved: json<Moved>().notNull(),
			undoneAt: time(),
			undoneBy: text()
		},
		(t) => [index('merges_lead').on(t.leadId, t.id), index('merges_other').on(t.otherId)]
	);

	return { mergeProposals, merges };
}

function outcomeTables({ table, text, json, integer, real, time, index }: Vocabulary) {
	/** What became of a lead, each time somebody said so; the latest counts. */
	const outcomes = table(
		'outcomes',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			leadId: text().notNull(),
			outcome: text<Outcome>().notNull(),
			value: real(),
			/** ISO 4217. */
			currency: text(),
			via: text<OutcomeVia>().notNull(),
			by: text().notNull(),
			at: time().notNull()
		},
		(t) => [
			index('outcomes_lead').on(t.leadId, t.id),
			index('outcomes_workspace').on(t.workspaceId, t.at)
		]
	);

	/** Whom hot leads go to. */
	const handOvers = table('hand_overs', {
		workspaceId: text().primaryKey(),
		/** Read by the service that hands over. */
		settings: json<unknown>().notNull(),
		revision: integer().notNull()
	});

	return { outcomes, handOvers };
}
