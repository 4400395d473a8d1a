import type { Cookies } from '@sveltejs/kit';
import type { Config } from '$lib/server/config.ts';

export const SESSION_COOKIE = 'session';

export function setSessionCookie(
	cookies: Cookies,
	config: Config,
	session: { token: string; expiresAt: number },
	now: number
): void {
	cookies.set(SESSION_COOKIE, session.token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: config.origin.startsWith('https:'),
		maxAge: Math.max(0, Math.floor((session.expiresAt - now) / 1000))
	});
}

export function dropSessionCookie(cookies: Cookies, config: Config): void {
	cookies.delete(SESSION_COOKIE, { path: '/', secure: config.origin.startsWith('https:') });
}
