import type { Config } from '../../config.ts';
import type { House } from '../../house.ts';
import type { Cell } from '../cell.ts';

/** What an export needs of the house: it only reads. */
export type Reading = Pick<House, 'store'> & { config: Pick<Config, 'origin'> };

/** A table that is written while it is read. */
export interface Table {
	headings: readonly string[];
	pages: AsyncIterable<Cell[][]>;
	/** Text writes moments as people and spreadsheets do, in UTC; else as programs do. */
	plainTimes?: boolean;
}

/** How far an export is: rows that are in the file, of so many. */
export interface ExportStep {
	rows: number;
	total: number;
}
