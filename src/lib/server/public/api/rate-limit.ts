import type { Context } from 'hono';
import type { House } from '../../house.ts';
import type { Problem } from '../../problems.ts';
import { isLoopback } from '../../services/client-address.ts';
import { clientOf } from './client.ts';
import type { ApiEnv } from './env.ts';

/** Whether one more may pass, and if not, after how many seconds. */
export interface RateLimit {
	take(who: string, now: number): number | null;
}

const WINDOW = 60_000;
const MOST_KNOWN = 50_000;

interface Seen {
	/** Which minute `now` counts. */
	minute: number;
	now: number;
	before: number;
}

/**
 * So many a minute, by a sliding window over two counters, in this process's memory alone: a courtesy among respondents,
 * no defence. That is the proxy's to give.
 */
export function rateLimit(perMinute: number): RateLimit {
	let known = new Map<string, Seen>();
	return {
		take(who, now) {
			if (perMinute <= 0) return null;
			const minute = Math.floor(now / WINDOW);
			// Forgetting everybody at once is the cheap way out of a flood of addresses.
			if (known.size > MOST_KNOWN) known = new Map();
			const seen = current(known.get(who), minute);
			known.set(who, seen);
			const passed = (now % WINDOW) / WINDOW;
			if (seen.now + seen.before * (1 - passed) >= perMinute) {
				return Math.max(1, Math.ceil((WINDOW - (now % WINDOW)) / 1000));
			}
			seen.now += 1;
			return null;
		}
	};
}

function current(seen: Seen | undefined, minute: number): Seen {
	if (seen?.minute === minute) return seen;
	return { minute, now: 0, before: seen?.minute === minute - 1 ? seen.now : 0 };
}

/**
 * The machine itself is not limited: behind a proxy that nobody told us of, everybody looks like it, and a lead that is
 * refused is worse than one too many.
 */
export function throttledBy(
	house: House,
	limit: RateLimit,
	c: Context<ApiEnv>,
	quiz: string
): Problem | null {
	const address = clientOf(house, c);
	if (isLoopback(address)) return null;
	const seconds = limit.take(`${address} ${quiz}`, house.clock.now());
	return seconds === null ? null : { code: 'throttled', params: { seconds } };
}
