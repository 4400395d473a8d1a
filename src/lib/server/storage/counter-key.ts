import type { CounterRow } from './rows.ts';

/** Names a counter. Everybody adds to counters in the order of these, so that two never wait for each other. */
export function counterKey(row: CounterRow): string {
	return JSON.stringify([row.quizId, row.day, row.version, row.source, row.name]);
}

export function byCounterKey(a: CounterRow, b: CounterRow): number {
	const [first, second] = [counterKey(a), counterKey(b)];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}
