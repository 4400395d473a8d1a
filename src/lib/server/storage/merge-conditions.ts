import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { LeadRow, Store } from './store.ts';

/** As many as both engines take in one statement. */
const AT_ONCE = 500;

/** Nothing has come to it, and nobody has changed it, since it was read. */
export function asRead(
	{ tables: { leads } }: Pick<Store, 'tables'>,
	workspace: string,
	row: LeadRow
): SQL | undefined {
	const same = (key: 'ownerId' | 'touchedAt' | 'outcomeAt' | 'mergedInto') => {
		const value = row[key];
		return value === null ? isNull(leads[key]) : eq(leads[key], value);
	};
	return and(
		eq(leads.workspaceId, workspace),
		eq(leads.id, row.id),
		eq(leads.updatedAt, row.updatedAt),
		eq(leads.sequence, row.sequence),
		eq(leads.stage, row.stage),
		...(['ownerId', 'touchedAt', 'outcomeAt', 'mergedInto'] as const).map(same)
	);
}

/** Some hundreds of ids at a time. */
export function inParts(ids: readonly string[]): string[][] {
	const parts: string[][] = [];
	for (let at = 0; at < ids.length; at += AT_ONCE) parts.push(ids.slice(at, at + AT_ONCE));
	return parts;
}
