import type { IncomingHttpHeaders } from 'node:http';
import { Hono, type Context } from 'hono';
import type { House } from '../house.ts';
import { isLoopback, clientAddress } from '../services/client-address.ts';
import { sameText } from '../services/digest.ts';
import type { ApiEnv } from './api/env.ts';

/** `/metrics`: figures for whoever holds METRICS_TOKEN, and for this machine itself. */
export function metricsRoutes(house: House): Hono<ApiEnv> {
	const routes = new Hono<ApiEnv>();
	routes.get('/metrics', async (c) => {
		if (!mayRead(c, house.config.metricsToken)) {
			return c.text('Send METRICS_TOKEN as a bearer token.\n', 401, {
				'www-authenticate': 'Bearer',
				'cache-control': 'no-store'
			});
		}
		const { text, type } = await house.meter.figures();
		return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' });
	});
	return routes;
}

function mayRead(c: Context<ApiEnv>, token: string | undefined): boolean {
	const given = c.req.header('authorization');
	if (given !== undefined) return token !== undefined && sameText(given, `Bearer ${token}`);
	const { incoming } = c.env ?? {};
	if (!incoming || !isLoopback(clientAddress(incoming.socket.remoteAddress, null, 0))) return false;
	return incoming.httpVersion === '1.1' && isDirect(incoming.headers);
}

const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
const FORWARDED = /^(forwarded|via|x-forwarded(-.+)?|x-real-ip|x-client-ip|cf-.+|true-client-ip)$/;

/**
 * A proxy on the same machine is a loopback peer too, and those it speaks for are not. Whatever a proxy leaves on a request
 * gives it away: a header of its own, the public name, or the old protocol that nginx speaks by itself.
 */
function isDirect(headers: IncomingHttpHeaders): boolean {
	if (!LOOPBACK_HOST.test(headers.host ?? '')) return false;
	return !Object.keys(headers).some((name) => FORWARDED.test(name));
}
