import type { Context } from 'hono';
import type { House } from '../house.ts';
import { isLoopback } from '../services/client-address.ts';
import { clientOf } from './api/client.ts';
import type { ApiEnv } from './api/env.ts';
import { rateLimit, type RateLimit } from './api/rate-limit.ts';

const crowds = new WeakMap<House, RateLimit>();

/**
 * Whether more comes from one network than people send; each call counts. Neither the machine itself nor a socket without an
 * address is counted: behind a proxy that nobody told us of, everybody looks like them.
 */
export function isCrowded(house: House, c: Context<ApiEnv>, quizId: string): boolean {
	const address = clientOf(house, c);
	if (isLoopback(address) || address === 'unknown') return false;
	let crowd = crowds.get(house);
	if (!crowd) crowds.set(house, (crowd = rateLimit(house.config.crowdLimit)));
	return crowd.take(`${address} ${quizId}`, house.clock.now()) !== null;
}
