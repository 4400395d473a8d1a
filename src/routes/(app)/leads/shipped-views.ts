import { columnsOf, type LeadColumn } from './lead-columns.ts';

/** Views that come with the product; the keys of their names, and the addresses' parts. `me` is who looks. */
export function shippedViews(me: string) {
	return [
		{ name: 'all', query: '' },
		{ name: 'untouched', query: '?untouched=1' },
		{ name: 'hot', query: '?segment=hot' },
		{ name: 'mine', query: `?owner=${me}` },
		{ name: 'nobodys', query: '?owner=none' },
		{ name: 'active', query: '?sort=-active' },
		{ name: 'won', query: '?outcome=won' }
	] as const;
}

/** Of an address, what says which page of the list it is. */
const PLACES: readonly string[] = ['cursor', 'before'];

/** The same whatever order its parts are in; without the page that is looked at. */
export function plainQuery(query: string): string {
	const parts = [...new URLSearchParams(query)].filter(
		([name, value]) => !PLACES.includes(name) && value !== '' && !name.startsWith('/')
	);
	parts.sort(([a], [b]) => (a < b ? -1 : 1));
	return parts.length === 0 ? '' : `?${new URLSearchParams(parts)}`;
}

/** Equal where two addresses show the same leads in the same order, in whatever columns. */
export function listNarrowed(query: string): string {
	const parts = new URLSearchParams(plainQuery(query));
	parts.delete('cols');
	return `${parts}`;
}

/** Equal where two addresses show the same list. @param usual the columns of whoever looks, where an address names none */
export function listShown(query: string, usual: readonly LeadColumn[]): string {
	const parts = new URLSearchParams(plainQuery(query));
	const columns = columnsOf((parts.get('cols') ?? '').split('.')) ?? usual;
	parts.set('cols', columns.join('.'));
	return plainQuery(`?${parts}`);
}
