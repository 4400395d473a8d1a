const LONGEST_SEARCH = 200;

/** What a list of leads is narrowed to; '' where it is not. */
export function leadFilter(query: URLSearchParams) {
	const asked = (name: string) => query.get(name) ?? '';
	return {
		q: asked('q').trim().slice(0, LONGEST_SEARCH),
		quiz: asked('quiz'),
		segment: asked('segment'),
		stage: asked('stage')
	};
}
