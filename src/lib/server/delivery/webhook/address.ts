import { isIP } from 'node:net';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { inNetworks, isNeverAllowed, isNotPublic } from './networks.ts';

/** Networks behind the server that its operator lets webhooks reach: all of them, or CIDR blocks. */
export type AllowedNetworks = 'all' | readonly string[];

export type UrlProblem = 'url_malformed' | 'url_scheme' | 'url_credentials' | 'url_private';

const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * What can be said of a destination's address without asking the net: its form, and hosts that are plainly not public.
 * Names are resolved and checked again at each attempt.
 */
export function checkDestinationUrl(
	text: string,
	allowed: AllowedNetworks
): Result<URL, UrlProblem> {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url?.hostname) return fail('url_malformed');
	if (url.protocol !== 'https:' && url.protocol !== 'http:') return fail('url_scheme');
	if (url.username || url.password) return fail('url_credentials');
	const host = hostOf(url);
	if (isIP(host)) return isAllowedAddress(host, allowed) ? ok(url) : fail('url_private');
	const isLocal = LOCAL_NAME.test(host) || !host.includes('.');
	return isLocal && allowed !== 'all' && allowed.length === 0 ? fail('url_private') : ok(url);
}

/** Host without the brackets of IPv6 and without a dot at its end. */
export function hostOf(url: URL): string {
	return url.hostname
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '')
		.toLowerCase();
}

/** Whether webhooks may connect to this IP address. Never cloud metadata; private ones only where the operator says so. */
export function isAllowedAddress(address: string, allowed: AllowedNetworks): boolean {
	if (isIP(address) === 0 || isNeverAllowed(address)) return false;
	if (!isNotPublic(address)) return true;
	return allowed === 'all' || (allowed.length > 0 && inNetworks(allowed)(address));
}
