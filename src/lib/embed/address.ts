import { SOURCES } from '../quiz/sources.ts';
import type { Settings } from './settings.ts';

/** Longer values are of no use to the quiz. */
const LONGEST = 500;

/**
 * Where a quiz is found, with all that travels along: marks of campaigns and clicks from the page's address, the addresses
 * of the page and of the one before it, and what its author says. Queries of pages may hold what is nobody's business.
 */
export function quizAddress(origin: string, { slug, locale, hidden }: Settings): string {
	const found = new URLSearchParams(location.search);
	const query = new URLSearchParams();
	const given = {
		lang: locale || document.documentElement.lang,
		...Object.fromEntries(SOURCES.map((name) => [name, found.get(name)])),
		page: withoutQuery(location.href),
		referrer: withoutQuery(document.referrer),
		...hidden
	};
	for (const [name, value] of Object.entries(given)) {
		if (value) query.set(name, value.slice(0, LONGEST));
	}
	return `${origin}/q/${encodeURIComponent(slug)}?${query}`;
}

const withoutQuery = (address: string) => /^https?:[^?#]*/.exec(address)?.[0];
