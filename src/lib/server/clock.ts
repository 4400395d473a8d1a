/** Milliseconds since the epoch, from one source that tests can turn. */
export interface Clock {
	now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
