import type { PageServerLoad } from './$types';

/** What was tapped in a test letter: an answer, the button, or the link that leaves. */
export const load: PageServerLoad = ({ url: { searchParams } }) => ({
	leaves: searchParams.has('leave'),
	answers: searchParams.has('a')
});
