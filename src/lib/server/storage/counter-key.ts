import type { CounterRow, PartialRow } from './rows.ts';

/** Names a counter. Everybody adds to counters in the order of these, so that two never wait for each other. */
export function counterKey(row: CounterRow): string {
	return JSON.stringify([row.quizId, row.day, row.version, row.source, row.name]);
}

export function byCounterKey(a: CounterRow, b: CounterRow): number {
	const [first, second] = [counterKey(a), counterKey(b)];
	if (first === second) return 0;
	return first < second ? -1 : 1;
}

/** The counter of those who have got past a step. */
export function passedName(step: string): string {
	return `${PASSED}${step}`;
}

export const PASSED = 'pass:';

/** The steps that somebody has got past, those that they went back from among them. */
export function passedBy({ path, answers }: Pick<PartialRow, 'path' | 'answers'>): Set<string> {
	return new Set([...path, ...Object.keys(answers)]);
}
