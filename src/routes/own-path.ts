/** Where to go after signing in: a path of this very server, never another host; '/' for anything else. */
export function ownPath(next: string | null | undefined): string {
	if (!next?.startsWith('/') || /[\\\s]/.test(next)) return '/';
	const base = 'http://own.invalid';
	const url = URL.canParse(next, base) ? new URL(next, base) : null;
	// Dots may hide a second slash, which would make the rest a host.
	if (url?.origin !== base || url.pathname.startsWith('//')) return '/';
	return `${url.pathname}${url.search}`;
}
