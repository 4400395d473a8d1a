import { and, eq, sql } from 'drizzle-orm';
import type { FormRow } from '../rows.ts';
import type { Store } from '../store.ts';

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
	{ db, tables: { forms } }: Store,
	row: Omit<FormRow, 'revision'>,
	revision: number
): Promise<boolean> {
	const { settings, updatedAt } = row;
	if (revision === 0) {
		const made = await db
			.insert(forms)
			.values({ ...row, revision: 1 })
			.onConflictDoNothing()
			.returning({ id: forms.quizId });
		return made.length > 0;
	}
	const changed = await db
		.update(forms)
		.set({ settings, updatedAt, revision: sql`${forms.revision} + 1` })
		.where(
			and(
				eq(forms.workspaceId, row.workspaceId),
				eq(forms.quizId, row.quizId),
				eq(forms.revision, revision)
			)
		)
		.returning({ id: forms.quizId });
	return changed.length > 0;
}
