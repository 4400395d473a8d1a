import { OWNER, type Served } from './served.ts';

/** Somebody who has signed in to the workspace, without a browser: fetches with their cookies. */
export interface SignedIn {
	get(path: string, init?: RequestInit): Promise<Response>;
	/** A page's HTML. */
	page(path: string): Promise<string>;
	/** The HTML of the answer to a form. */
	post(path: string, fields: Readonly<Record<string, string>>): Promise<string>;
}

export async function signedIn(server: Served, locale: 'en' | 'ru'): Promise<SignedIn> {
	const send = (path: string, fields: Readonly<Record<string, string>>, cookie = '') => {
		const body = new FormData();
		for (const [name, value] of Object.entries(fields)) body.set(name, value);
		// A form asks for a page; without that word Kit answers with JSON.
		const headers = { accept: 'text/html', origin: server.origin, cookie };
		return fetch(`${server.origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
	};
	const entered = await send('/sign-in', { ...OWNER });
	const cookies = entered.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
	if (entered.status !== 303 || cookies.length === 0) throw new Error('Nobody was let in.');
	const cookie = cookies.join('; ');
	await send('/appearance?/language', { locale }, cookie);
	const get = (path: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		headers.set('cookie', cookie);
		return fetch(`${server.origin}${path}`, { ...init, headers });
	};
	return {
		get,
		page: async (path) => (await get(path)).text(),
		post: async (path, fields) => (await send(path, fields, cookie)).text()
	};
}
