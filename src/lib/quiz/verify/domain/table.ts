import { chosenFrom, narrowChosen, type Chosen } from './chosen.ts';
import { narrowGiven, withGiven } from './given.ts';
import type { Test } from './test.ts';

/** Of what is chosen in each row. */
export interface Table {
	type: 'table';
	rows: ReadonlyMap<string, Chosen>;
	/** Rows that are filled in wherever any is. */
	required: ReadonlySet<string>;
	given: boolean | null;
}

export function tableOf(
	rows: readonly { id: string; required: boolean }[],
	ids: readonly string[],
	several: boolean,
	given: boolean | null
): Table {
	const required = rows.filter((row) => row.required).map(({ id }) => id);
	return {
		type: 'table',
		rows: new Map(rows.map(({ id }) => [id, chosenFrom(ids, several, given && null)])),
		required: new Set(required),
		given
	};
}

export function narrowTable(domain: Table, test: Test): Table | null {
	if (test.op !== 'row') {
		const narrowed = narrowGiven(domain, test);
		return narrowed && settled(narrowed);
	}
	const row = domain.rows.get(test.row);
	if (!row) return domain;
	const narrowed = narrowChosen(row, test.test);
	return narrowed && settled({ ...domain, rows: new Map(domain.rows).set(test.row, narrowed) });
}

/** What rows say of the whole, and the whole of its rows; null where they contradict each other. */
function settled(table: Table): Table | null {
	const rows = [...table.rows];
	const isFilled = rows.some(([, { given }]) => given === true);
	const isLeft =
		rows.every(([, { given }]) => given === false) ||
		rows.some(([id, { given }]) => given === false && table.required.has(id));
	if (isFilled && isLeft) return null;
	const whole = isFilled || isLeft ? withGiven(table, isFilled) : table;
	if (!whole || whole.given === null) return whole;
	const filled = new Map(whole.rows);
	for (const [id, row] of rows) {
		if (whole.given && !whole.required.has(id)) continue;
		const narrowed = narrowChosen(row, { op: 'given', given: whole.given });
		if (!narrowed) return null;
		filled.set(id, narrowed);
	}
	return { ...whole, rows: filled };
}
