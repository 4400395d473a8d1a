import type { Text } from '../../../quiz/text.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Drafts, what was published of them, and what was counted. */
export function quizTables(words: Vocabulary) {
	const { table, text, json, integer, time, primaryKey, index } = words;

	const quizzes = table(
		'quizzes',
		{
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			/** The one in `addresses` that it has not left. */
			slug: text().notNull().unique('quizzes_slug'),
			/** In the quiz's first language. */
			title: text().notNull(),
			/** In each of its languages; null where it has not been saved since these were kept. */
			titles: json<Text>(),
			draft: json<unknown>().notNull(),
			draftRevision: integer().notNull(),
			liveVersion: integer(),
			closedMessage: json<Text>(),
			/** What was live until it was closed, and when that was. */
			closedVersion: integer(),
			closedAt: time(),
			/** Responses older than this are erased, with leads that have no others; null: kept. */
			retentionDays: integer(),
			createdAt: time().notNull(),
			updatedAt: time().notNull(),
			deletedAt: time()
		},
		(t) => [index('quizzes_workspace').on(t.workspaceId, t.id)]
	);

	/**
	 * Every address that leads to a quiz, the one it has and those it had: what nobody else can be given, also after the quiz is
	 * deleted.
	 */
	const addresses = table(
		'addresses',
		{
			slug: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text()
				.notNull()
				.references(() => quizzes.id),
			/** When it was changed for another; null: it is the quiz's slug. */
			leftAt: time()
		},
		(t) => [index('addresses_quiz').on(t.quizId)]
	);

	/** Immutable: what respondents took. */
	const versions = table(
		'versions',
		{
			workspaceId: text().notNull(),
			quizId: text()
				.notNull()
				.references(() => quizzes.id),
			version: integer().notNull(),
			definition: json<unknown>().notNull(),
			publishedAt: time().notNull(),
			/** A user's id, or `token:` and a token's id. */
			publishedBy: text().notNull()
		},
		(t) => [primaryKey({ columns: [t.quizId, t.version] })]
	);

	/** How plain forms on other pages are taken for a quiz's answers. */
	const forms = table('forms', {
		quizId: text()
			.primaryKey()
			.references(() => quizzes.id),
		workspaceId: text().notNull(),
		/** Read by the service that takes forms. */
		settings: json<unknown>().notNull(),
		revision: integer().notNull(),
		updatedAt: time().notNull()
	});

	return { quizzes, addresses, versions, forms, ...countTables(words) };
}

function countTables({ table, text, integer, time, primaryKey, index }: Vocabulary) {
	/** A start counts once, however often the browser reports it. */
	const attempts = table(
		'attempts',
		{
			quizId: text().notNull(),
			attemptId: text().notNull(),
			workspaceId: text().notNull(),
			version: integer().notNull(),
			source: text().notNull(),
			startedAt: time().notNull(),
			completedAt: time()
		},
		(t) => [
			primaryKey({ columns: [t.quizId, t.attemptId] }),
			index('attempts_started').on(t.quizId, t.startedAt)
		]
	);

	/**
	 * Names: `view`, `start`, `complete`, `step:<id>`, `segment:<id>`; `api`: completed by a script, which views nothing. Days
	 * are YYYY-MM-DD.
	 */
	const counters = table(
		'counters',
		{
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			day: text().notNull(),
			version: integer().notNull(),
			source: text().notNull(),
			name: text().notNull(),
			count: integer().notNull()
		},
		(t) => [primaryKey({ columns: [t.quizId, t.day, t.version, t.source, t.name] })]
	);

	return { attempts, counters };
}
