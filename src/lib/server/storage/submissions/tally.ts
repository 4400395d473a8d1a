import type { CounterRow } from '../store.ts';
import { sqliteTables } from '../tables.ts';
import { ask, type Asking, insertInto } from './sentence.ts';

const increment = insertInto(
	sqliteTables.counters,
	`ON CONFLICT (quiz_id, day, version, source, name)
	DO UPDATE SET count = counters.count + excluded.count`
);

export interface CounterPlace {
	workspace: string;
	quiz: string;
	day: string;
	version: number;
	source: string;
}

/** What a batch adds to the counters: one row per counter, however many submissions add to it. */
export class Tally {
	readonly #rows = new Map<string, CounterRow>();

	add({ workspace, quiz, day, version, source }: CounterPlace, names: readonly string[]): void {
		for (const name of names) {
			const key = JSON.stringify([quiz, day, version, source, name]);
			const row = this.#rows.get(key);
			if (row) row.count += 1;
			else
				this.#rows.set(key, {
					workspaceId: workspace,
					quizId: quiz,
					day,
					version,
					source,
					name,
					count: 1
				});
		}
	}

	/** In one order for everybody, so that two batches never wait for each other. */
	rows() {
		return [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
	}
}

export function* addTally(tally: Tally): Asking<void> {
	yield* ask(...tally.rows().map(increment));
}
