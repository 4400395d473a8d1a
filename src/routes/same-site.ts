const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it was made by a page of this server, whatever its content type.
 * Browsers say so in Sec-Fetch-Site, which pages cannot forge; where it is missing (plain HTTP on a local network),
 * Origin has to name the public address or the host that was asked.
 */
export function mayChange(request: Request, origin: string): boolean {
	if (SAFE_METHODS.has(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	if (site) return site === 'same-origin';
	const from = hostOf(request.headers.get('origin'));
	return from !== null && (from === hostOf(origin) || from === request.headers.get('host'));
}

function hostOf(origin: string | null): string | null {
	return origin && URL.canParse(origin) ? new URL(origin).host || null : null;
}
