import type { Context, MiddlewareHandler } from 'hono';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import type { ApiEnv } from '../api/env.ts';
import { rateLimit, throttledBy } from '../api/rate-limit.ts';

/**
 * What may be asked of one quiz from one network in a minute, in each process. Behind one address there may be an office or a
 * hall, so these are as many as its people could ask for.
 */
const A_MINUTE = {
	/** More people begin than finish. */
	start: 3000,
	/** For each submission that may come ten steps: nobody takes less than a second for each. */
	next: 6000,
	progress: 6000,
	/** As submissions. */
	details: 600,
	/** Each costs this machine a little work too. */
	challenge: 600,
	/** Asked for by hand, once. */
	link: 30,
	forget: 30
};

/** Counts what `/q/{slug}/…` is asked for. @param refuse answers whoever asks too often */
export function callLimits(
	house: House,
	refuse: (c: Context<ApiEnv>, problem: Problem) => Response
): MiddlewareHandler<ApiEnv> {
	const limits = new Map(Object.entries(A_MINUTE).map(([call, most]) => [call, rateLimit(most)]));
	return async (c, next) => {
		const call = c.req.param('call') ?? '';
		const limit = limits.get(call);
		// Looking at a page changes nothing; a challenge is made anew each time.
		const counts = c.req.method === 'POST' || call === 'challenge';
		const problem =
			limit && counts ? throttledBy(house, limit, c, c.req.param('slug') ?? '') : null;
		return problem ? refuse(c, problem) : next();
	};
}
