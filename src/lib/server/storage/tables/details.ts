import type { ContactAnswer } from '../../../quiz/answers.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What people left of themselves once they had seen their result: once for each response. */
export function detailTables({ table, text, json, time, index }: Vocabulary) {
	const details = table(
		'details',
		{
			responseId: text().primaryKey(),
			workspaceId: text().notNull(),
			quizId: text().notNull(),
			bodyHash: text().notNull(),
			/** Checked; phone as E.164. */
			given: json<ContactAnswer>().notNull(),
			locale: text().notNull(),
			createdAt: time().notNull()
		},
		(t) => [index('details_workspace').on(t.workspaceId, t.quizId)]
	);
	return { details };
}
