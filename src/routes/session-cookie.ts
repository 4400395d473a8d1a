import type { Cookies } from '@sveltejs/kit';
import type { Config } from '$lib/server/config.ts';

export const SESSION_COOKIE = 'session';

/** As long as browsers keep any cookie: when a session ends is the server's to say, and it lives on with each use. */
const LONGEST = 400 * 24 * 60 * 60;

export function setSessionCookie(cookies: Cookies, config: Config, token: string): void {
	cookies.set(SESSION_COOKIE, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: config.origin.startsWith('https:'),
		maxAge: LONGEST
	});
}

export function dropSessionCookie(cookies: Cookies, config: Config): void {
	cookies.delete(SESSION_COOKIE, { path: '/', secure: config.origin.startsWith('https:') });
}
