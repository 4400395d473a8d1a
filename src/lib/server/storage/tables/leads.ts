import { sql } from 'drizzle-orm';
import type { Answers, HiddenFields } from '../../../quiz/answers.ts';
import type { Temperature } from '../../../quiz/quiz.ts';
import type { Receipt } from '../../../quiz/receipt.ts';
import type { DimensionScore } from '../../../quiz/score.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { leadColumns, type Outcome } from './lead-columns.ts';

/** Why a response looks as if no person had sent it. */
export type HeldFor = 'trap' | 'hurried' | 'no_proof' | 'too_many';

export type { Outcome };

/**
 * What becomes otherwise with a lead; of an `import` its id is told. `email` and `phone`: one took the place of another, which is
 * known by this alone.
 */
export type LeadEvent =
	('segment' | 'stage' | 'owner' | 'outcome' | 'merge' | 'split') | ('import' | 'email' | 'phone');

/** What people answered, and who they say they are. */
export function leadTables(words: Vocabulary) {
	const { table, text, integer, time, real, primaryKey, index } = words;
	const leads = leadTable(words);

	/** The latest segment of a lead in one quiz. */
	const leadQuizzes = table(
		'lead_quizzes',
		{
			workspaceId: text().notNull(),
			leadId: text()
				.notNull()
				.references(() => leads.id, { onDelete: 'cascade' }),
			quizId: text().notNull(),
			responseId: text().notNull(),
			segment: text().notNull(),
			temperature: text<Temperature>().notNull(),
			heat: integer().notNull(),
			stage: text().notNull(),
			stageRank: integer().notNull(),
			total: real().notNull(),
			percent: real().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
			primaryKey({ columns: [t.leadId, t.quizId] }),
			index('lead_quizzes_quiz').on(t.workspaceId, t.quizId, t.leadId, t.heat, t.segment)
		]
	);

	return {
		leads,
		leadQuizzes,
		...historyTables(words),
		...responseTables(words),
		...consentTables(words)
	};
}

/** A claim about a person: one per email, else per phone, in a workspace. */
function leadTable(words: Vocabulary) {
	const { table, unique, index } = words;
	return table('leads', leadColumns(words), (t) => [
		unique('leads_email').on(t.workspaceId, t.email),
		unique('leads_phone').on(t.workspaceId, t.phone),
		index('leads_workspace').on(t.workspaceId, t.id),
		// Whatever a list is narrowed to or sorted by, so that leads among many are looked at here and not each where it lies.
		index('leads_list')
			.on(
				...([t.workspaceId, t.id, t.heat, t.segment, t.stage, t.ownerId, t.source] as const),
				...([t.importId, t.outcome, t.percent, t.activeAt, t.hotAt, t.touchedAt] as const)
			)
			.where(sql`${t.mergedInto} is null`),
		// What a list is narrowed to or sorted by, then newest first. The one by name, which is of an expression, and each
		// engine's own of the words of `search` are in the migrations `lead_list` and `lead_speed` alone.
		...(
			[
				['leads_active', t.activeAt],
				['leads_heat', t.heat],
				['leads_segment', t.segment],
				['leads_stage', t.stage],
				['leads_percent', t.percent],
				['leads_owner', t.ownerId],
				['leads_source', t.source]
			] as const
		).map(([name, column]) =>
			index(name)
				.on(t.workspaceId, column, t.id)
				.where(sql`${t.mergedInto} is null`)
		),
		...(
			[
				['leads_import', t.importId],
				['leads_outcome', t.outcome]
			] as const
		).map(([name, column]) =>
			index(name)
				.on(t.workspaceId, column, t.id)
				.where(sql`${t.mergedInto} is null and ${column} is not null`)
		),
		// Segments are bands of the score: who looks at one by score would else go past all the others.
		index('leads_heat_percent')
			.on(t.workspaceId, t.heat, t.percent, t.id)
			.where(sql`${t.mergedInto} is null`),
		index('leads_untouched')
			.on(t.workspaceId, t.touchedAt, t.id)
			.where(sql`${t.mergedInto} is null and ${t.hotAt} is not null`),
		index('leads_hand_over')
			.on(t.handOverDue)
			.where(sql`${t.handOverDue} is not null`),
		// These two hold what the list of those who wait and the report ask for.
		index('leads_waiting')
			.on(t.workspaceId, t.hotAt, t.id, t.ownerId, t.test)
			.where(sql`${t.hotAt} is not null and ${t.touchedAt} is null and ${t.mergedInto} is null`),
		index('leads_test')
			.on(t.workspaceId, t.id)
			.where(sql`${t.test} is true`),
		index('leads_outcome_at')
			.on(
				...([t.workspaceId, t.outcomeAt, t.id, t.shownQuizId, t.segment, t.temperature] as const),
				...([t.source, t.ownerId, t.outcome, t.currency, t.value, t.test] as const)
			)
			.where(sql`${t.outcomeAt} is not null and ${t.mergedInto} is null`),
		index('leads_merged')
			.on(t.workspaceId, t.mergedInto)
			.where(sql`${t.mergedInto} is not null`)
	]);
}

function historyTables({ table, text, time, index }: Vocabulary) {
	const leadHistory = table(
		'lead_history',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			leadId: text().notNull(),
			responseId: text(),
			kind: text<LeadEvent>().notNull(),
			fromValue: text(),
			toValue: text().notNull(),
			/** A user's id, `token:` and a token's id, `link:` and a user's id; null: it came of an answer. */
			by: text(),
			at: time().notNull()
		},
		(t) => [index('lead_history_lead').on(t.leadId, t.id)]
	);

	return { leadHistory };
}

function responseTables({
	table,
	text,
	json,
	integer,
	time,
	real,
	flag,
	unique,
	index
}: Vocabulary) {
	const responses = table(
		'responses',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			version: integer().notNull(),
			idempotencyKey: text().notNull(),
			bodyHash: text().notNull(),
			leadId: text(),
			locale: text().notNull(),
			answers: json<Answers>().notNull(),
			hidden: json<HiddenFields>().notNull(),
			path: json<string[]>().notNull(),
			/** Steps that were answered off the path. */
			ignored: json<string[]>().notNull(),
			total: real().notNull(),
			percent: real().notNull(),
			dimensions: json<Record<string, DimensionScore>>().notNull(),
			segment: text().notNull(),
			temperature: text<Temperature>().notNull(),
			stage: text().notNull(),
			tags: json<string[]>().notNull(),
			result: text(),
			receipt: json<Receipt>().notNull(),
			test: flag().notNull(),
			/** Held for review: it makes no lead and is sent nowhere, until somebody says that it is a person's. */
			quarantined: flag().notNull(),
			/** Why it is held, or was until it was accepted. */
			held: text<HeldFor>(),
			source: text().notNull(),
			startedAt: time(),
			createdAt: time().notNull()
		},
		(t) => [
			unique('responses_key').on(t.quizId, t.idempotencyKey),
			index('responses_workspace').on(t.workspaceId, t.id),
			index('responses_quiz').on(t.workspaceId, t.quizId, t.id),
			index('responses_lead').on(t.leadId),
			index('responses_held')
				.on(t.workspaceId, t.id)
				.where(sql`${t.quarantined} is true`),
			index('responses_odd')
				.on(t.workspaceId, t.id)
				.where(sql`${t.leadId} is null and (${t.test} is true or ${t.quarantined} is true)`)
		]
	);

	return { responses };
}

function consentTables({ table, text, integer, time, index }: Vocabulary) {
	/** Append-only proof of each consent; only the withdrawal is added later. */
	const consents = table(
		'consents',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			leadId: text(),
			responseId: text().notNull(),
			consentId: text().notNull(),
			purpose: text().notNull(),
			text: text().notNull(),
			textHash: text().notNull(),
			url: text(),
			locale: text().notNull(),
			quizId: text().notNull(),
			version: integer().notNull(),
			mechanism: text().notNull(),
			givenAt: time().notNull(),
			withdrawnAt: time()
		},
		(t) => [
			index('consents_lead').on(t.leadId),
			index('consents_response').on(t.responseId),
			index('consents_workspace').on(t.workspaceId, t.id)
		]
	);

	return { consents };
}
