import { inForce } from '../consent-record.ts';
import type { Cell } from '../cell.ts';
import type { ExportedLead } from '../exported-leads.ts';
import { LEAD_COLUMNS, type LeadColumnName } from '../lead-export-columns.ts';
import { languageIn, purposesIn, type CellWords } from './cell-words.ts';

/** Who it is, how it stands and what became of it first; what only programs need last. */
const FOR_PEOPLE: readonly LeadColumnName[] = [
	...(['name', 'email', 'phone', 'company', 'role', 'city'] as const),
	...(['segment_title', 'temperature', 'stage_name', 'score', 'percent', 'owner_name'] as const),
	...(['outcome', 'value', 'currency', 'source'] as const),
	...(['created_at', 'active_at', 'hot_at', 'touched_at', 'outcome_at', 'updated_at'] as const),
	...(['quiz_title', 'lead_tags', 'tags', 'notes', 'locale', 'consent_purposes'] as const),
	...(['first_source', 'first_medium', 'first_campaign', 'first_term', 'first_content'] as const),
	...(['latest_source', 'latest_medium', 'latest_campaign', 'latest_term'] as const),
	...(['latest_content', 'test', 'quiz_slug', 'id', 'segment', 'stage', 'quiz'] as const),
	...(['owner', 'consents'] as const)
];

/** Columns in the order in which people read them. */
export function forPeople(columns: readonly LeadColumnName[]): LeadColumnName[] {
	return FOR_PEOPLE.filter((name) => columns.includes(name));
}

/** Whether a moment stands below it, which its heading says the zone of. */
export function isTime(column: LeadColumnName): boolean {
	return column.endsWith('_at');
}

const SAID: Partial<Record<LeadColumnName, (lead: ExportedLead, words: CellWords) => Cell>> = {
	temperature: ({ temperature }, { temperatures }) => temperatures[temperature],
	outcome: ({ outcome }, { outcomes }) => outcome && outcomes[outcome],
	locale: ({ locale }, words) => languageIn(words.locale, locale),
	consent_purposes: ({ consents }, words) => purposesIn(words, inForce(consents, 'purpose')),
	test: ({ test }, { yes, no }) => (test ? yes : no)
};

/** A cell as it is kept, or where words are given in them. */
export function leadCell(
	lead: ExportedLead,
	column: LeadColumnName,
	words: CellWords | undefined
): Cell {
	const said = words && SAID[column]?.(lead, words);
	return said === undefined ? LEAD_COLUMNS[column].cell(lead) : said;
}
