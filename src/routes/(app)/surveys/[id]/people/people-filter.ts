import { isPeople, type People } from '../../../../../lib/letter/figures.ts';

const LONGEST_SEARCH = 200;

/** Whom a list of people is narrowed to; whoever asks for what there is not gets everybody. */
export function peopleFilter(query: URLSearchParams) {
	const which = query.get('which') ?? '';
	const variant = query.get('variant');
	const people: People = isPeople(which) ? which : 'invited';
	return {
		people,
		variant: variant === 'a' || variant === 'b' ? variant : undefined,
		q: (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH)
	} as const;
}
