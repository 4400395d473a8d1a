import type { Clock } from '../../src/lib/server/clock.ts';

/** Stands still until it is turned. */
export interface FakeClock extends Clock {
	advance(ms: number): void;
	set(now: number): void;
}

export function fakeClock(start = Date.UTC(2026, 0, 15, 12)): FakeClock {
	let time = start;
	return {
		now: () => time,
		advance: (ms) => void (time += ms),
		set: (now) => void (time = now)
	};
}
