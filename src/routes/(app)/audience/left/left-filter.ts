import { SUPPRESSED_FOR } from '$lib/server/services/leaving/suppressed.ts';

const LONGEST_SEARCH = 200;

/** What the list of those who left is narrowed to: as its form shows it, and as the service is asked. */
export function leftFilter(query: URLSearchParams) {
	const q = (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH);
	const reason = SUPPRESSED_FOR.find((one) => one === query.get('reason'));
	return { shown: { q, reason: reason ?? '' }, asked: { q: q || undefined, reason } };
}
