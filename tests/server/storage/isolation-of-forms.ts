import { formOf, replaceForm } from '../../../src/lib/server/storage/queries/forms.ts';
import type { Store } from '../../../src/lib/server/storage/store.ts';
import { anAuditLine } from '../../support/an-audit-line.ts';

type Query = (store: Store, workspace: string) => Promise<unknown>;

const settings = { names: {}, redirects: [], redirecting: false };

export const FORM_READS: Record<string, Query> = {
	formOf: (store, workspace) => formOf(store, workspace, 'qz_1')
};

export const FORM_CHANGES: Record<string, Query> = {
	replaceForm: (store, workspaceId) =>
		replaceForm(
			store,
			{ quizId: 'qz_1', workspaceId, settings, updatedAt: 9 },
			1,
			anAuditLine(workspaceId)
		)
};

export async function furnishForms({ db, tables }: Store): Promise<void> {
	const row = { quizId: 'qz_1', workspaceId: 'ws_1', settings, revision: 1, updatedAt: 0 };
	await db.insert(tables.forms).values(row);
}
