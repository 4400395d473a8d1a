import type { Context } from 'hono';
import type { House } from '../../house.ts';
import { problemAnswer } from './answers.ts';
import type { Endpoint } from './endpoint.ts';
import type { ApiEnv } from './env.ts';

/** What is left when no endpoint took the request: a method that the address does not take, or no address of ours. */
export function unknownPath(house: House, endpoints: readonly Pick<Endpoint, 'method' | 'path'>[]) {
	const known = endpoints.map(({ method, path }) => ({
		method: method.toUpperCase(),
		pattern: new RegExp(`/v1${path.replaceAll('.', '\\.').replace('{id}', '[^/]+')}$`)
	}));
	return (c: Context<ApiEnv>): Response => {
		const path = `/v1${c.req.path.replace(/^.*?\/v1(?=\/)/, '')}`;
		const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
		if (methods.length === 0) return problemAnswer(house, c, { code: 'not_found' });
		const allowed = [...new Set(methods)].join(', ');
		const params = { method: c.req.method.slice(0, 20), allowed };
		const problem = { code: 'method_not_allowed', params } as const;
		return problemAnswer(house, c, problem, { headers: { allow: allowed } });
	};
}
