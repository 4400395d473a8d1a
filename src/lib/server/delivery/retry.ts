import type { Random } from '../random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits after the first, second… failed try: 10 tries in 75.6 hours (the schedule that Standard Webhooks recommends). */
export const RETRY_DELAYS = [
	5 * SECOND,
	5 * MINUTE,
	30 * MINUTE,
	2 * HOUR,
	5 * HOUR,
	10 * HOUR,
	14 * HOUR,
	20 * HOUR,
	24 * HOUR
] as const;

export const MAX_ATTEMPTS = RETRY_DELAYS.length + 1;

/** Either side of the scheduled wait, so that failed deliveries do not return all at once. */
const JITTER = 0.2;

/** A receiver may ask for more time than the schedule gives, up to this. */
const LONGEST_RETRY_AFTER = 24 * HOUR;

/** No try is ever planned further ahead than this. */
export const LONGEST_WAIT = 24 * HOUR * (1 + JITTER);

/** A destination that has failed for this long without a success is disabled. */
export const DISABLE_AFTER = 120 * HOUR;

/**
 * When to try again.
 * @param attempts tries made so far, at least 1
 * @param retryAfter wait that the receiver asked for, ms
 * @returns ms since the epoch, or null once the last try is spent
 */
export function nextAttemptAt(
	attempts: number,
	now: number,
	random: Random,
	retryAfter = 0
): number | null {
	const delay = RETRY_DELAYS[attempts - 1];
	if (delay === undefined) return null;
	const jittered = delay * (1 - JITTER + 2 * JITTER * random.fraction());
	return now + Math.round(Math.max(jittered, Math.min(retryAfter, LONGEST_RETRY_AFTER)));
}

/**
 * A `Retry-After` header: seconds or an HTTP date (RFC 9110, 10.2.3).
 * @returns ms to wait; 0 where it says nothing usable
 */
export function parseRetryAfter(header: string | undefined, now: number): number {
	const text = header?.trim();
	if (!text) return 0;
	if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
	// Date.parse reads "-5" as a year, too.
	const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
