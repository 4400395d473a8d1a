import type { IncomingMessage, ServerResponse } from 'node:http';
import type { House } from './house.ts';
import { surfaceOf } from './public/public-paths.ts';
import { givenRequestId, inRequest, type RequestScope } from './request-scope.ts';

/** Answers a request; `workspace` answers those that are the workspace's. */
export type FrontDoor = (
	request: IncomingMessage,
	response: ServerResponse,
	workspace: () => void
) => void;

/** A quiz in a sandboxed frame has no origin, so its own scripts are somebody else's to it. */
const QUIZ_FILES = '/_app/immutable/quiz/';

type Listener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What stands before both surfaces: each request is given a name, sent to who answers it, measured and written down. */
export function frontDoor(house: House, publicSurface: Listener): FrontDoor {
	return (request, response, workspace) => {
		const begun = performance.now();
		const given = givenRequestId(request.headers['x-request-id']);
		const scope: RequestScope = { id: given ?? house.ids.next('req'), route: '' };
		response.setHeader('x-request-id', scope.id);
		response.once('close', () => {
			record(house, scope, request, response, performance.now() - begun);
		});
		inRequest(scope, () => {
			const surface = surfaceOf(request.url ?? '');
			if (request.url?.startsWith(QUIZ_FILES)) {
				response.setHeader('access-control-allow-origin', '*');
			}
			if (surface === 'workspace') workspace();
			else if (surface === 'public') publicSurface(request, response);
			else notFound(response);
		});
	};
}

function notFound(response: ServerResponse): void {
	response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Of a client that went away before it was answered, as proxies write it down. */
const GONE = 499;

function record(
	{ log, meter, config }: House,
	{ id, route: pattern }: RequestScope,
	request: IncomingMessage,
	response: ServerResponse,
	ms: number
): void {
	const { method: asked = '' } = request;
	const method = METHODS.has(asked) ? asked : 'other';
	const status = response.writableFinished ? response.statusCode : GONE;
	const route = pattern || 'none';
	const surface = surfaceName(route, request.url ?? '');
	meter.request({ surface, method, route, status, seconds: ms / 1000 });
	if (!config.logRequests && !isTrouble(surface, status)) return;
	const fields = { requestId: id, surface, method, route, status, ms: Math.round(ms) };
	if (status >= 500) log.warn('request', fields);
	else log.info('request', fields);
}

/** Who calls the API or works in the workspace may ask why; whoever wanders by may not fill the log. */
function isTrouble(surface: string, status: number): boolean {
	return status >= 500 || (status >= 400 && (surface === 'api' || surface === 'workspace'));
}

/** By the route, which is one of ours, and only where there is none by what was asked. */
function surfaceName(route: string, url: string): string {
	if (route.startsWith('/api/')) return 'api';
	if (/^\/[fqmu]\//.test(route)) return 'page';
	if (route.startsWith('/p/') || route.startsWith('/embed')) return 'asset';
	if (route === 'none') return url.startsWith('/_app/') ? 'asset' : 'none';
	return surfaceOf(url) === 'public' ? 'health' : 'workspace';
}
