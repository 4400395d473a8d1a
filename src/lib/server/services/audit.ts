import type { House } from '../house.ts';
import { auditLine } from '../storage/queries/audit.ts';
import type { AuditRow } from '../storage/store.ts';

/**
 * Who does something, as the log of changes says it: a user's id, `token:` and a token's id, or `link:` and a user's id; null is
 * the product itself, as where a demo is made: the log says nothing of that.
 */
export type By = string | null;

export interface AuditEntry {
	by: NonNullable<By>;
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

/** The line of a change, for its transaction. */
export function linesOf(
	app: Pick<House, 'ids' | 'clock'>,
	workspace: string,
	{ by, ...entry }: Omit<AuditEntry, 'by'> & { by: By }
): AuditRow[] {
	return by === null ? [] : [auditRow(app, workspace, { by, ...entry })];
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
