import { byCounterKey, counterKey } from '../counter-key.ts';
import type { CounterRow, SubmissionWrite } from '../store.ts';
import { withoutNul } from '../without-nul.ts';
import { insert, type Question } from './sentence.ts';

const increment = insert('counters', {
	onConflict: `ON CONFLICT (quiz_id, day, version, source, name)
	DO UPDATE SET count = counters.count + excluded.count`
});

type Counted = Pick<SubmissionWrite, 'workspace' | 'quiz' | 'day' | 'version' | 'source'>;

/** What a batch adds to the counters: one row per counter, however many submissions add to it. */
export class Tally {
	readonly #rows = new Map<string, CounterRow>();

	add({ workspace, quiz, day, version, source }: Counted, ...names: readonly string[]): void {
		const counted = {
			workspaceId: workspace,
			quizId: quiz,
			day,
			version,
			source: withoutNul(source)
		};
		for (const name of names) {
			const row = { ...counted, name, count: 1 };
			const key = counterKey(row);
			const known = this.#rows.get(key);
			if (known) known.count += 1;
			else this.#rows.set(key, row);
		}
	}

	question(): Question {
		return increment([...this.#rows.values()].sort(byCounterKey));
	}
}
