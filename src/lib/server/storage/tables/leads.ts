import { sql } from 'drizzle-orm';
import type { Answers, HiddenFields } from '../../../quiz/answers.ts';
import type { Temperature } from '../../../quiz/quiz.ts';
import type { Receipt } from '../../../quiz/receipt.ts';
import type { DimensionScore } from '../../../quiz/score.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Why a response looks as if no person had sent it. */
export type HeldFor = 'trap' | 'hurried' | 'no_proof' | 'too_many';

/** What people answered, and who they say they are. */
export function leadTables(words: Vocabulary) {
	const { table, text, integer, time, primaryKey, unique, index } = words;

	/** A claim about a person: one per email, else per phone, in a workspace. */
	const leads = table(
		'leads',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			email: text(),
			/** E.164. */
			phone: text(),
			name: text(),
			company: text(),
			role: text(),
			city: text(),
			/** Name, email, phone and company in lower case, to look in. */
			search: text().notNull(),
			locale: text().notNull(),
			/** The hottest of its quizzes' latest segments. */
			segment: text().notNull(),
			temperature: text<Temperature>().notNull(),
			heat: integer().notNull(),
			stage: text().notNull(),
			stageRank: integer().notNull(),
			shownQuizId: text().notNull(),
			/** Rises with each submission. */
			sequence: integer().notNull(),
			createdAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
			unique('leads_email').on(t.workspaceId, t.email),
			unique('leads_phone').on(t.workspaceId, t.phone),
			index('leads_workspace').on(t.workspaceId, t.id)
		]
	);

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
			total: words.real().notNull(),
			percent: words.real().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [primaryKey({ columns: [t.leadId, t.quizId] })]
	);

	const leadHistory = table(
		'lead_history',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			leadId: text().notNull(),
			responseId: text(),
			kind: text<'segment' | 'stage'>().notNull(),
			fromValue: text(),
			toValue: text().notNull(),
			at: time().notNull()
		},
		(t) => [index('lead_history_lead').on(t.leadId, t.id)]
	);

	return { leads, leadQuizzes, leadHistory, ...responseTables(words) };
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
				.where(sql`${t.quarantined} is true`)
		]
	);

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
		(t) => [index('consents_lead').on(t.leadId), index('consents_response').on(t.responseId)]
	);

	return { responses, consents };
}
