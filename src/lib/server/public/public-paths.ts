/** Who answers a request: the public app, the workspace, or nobody (a disguised public path is no public path). */
export type Surface = 'public' | 'workspace' | 'nowhere';

const PUBLIC =
	/^(?:\/q\/[a-z0-9][a-z0-9-]{0,63}(?:\/(?:start|next|progress|link|forget|challenge|details))?|\/m\/[\w.-]{1,200}(?:\/(?:open\.gif|act|not-me))?|\/f\/[a-z0-9][a-z0-9-]{0,63}|\/[uo]\/[\w.-]{1,200}|\/p\/[0-9a-f]{40}\.[a-z]{3,4}|\/api\/v1\/[^/\\].*|\/embed(?:\.m?js|\.d\.ts|-above\.mjs)|\/healthz|\/readyz|\/metrics|\/quiz\.schema\.json)$/;

const FIRST_PARTS = new Set([
	...['q', 'm', 'u', 'o', 'p', 'f', 'api', 'healthz', 'readyz', 'metrics', 'quiz.schema.json'],
	...['embed.js', 'embed.mjs', 'embed-above.mjs', 'embed.d.ts']
]);

/** Decides by the raw request target, before anything decodes or tidies it. */
export function surfaceOf(url: string): Surface {
	const path = url.replace(/[?#].*$/s, '');
	if (PUBLIC.test(path) && !hasDots(path)) return 'public';
	return FIRST_PARTS.has(firstPart(path)) ? 'nowhere' : 'workspace';
}

function hasDots(path: string): boolean {
	return path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
}

/** The first part of a path as a lenient server would read it: decoded, with dots resolved and slashes joined. */
function firstPart(path: string): string {
	const parts: string[] = [];
	for (const part of decoded(path).replaceAll('\\', '/').split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '' && part !== '.') parts.push(part);
	}
	return (parts[0] ?? '').toLowerCase();
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
