import type { Temperature } from '../../../quiz/quiz.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What sales says became of a lead. */
export type Outcome = 'won' | 'lost' | 'junk' | 'unreached';

/** All that is kept of a lead. */
export function leadColumns(words: Vocabulary) {
	const { text, integer, time, flag } = words;
	return {
		id: text().primaryKey(),
		workspaceId: text().notNull(),
		...contactColumns(words),
		...standingColumns(words),
		/** Where its first response came from. */
		source: text().notNull().default(''),
		/** The last time that the person did something: `updatedAt` also rises with what members do. */
		activeAt: time().notNull().default(0),
		...workColumns(words),
		...originColumns(words),
		/** Made to try how leads arrive: kept out of every number. */
		test: flag().notNull().default(false),
		/** Rises with each submission. */
		sequence: integer().notNull(),
		createdAt: time().notNull(),
		updatedAt: time().notNull()
	};
}

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

/** Whence it came: what made it, and what has become part of it. */
function originColumns({ text, json }: Vocabulary) {
	return {
		/** Emails and phones beside its own, of the leads that were merged into it. */
		aliases: json<string[]>(),
		/** The import that made it; null: an answer did. */
		importId: text(),
		/** The lead that it is part of now: it is shown nowhere, and what comes by its contacts goes there. Never a merged one. */
		mergedInto: text()
	};
}
