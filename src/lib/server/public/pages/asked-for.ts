import type { Context } from 'hono';

/** By a page of somebody else's, to stand in it. */
export const isFramed = (c: Context) => queryOf(c).get('embed') === '1';

const NO_QUERY = new URLSearchParams();

export function queryOf(c: Context): URLSearchParams {
	const search = searchOf(c);
	return search === '' ? NO_QUERY : new URLSearchParams(search);
}

export function searchOf(c: Context): string {
	const { url } = c.req;
	const at = url.indexOf('?');
	return at < 0 ? '' : url.slice(at);
}
