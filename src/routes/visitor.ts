import { clientAddress, isLoopback } from '../lib/server/services/client-address.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** The true address of whoever asks, for throttling. */
export function visitorAddress({ locals, request, getClientAddress }: RequestEvent): string {
	const forwarded = request.headers.get('x-forwarded-for');
	return clientAddress(getClientAddress(), forwarded, locals.app.config.trustProxy);
}

/**
 * Whether the request surely comes from this very machine: by its socket, by the host it asked for, with no trace of a proxy,
 * and while the house itself believes to be at home here. Else a proxy on the same machine would make strangers look like it.
 */
export function isAtHome({ locals, request, getClientAddress }: RequestEvent): boolean {
	const host = request.headers.get('host') ?? '';
	return (
		isLoopback(clientAddress(getClientAddress(), null, 0)) &&
		isLoopback(hostname(`http://${host}`)) &&
		isLoopback(hostname(locals.app.config.origin)) &&
		!PROXY_HEADERS.some((name) => request.headers.has(name))
	);
}

const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

function hostname(url: string): string {
	return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
