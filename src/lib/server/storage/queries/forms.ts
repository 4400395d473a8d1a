import { and, eq, sql } from 'drizzle-orm';
import type { AuditRow, FormRow, Store } from '../store.ts';
import { changeAndNote } from './audit.ts';

/** How plain forms are taken for a quiz; null where nobody has said anything of it. */
export async function formOf(
	{ db, tables: { forms } }: Store,
	workspace: string,
	quiz: string
): Promise<FormRow | null> {
	const [row] = await db
		.select()
		.from(forms)
		.where(and(eq(forms.workspaceId, workspace), eq(forms.quizId, quiz)))
		.limit(1);
	return row ?? null;
}

/** Whether it was written: not where somebody has saved another revision meanwhile. @param row of the revision that it takes the place of */
export async function replaceForm(
	store: Store,
	row: Omit<FormRow, 'revision'>,
	revision: number,
	audit: AuditRow
): Promise<boolean> {
	const { forms } = store.tables;
	const { settings, updatedAt } = row;
	return changeAndNote(store, [audit], (db) => [
		revision === 0
			? db
					.insert(forms)
					.values({ ...row, revision: 1 })
					.onConflictDoNothing()
			: db
					.update(forms)
					.set({ settings, updatedAt, revision: sql`${forms.revision} + 1` })
					.where(
						and(
							eq(forms.workspaceId, row.workspaceId),
							eq(forms.quizId, row.quizId),
							eq(forms.revision, revision)
						)
					)
	]);
}
