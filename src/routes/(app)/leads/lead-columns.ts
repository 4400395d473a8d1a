import type { LeadColumnName } from '../../../lib/server/services/lead-export-columns.ts';

/** Columns beside the name, in their order; those that lists can be ordered by. */
export const COLUMNS = [
	'segment',
	'score',
	'stage',
	'owner',
	'source',
	'quiz',
	'tags',
	'outcome',
	'value',
	'company',
	'email',
	'phone',
	'city',
	'active',
	'created'
] as const;

export type LeadColumn = (typeof COLUMNS)[number];

export const USUAL_COLUMNS: readonly LeadColumn[] = [
	'segment',
	'score',
	'stage',
	'owner',
	'active'
];

/** Where the first press on a heading shows the highest first. */
const HIGHEST_FIRST = ['segment', 'score', 'stage', 'active', 'created'];

export const SORTED = [
	'name',
	'segment',
	'score',
	'stage',
	'owner',
	'source',
	'outcome',
	'active',
	'created'
] as const;

export type SortedColumn = (typeof SORTED)[number];

/** As an address says it; null where it says nothing that is known. */
export function columnsOf(names: readonly string[]): LeadColumn[] | null {
	const known = COLUMNS.filter((one) => names.includes(one));
	return known.length > 0 ? known : null;
}

/** What a press on the heading of a column orders by, where `sort` is the order now. */
export function nextSort(column: string, sort: string): string {
	const first = HIGHEST_FIRST.includes(column) ? `-${column}` : column;
	if (sort !== first) return first;
	return first.startsWith('-') ? column : `-${column}`;
}

export function directionOf(column: string, sort: string): 'ascending' | 'descending' | undefined {
	if (sort === column) return 'ascending';
	return sort === `-${column}` ? 'descending' : undefined;
}

/** What a column of the list is in a file. Beside the name stand company, email and phone, and whether a lead is a test. */
const IN_FILES: Readonly<Record<LeadColumn | 'name', readonly LeadColumnName[]>> = {
	name: ['name', 'company', 'email', 'phone', 'test'],
	segment: ['segment', 'segment_title', 'temperature'],
	score: ['percent'],
	stage: ['stage', 'stage_name'],
	owner: ['owner_name'],
	source: ['source'],
	quiz: ['quiz_title'],
	tags: ['lead_tags'],
	outcome: ['outcome'],
	value: ['value', 'currency'],
	company: ['company'],
	email: ['email'],
	phone: ['phone'],
	city: ['city'],
	active: ['active_at'],
	created: ['created_at']
};

/** The columns of a file that shows what the list shows. */
export function columnsInFile(columns: readonly LeadColumn[]): LeadColumnName[] {
	return [...new Set((['name', ...columns] as const).flatMap((one) => IN_FILES[one]))];
}
