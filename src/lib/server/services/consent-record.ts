import type { ConsentRow } from '../storage/store.ts';
import { isoTime } from './records.ts';

/** A consent as exports hold it; its wording is told with the lead. */
export interface ConsentRecord {
	id: string;
	purpose: string;
	givenAt: string;
	withdrawnAt: string | null;
}

export function consentRecord(
	row: Pick<ConsentRow, 'consentId' | 'purpose' | 'givenAt' | 'withdrawnAt'>
): ConsentRecord {
	return {
		id: row.consentId,
		purpose: row.purpose,
		givenAt: isoTime(row.givenAt),
		withdrawnAt: row.withdrawnAt === null ? null : isoTime(row.withdrawnAt)
	};
}

/** What may be counted on: given, and not withdrawn since; each once. */
export function inForce(consents: readonly ConsentRecord[], name: 'id' | 'purpose'): string {
	const latest = new Map(consents.map((consent) => [consent.id, consent]));
	const held = [...latest.values()].filter(({ withdrawnAt }) => withdrawnAt === null);
	return [...new Set(held.map((consent) => consent[name]))].join(', ');
}
