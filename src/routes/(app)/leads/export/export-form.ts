import type { LeadExportChoice } from '$lib/server/services/preferences.ts';
import {
	isLeadColumn,
	LEAD_COLUMN_NAMES,
	type LeadColumnName
} from '$lib/server/services/lead-export-columns.ts';
import { textOf, textsOf } from '../../../form-text.ts';
import { columnsInFile, type LeadColumn } from '../lead-columns.ts';

const WHICH = ['list', 'all', 'own'] as const;
const HEADINGS = ['words', 'names'] as const;
const FORMATS = ['csv', 'xlsx', 'ndjson'] as const;

/** What is shown to whoever has never exported. */
export const USUAL_CHOICE: LeadExportChoice = {
	...{ which: 'list', columns: [], format: 'csv', headings: 'words' }
};

/** What was chosen; what cannot be read is as usual. */
export function givenChoice(form: FormData): LeadExportChoice {
	return {
		which: WHICH.find((one) => one === textOf(form, 'which')) ?? USUAL_CHOICE.which,
		format: FORMATS.find((one) => one === textOf(form, 'format')) ?? USUAL_CHOICE.format,
		headings: HEADINGS.find((one) => one === textOf(form, 'headings')) ?? USUAL_CHOICE.headings,
		columns: textsOf(form, 'column').filter(isLeadColumn)
	};
}

/** The columns that a choice comes to, beside a list with these. */
export function columnsChosen(
	{ which, columns }: LeadExportChoice,
	listed: readonly LeadColumn[]
): LeadColumnName[] {
	if (which === 'all') return LEAD_COLUMN_NAMES;
	return which === 'list' ? columnsInFile(listed) : columns.filter(isLeadColumn);
}
