interface Needed {
	required?: boolean | undefined;
}

/** A row is as needed as its table, unless it says otherwise itself. */
export function isRowRequired(table: Needed, row: Needed): boolean {
	return row.required ?? table.required ?? false;
}

/** A table with a required row is required itself, unless it says that it may be left wholly empty. */
export function isTableRequired({ required, rows }: Needed & { rows: readonly Needed[] }): boolean {
	return required ?? rows.some((row) => row.required);
}
