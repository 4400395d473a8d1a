const LONGEST_SEARCH = 200;

/** What a list of leads is narrowed to: as its form shows it, and as the service is asked. */
export function leadFilter(query: URLSearchParams) {
	const value = (name: string) => query.get(name) ?? '';
	const shown = {
		q: value('q').trim().slice(0, LONGEST_SEARCH),
		quiz: value('quiz'),
		segment: value('segment'),
		stage: value('stage')
	};
	const asked = {
		q: shown.q || undefined,
		quiz: shown.quiz || undefined,
		segment: shown.segment || undefined,
		stage: shown.stage || undefined
	};
	return { shown, asked };
}
