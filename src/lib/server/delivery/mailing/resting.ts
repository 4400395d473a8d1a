const FIRST = 1_000;
const MOST = 5 * 60_000;

/** A line whose server does not answer, or says that it has enough, rests; longer each time, until a mail gets through. */
export interface Resting {
	until(): number;
	fail(now: number): void;
	succeed(): void;
}

export function resting(): Resting {
	let wait = 0;
	let until = 0;
	return {
		until: () => until,
		fail(now) {
			wait = Math.min(MOST, wait === 0 ? FIRST : wait * 2);
			until = now + wait;
		},
		succeed() {
			wait = 0;
			until = 0;
		}
	};
}
