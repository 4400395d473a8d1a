import { clientAddress, isLoopback, networkOf } from '../lib/server/services/client-address.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** The true address of whoever asks, for throttling. */
export function visitorAddress(event: RequestEvent): string {
	const { locals, request } = event;
	const forwarded = request.headers.get('x-forwarded-for');
	const { trustProxy } = locals.app.config;
	return networkOf(clientAddress(socketAddress(event), forwarded, trustProxy));
}

/**
 * Whether the request surely comes from this very machine: by its socket, by the host it asked for, with no trace of a proxy,
 * and while the house itself believes to be at home here. Else a proxy on the same machine would make strangers look like it.
 */
export function isAtHome(event: RequestEvent): boolean {
	const { locals, request } = event;
	const host = request.headers.get('host') ?? '';
	return (
		isLoopback(clientAddress(socketAddress(event), null, 0)) &&
		isLoopback(hostname(`http://${host}`)) &&
		isLoopback(hostname(locals.app.config.origin)) &&
		!PROXY_HEADERS.some((name) => request.headers.has(name))
	);
}

const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Of the machine that is connected, whatever headers say; while developing Kit knows it. */
function socketAddress({ platform, getClientAddress }: RequestEvent): string {
	return platform?.req.socket.remoteAddress ?? getClientAddress();
}

function hostname(url: string): string {
	return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
