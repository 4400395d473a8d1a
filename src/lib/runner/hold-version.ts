/** The parameter that holds a visit to its version of the quiz. */
export const VERSION_PARAMETER = '_v';

/**
 * Writes the version into the page's address: whoever loads it again, or comes back to it, goes on with the same one. It takes
 * neither cookies nor storage.
 */
export function holdVersion(
	{ history, location }: Pick<Window, 'history' | 'location'>,
	version: number
) {
	const query = new URLSearchParams(location.search);
	if (query.get(VERSION_PARAMETER) === `${version}`) return;
	query.set(VERSION_PARAMETER, `${version}`);
	history.replaceState(history.state, '', `${location.pathname}?${query}${location.hash}`);
}
