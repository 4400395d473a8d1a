import { sql } from 'drizzle-orm';
import type { Answers, HiddenFields } from '../../../quiz/answers.ts';
import type { Temperature } from '../../../quiz/quiz.ts';
import type { Receipt } from '../../../quiz/receipt.ts';
import type { DimensionScore } from '../../../quiz/score.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Why a response looks as if no person had sent it. */
export type HeldFor = 'trap' | 'hurried' | 'no_proof' | 'too_many';

/** What sales says became of a lead. */
export type Outcome = 'won' | 'lost' | 'junk' | 'unreached';

/** What becomes otherwise with a lead; of an `import` its id is told. */
export type LeadEvent = 'segment' | 'stage' | 'owner' | 'outcome' | 'merge' | 'split' | 'import';

/** Who a lead says it is. */
function contactColumns({ text }: Vocabulary) {
	return {
		email: text(),
		/** E.164. */
		phone: text(),
		name: text(),
		company: text(),
		role: text(),
		city: text(),
		/** The words of name, email, phone and company, as `searchText` makes them: to look in, and to sort by name. */
		search: text().notNull(),
		locale: text().notNull()
	};
}

/** What its answers make of it. */
function standingColumns({ text, integer, real }: Vocabulary) {
	return {
		/** The hottest of its quizzes' latest segments. */
		segment: text().notNull(),
		temperature: text<Temperature>().notNull(),
		heat: integer().notNull(),
		stage: text().notNull(),
		stageRank: integer().notNull(),
		/** Empty where it has answered none: it was imported. */
		shownQuizId: text().notNull(),
		/** Of the shown segment. */
		total: real().notNull().default(0),
		percent: real().notNull().default(0)
	};
}

/** What members do with a lead, and what is to be done. */
function workColumns({ text, time, real }: Vocabulary) {
	return {
		/** The member who works it. */
		ownerId: text(),
		ownedAt: time(),
		/** Since when it is hot; null while it is not. */
		hotAt: time(),
		/** It has become hot, and its owner has not been told so yet: since when. */
		handOverDue: time(),
		/** When a member first did something about it since then. */
		touchedAt: time(),
		/** The latest of its outcomes. */
		outcome: text<Outcome>(),
		outcomeAt: time(),
		/** In the currency beside it: what the outcome was worth. */
		value: real(),
		/** ISO 4217. */
		currency: text()
	};
}

/** What people answered, and who they say they are. */
export function leadTables(words: Vocabulary) {
	const { table, text, json, integer, time, flag, primaryKey, unique, index } = words;

	/** A claim about a person: one per email, else per phone, in a workspace. */
	const leads = table(
		'leads',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			...contactColumns(words),
			...standingColumns(words),
			/** Where its first response came from. */
			source: text().notNull().default(''),
			/** The last time that the person did something: `updatedAt` also rises with what members do. */
			activeAt: time().notNull().default(0),
			...workColumns(words),
			/** Emails and phones beside its own, of the leads that were merged into it. */
			aliases: json<string[]>(),
			/** The import that made it; null: an answer did. */
			importId: text(),
			/** The lead that it is part of now: it is shown nowhere, and what comes by its contacts goes there. Never a merged one. */
			mergedInto: text(),
			/** Made to try how leads arrive: kept out of every number. */
			test: flag().notNull().default(false),
			/** Rises with each submission. */
			sequence: integer().notNull(),
			createdAt: time().notNull(),
			updatedAt: time().notNull()
		},
		(t) => [
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
			index('leads_import')
				.on(t.workspaceId, t.importId, t.id)
				.where(sql`${t.mergedInto} is null and ${t.importId} is not null`),
