import { Hono } from 'hono';
import type { EmbedBundle } from './embed-bundle.ts';
import { keepText } from './pages/kept-page.ts';

/** Any page may load these, as a script or as a module; pages that have them learn of an update within minutes. */
const HEADERS = {
	'cache-control': 'public, max-age=300, stale-while-revalidate=3600',
	'access-control-allow-origin': '*',
	'cross-origin-resource-policy': 'cross-origin',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	vary: 'accept-encoding'
};

const SCRIPT = 'text/javascript; charset=utf-8';

/** What puts quizzes onto other people's pages. */
export function embedRoutes({ script, module, types, above }: EmbedBundle): Hono {
	const routes = new Hono();
	const files = [
		{ path: '/embed.js', text: script, type: SCRIPT },
		{ path: '/embed.mjs', text: module, type: SCRIPT },
		{ path: '/embed-above.mjs', text: above, type: SCRIPT },
		{ path: '/embed.d.ts', text: types, type: 'text/plain; charset=utf-8' }
	];
	for (const { path, text, type } of files) {
		const kept = keepText(text, { ...HEADERS, 'content-type': type });
		routes.get(path, (c) => kept.answer(c.req.raw));
	}
	return routes;
}
