import type { Amounts, Value } from './archive.ts';

/** A database that a backup is brought into; what was there before is untouched until `replace`. */
export interface Target {
	insert(
		table: string,
		columns: readonly string[],
		rows: readonly (readonly Value[])[]
	): Promise<void>;
	/**
	 * Holds what is there against what there should be, looks whether all of it is sound, and brings it to this build's shape.
	 * @throws CannotOpen
	 */
	prove(amounts: Amounts): Promise<void>;
	/**
	 * From here on the backup is the database: all of it or, where this throws, nothing.
	 * @returns where the old one lies; null where there was none
	 */
	replace(): Promise<string | null>;
	/** Gives up whatever was not put in place. */
	close(): Promise<void>;
}
