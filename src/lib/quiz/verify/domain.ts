import { narrowChosen, type Chosen } from './domain/chosen.ts';
import { narrowGiven, type Given } from './domain/given.ts';
import { narrowMeasured, type Measured } from './domain/measured.ts';
import { narrowRanked, type Ranked } from './domain/ranked.ts';
import { narrowTable, type Table } from './domain/table.ts';
import type { Test } from './domain/test.ts';

/** What a condition still leaves possible for one thing that it asks about. Never changed in place. */
export type Domain = Chosen | Measured | Ranked | Table | Given;

/** What the test leaves; null where nothing is left. */
export function narrow(domain: Domain, test: Test): Domain | null {
	switch (domain.type) {
		case 'chosen':
			return narrowChosen(domain, test);
		case 'measured':
			return narrowMeasured(domain, test);
		case 'ranked':
			return narrowRanked(domain, test);
		case 'table':
			return narrowTable(domain, test);
		case 'given':
			return narrowGiven(domain, test);
	}
}
