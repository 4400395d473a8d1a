import { AsyncLocalStorage } from 'node:async_hooks';

/** The request under way, known to whatever it causes. */
export interface RequestScope {
	readonly id: string;
	/** The pattern of its route, as `/q/:slug`; set once it is known. */
	route: string;
}

const scopes = new AsyncLocalStorage<RequestScope>();

/** Undefined outside of requests: at start, in the delivery worker, in tests. */
export function currentRequest(): RequestScope | undefined {
	return scopes.getStore();
}

export function inRequest<Result>(scope: RequestScope, work: () => Result): Result {
	return scopes.run(scope, work);
}

/** For work that a request sets off and that goes on for others. */
export function outsideRequests<Result>(work: () => Result): Result {
	return scopes.exit(work);
}

/** Letters, digits, `-` and `_`, at least one of them a letter: neither a phone number nor an address. */
const SANE = /^(?=.*[a-z])[\w-]{8,64}$/i;

/** The id that a proxy in front gave the request; null where it is none that may stand in a log. */
export function givenRequestId(header: string | string[] | undefined): string | null {
	return typeof header === 'string' && SANE.test(header) ? header : null;
}
