import type { House } from '../../../house.ts';
import { readRow, type RowRead } from '../import-file.ts';
import type { LookedAt } from '../receive-import.ts';
import { leadReader, type LeadGiven } from './lead-reader.ts';
import { leadWords } from './lead-words.ts';

export type LeadPreview = RowRead<LeadGiven> & { line: number };

/** The first rows of a file as they would be read. */
export async function previewLeads(
	app: Pick<House, 'store' | 'clock'>,
	workspace: string,
	{ lines, headings, mapping, format }: LookedAt
): Promise<LeadPreview[]> {
	const read = leadReader(mapping, format, await leadWords(app, workspace));
	const width = headings?.length ?? null;
	return lines.map((row) => ({ line: row.line, ...readRow(row, width, read) }));
}
