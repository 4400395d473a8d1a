import type { House } from '../house.ts';
import { auditLine } from '../storage/queries/audit.ts';
import type { AuditRow } from '../storage/store.ts';

export interface AuditEntry {
	/** A user's id, `token:` and a token's id, or `link:` and a user's id. */
	by: string;
	/** What was done, to what kind of thing: `quiz.published`, `member.invited`, `leads.exported`, … */
	action: string;
	/** The id of what it was done to. */
	subject?: string | undefined;
	/** Names no respondent: ids, counts and settings alone. */
	detail?: AuditRow['detail'] | undefined;
}

/**
 * Says in the log that somebody has taken out what is known of people. Nothing is changed by that, so the line stands by itself;
 * that of a change is written in the change's own transaction.
 */
export async function noteRead(
	app: Pick<House, 'store' | 'ids' | 'clock'>,
	workspace: string,
	entry: AuditEntry
): Promise<void> {
	const row = auditRow(app, workspace, entry);
	await app.store.atomically((db) => [auditLine(app.store, db, row)]);
}

/** The line of a change, for its transaction: none where nobody is named, as of what a demo makes. */
export function linesOf(
	app: Pick<House, 'ids' | 'clock'>,
	workspace: string,
	{ by, ...entry }: Omit<AuditEntry, 'by'> & { by: string | undefined }
): AuditRow[] {
	return by === undefined ? [] : [auditRow(app, workspace, { by, ...entry })];
}

/** As it is stored, for a transaction that makes the change itself. */
export function auditRow(
	app: Pick<House, 'ids' | 'clock'>,
	workspace: string,
	{ by, action, subject = undefined, detail = {} }: AuditEntry
): AuditRow {
	const id = app.ids.next('aud');
	return {
		...{ id, workspaceId: workspace, by, action },
		...{ subject: subject ?? null, detail, at: app.clock.now() }
	};
}
