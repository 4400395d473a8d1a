import type { LeadHistoryRow, OutcomeRow } from '../../storage/store.ts';

/** What an outcome was said to be worth; null: nothing. */
export type Sum = { value: number; currency: string | null } | null;

export interface SumsSaid {
	/** Where the outcome is the one it was, what that was worth before; undefined where it is another. */
	was?: Sum;
	is: Sum;
}

/**
 * A line of a lead's history says what an outcome became, not what it was worth: that stands with what was said in the same
 * moment, or right before it.
 * @param outcomes all that were said of the lead, newest first
 */
export function sumsSaid(outcomes: readonly OutcomeRow[], deed: LeadHistoryRow): SumsSaid | null {
	if (deed.kind !== 'outcome') return null;
	const said = outcomes.findIndex(
		({ outcome, at }) => outcome === deed.toValue && at <= deed.at && deed.at - at < ONE_MOMENT
	);
	const row = outcomes[said];
	if (!row) return null;
	if (deed.fromValue !== deed.toValue) return { is: sumOf(row) };
	const before = outcomes.slice(said + 1).find(({ outcome }) => outcome === deed.toValue);
	return { was: sumOf(before), is: sumOf(row) };
}

/** The two rows are written at once, but each looks at the clock for itself, ms. */
const ONE_MOMENT = 1000;

function sumOf(row: OutcomeRow | undefined): Sum {
	if (!row || row.value === null) return null;
	return { value: row.value, currency: row.currency };
}
