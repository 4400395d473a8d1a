import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

export interface Ids {
	/** `prefix_` and 26 characters that sort by time, ascending within a process even inside one millisecond. */
	next(prefix: string): string;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** ULID: 48 bits of time, 80 bits of randomness that count up within a millisecond (github.com/ulid/spec). */
export function timeSortedIds(clock: Clock, random: Random): Ids {
	let last = -1;
	let head = '';
	let tail = '';
	return {
		next(prefix) {
			const now = clock.now();
			if (now > last) {
				last = now;
				head = encodeTime(now);
				tail = Array.from(random.bytes(16), (byte) => ALPHABET.charAt(byte & 31)).join('');
			} else {
				tail = increment(tail);
			}
			return `${prefix}_${head}${tail}`;
		}
	};
}

function encodeTime(time: number): string {
	let text = '';
	for (let rest = time, digits = 0; digits < 10; digits += 1) {
		text = `${ALPHABET.charAt(rest % 32)}${text}`;
		rest = Math.floor(rest / 32);
	}
	return text;
}

/** The next number of as many digits; after the last comes the first. */
function increment(digits: string): string {
	const place = digits.length - 1;
	const next = ALPHABET.indexOf(digits.charAt(place)) + 1;
	const before = digits.slice(0, place);
	if (next < ALPHABET.length) return before + ALPHABET.charAt(next);
	return (before && increment(before)) + ALPHABET.charAt(0);
}
