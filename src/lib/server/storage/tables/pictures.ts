import type { Vocabulary } from '../vocabulary.ts';

/** Pictures that members put into quizzes. Their bytes lie beside the database; see `picture-files.ts`. */
export function pictureTables({ table, text, integer, time, primaryKey }: Vocabulary) {
	const pictures = table(
		'pictures',
		{
			workspaceId: text().notNull(),
			/** Named by its content, so that the same picture is kept once. */
			file: text().notNull(),
			/** In bytes. */
			size: integer().notNull(),
			/** In pixels. */
			width: integer().notNull(),
			height: integer().notNull(),
			createdAt: time().notNull()
		},
		(t) => [primaryKey({ columns: [t.workspaceId, t.file] })]
	);

	return { pictures };
}
