import type { KeptPage } from './kept-page.ts';

/** Pages of so many versions, languages and frames stay in memory; the one that was used longest ago goes first. */
const MOST_PAGES = 200;

export function pageShelf(most = MOST_PAGES) {
	const pages = new Map<string, KeptPage>();
	return {
		get(key: string, make: () => KeptPage): KeptPage {
			const known = pages.get(key);
			// Their order matters only once one of them may have to go.
			if (known && pages.size < most / 2) return known;
			const kept = known ?? make();
			pages.delete(key);
			pages.set(key, kept);
			if (pages.size > most) pages.delete(pages.keys().next().value ?? key);
			return kept;
		}
	};
}
