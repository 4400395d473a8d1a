import type { Vocabulary } from '../vocabulary.ts';

/** Files that respondents sent, and are sending. Their bytes lie beside the database; see `upload-files.ts`. */
export function uploadTables({ table, text, integer, time, index }: Vocabulary) {
	const uploads = table(
		'uploads',
		{
			/** Random: whoever knows it may go on sending, until a response names it. */
			id: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			stepId: text().notNull(),
			/** As people see it; cleaned, and never part of a path. */
			name: text().notNull(),
			/** In bytes; as announced until it is complete. */
			size: integer().notNull(),
			/** What its content shows it to be; null until it is complete. */
			type: text(),
			/** `dropped`: its bytes are to be removed, then its row. */
			state: text<'open' | 'complete' | 'dropped'>().notNull(),
			/** Where its bytes lie once it is complete. */
			file: text(),
			/** The response that names it; null until one does. */
			responseId: text(),
			createdAt: time().notNull()
		},
		(t) => [
			index('uploads_response').on(t.responseId, t.createdAt),
			index('uploads_quiz').on(t.quizId, t.responseId)
		]
	);

	return { uploads };
}
