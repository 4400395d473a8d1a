import type { House } from '../house.ts';
import type { Problem } from '../problems.ts';
import { countTry, forgetTries, forgetTriesBefore } from '../storage/queries/throttles.ts';
import { hmac } from './digest.ts';

const MINUTE = 60_000;

/** How many tries within a window; each is counted before it is made, so that tries side by side count too. */
const RULES = {
	'sign-in:account': { tries: 10, window: 15 * MINUTE },
	'sign-in:address': { tries: 50, window: 15 * MINUTE },
	'set-up:address': { tries: 10, window: 15 * MINUTE },
	'reset:account': { tries: 3, window: 60 * MINUTE },
	'reset:address': { tries: 20, window: 60 * MINUTE },
	'password:account': { tries: 10, window: 15 * MINUTE },
	'sample-letter:account': { tries: 20, window: 60 * MINUTE },
	'invite:address': { tries: 20, window: 15 * MINUTE },
	'upload:address': { tries: 100, window: 10 * MINUTE }
};

const LONGEST_WINDOW = 60 * MINUTE;

export type ThrottleRule = keyof typeof RULES;

/** Counts a try; a problem once there have been too many. Subjects (addresses, accounts) are stored under a keyed digest only. */
export async function throttle(
	app: House,
	rule: ThrottleRule,
	subject: string
): Promise<Problem | null> {
	const { tries, window } = RULES[rule];
	const now = app.clock.now();
	const { count, windowStart } = await countTry(app.store, keyOf(app, rule, subject), now, window);
	if (count <= tries) return null;
	const seconds = Math.max(1, Math.ceil((windowStart + window - now) / 1000));
	return { code: 'throttled', params: { seconds } };
}

/** After a success the subject starts anew; windows long past are swept with it. */
export async function unthrottle(app: House, rule: ThrottleRule, subject: string): Promise<void> {
	await forgetTries(app.store, keyOf(app, rule, subject));
	await forgetTriesBefore(app.store, app.clock.now() - LONGEST_WINDOW);
}

function keyOf(app: House, rule: ThrottleRule, subject: string): string {
	return `${rule}:${hmac(app.secret, subject)}`;
}
