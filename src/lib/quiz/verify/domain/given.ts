import type { Test } from './test.ts';

/** Only whether there is an answer. */
export interface Given {
	type: 'given';
	given: boolean | null;
}

/** What the test leaves of whether there is an answer; null where nothing is left. What it asks of the answer is the caller's business. */
export function narrowGiven<D extends { given: boolean | null }>(domain: D, test: Test): D | null {
	if (test.op === 'given') return withGiven(domain, test.given);
	if (test.op === 'free') return test.needsAnswer ? withGiven(domain, true) : domain;
	return test.op === 'none' || test.op === 'row' ? domain : withGiven(domain, true);
}

export function withGiven<D extends { given: boolean | null }>(
	domain: D,
	given: boolean
): D | null {
	return domain.given === null || domain.given === given ? { ...domain, given } : null;
}
