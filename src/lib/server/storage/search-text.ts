import type { LeadRow } from './store.ts';

/** What a lead is looked up by, folded the same way as what is looked for. */
export function searchText({
	name,
	email,
	phone,
	company
}: Pick<LeadRow, 'name' | 'email' | 'phone' | 'company'>): string {
	return foldForSearch([name, email, phone, company].filter(Boolean).join(' '));
}

/** Engines fold ASCII only, so letters are folded here. */
export function foldForSearch(text: string): string {
	return text.normalize('NFC').toLowerCase();
}
