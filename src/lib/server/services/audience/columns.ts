import { slugOf } from '../../../quiz/slug.ts';
import { readAddress } from './address.ts';
import { isFieldName } from './person.ts';

/** What each column of a file is, by its number: `email`, `name`, `locale`, `tags`, `field:company`. Others are left out. */
export type Mapping = Readonly<Record<string, string>>;

const HEADINGS: readonly [RegExp, string][] = [
	[/^(.*\b)?e-?mail\b|почт|[эе]-?м[еэ]йл|имейл/i, 'email'],
	[/^(язык|lang|locale)/i, 'locale'],
	[/^(тег|метк|tags?\b|labels?\b)/i, 'tags'],
	[/^(компани|организаци|фирма|company\b|organi[sz]ation\b)/i, 'field:company'],
	[/^(должност|роль|position\b|job\b|role\b|job title)/i, 'field:role'],
	[/^(город|city\b|town\b)/i, 'field:city'],
	[/^(телефон|phone\b|mobile\b|tel\b)/i, 'field:phone'],
	[/^(фамили|last.?name|surname)/i, 'field:last_name'],
	[/^(отчеств|middle.?name)/i, 'field:middle_name'],
	[
		/^(фио|ф\.\s*и\.\s*о|имя|name\b|full.?name|first.?name|имя и фамилия|контакт|contact\b)/i,
		'name'
	]
];

/** What columns of these headings most likely are; by what stands in them where no heading tells of an address. */
export function guessMapping(
	headings: readonly string[] | null,
	rows: readonly (readonly string[])[]
): Mapping {
	const width = Math.max(headings?.length ?? 0, ...rows.map((row) => row.length), 0);
	const mapping: Record<string, string> = {};
	const taken = new Set<string>();
	const give = (column: number, meaning: string) => {
		if (taken.has(meaning)) return;
		taken.add(meaning);
		mapping[column] = meaning;
	};
	for (let column = 0; column < width; column += 1) {
		const heading = (headings?.[column] ?? '').trim();
		const known = HEADINGS.find(([words]) => words.test(heading))?.[1];
		if (known) give(column, known);
		else if (heading !== '') give(column, fieldFor(heading));
	}
	if (!taken.has('email')) {
		const found = columnOfAddresses(width, rows);
		if (found !== null) mapping[found] = 'email';
	}
	return mapping;
}

/** A heading as a letter recalls what stands below it. */
export function fieldFor(heading: string): string {
	const name = slugOf(heading)
		.replaceAll('-', '_')
		.slice(0, 40)
		.replace(/^[\d_]+/, '');
	return isFieldName(name) ? `field:${name}` : `field:f_${name || 'x'}`.slice(0, 46);
}

function columnOfAddresses(width: number, rows: readonly (readonly string[])[]): number | null {
	let best: { column: number; count: number } | null = null;
	for (let column = 0; column < width; column += 1) {
		const count = rows.filter((row) => readAddress(row[column] ?? '').ok).length;
		if (count > (best?.count ?? 0)) best = { column, count };
	}
	return best && best.column;
}

/** Whether a first row names what stands below it: an address among it is somebody. */
export function areHeadings(row: readonly string[] | undefined): boolean {
	return row !== undefined && !row.some((cell) => readAddress(cell).ok);
}

/** What is wrong with a mapping; null where nothing is. */
export function mappingFault(mapping: Mapping): 'no_email' | 'twice' | 'bad_field' | null {
	const meanings = Object.values(mapping);
	if (!meanings.includes('email')) return 'no_email';
	if (new Set(meanings).size !== meanings.length) return 'twice';
	const isKnown = (meaning: string) =>
		['email', 'name', 'locale', 'tags'].includes(meaning) ||
		(meaning.startsWith('field:') && isFieldName(meaning.slice('field:'.length)));
	return meanings.every(isKnown) ? null : 'bad_field';
}
