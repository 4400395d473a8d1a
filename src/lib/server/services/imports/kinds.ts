import type { ImportFormat } from '../../storage/store.ts';
import type { Mapping } from '../audience/columns.ts';
import type { Person } from '../audience/person.ts';
import { personReader } from '../audience/person-reader.ts';
import { readFileRows, type FileBatch } from './import-file.ts';
import { leadReader, type LeadGiven } from './leads/lead-reader.ts';
import type { LeadWords } from './leads/lead-words.ts';

/* Loaded by the thread: what the rows of each kind of file become. */

/** What rows are read as; of leads with the words of their workspace. */
export type RowsAs = { kind: 'recipients' } | { kind: 'leads'; words: LeadWords };

/** Some rows of a file, by what they have become. */
export type ImportBatch =
	({ kind: 'recipients' } & FileBatch<Person>) | ({ kind: 'leads' } & FileBatch<LeadGiven>);

/** All of a file, so many rows at a time. */
export async function* readRowsAs(
	as: RowsAs,
	path: string,
	{ format, mapping, atOnce }: { format: ImportFormat; mapping: Mapping; atOnce: number }
): AsyncGenerator<ImportBatch> {
	if (as.kind === 'recipients') {
		const batches = readFileRows(path, format, personReader(mapping), atOnce);
		for await (const batch of batches) yield { kind: 'recipients', ...batch };
	} else {
		const batches = readFileRows(path, format, leadReader(mapping, format, as.words), atOnce);
		for await (const batch of batches) yield { kind: 'leads', ...batch };
	}
}
