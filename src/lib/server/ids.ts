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
	let tail: number[] = [];
	return {
		next(prefix) {
			const now = Math.max(clock.now(), last);
			tail = now === last ? increment(tail) : Array.from(random.bytes(16), (byte) => byte & 31);
			last = now;
			return `${prefix}_${encodeTime(now)}${tail.map((digit) => ALPHABET[digit]).join('')}`;
		}
	};
}

function encodeTime(time: number): string {
	let text = '';
	for (let rest = time, digits = 0; digits < 10; digits += 1) {
		text = `${ALPHABET[rest % 32]}${text}`;
		rest = Math.floor(rest / 32);
	}
	return text;
}

function increment(digits: readonly number[]): number[] {
	const next = [...digits];
	for (let index = next.length - 1; index >= 0; index -= 1) {
		const digit = ((next[index] ?? 0) + 1) % 32;
		next[index] = digit;
		if (digit !== 0) break;
	}
	return next;
}
