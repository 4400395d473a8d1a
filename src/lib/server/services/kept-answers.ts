import type { Clock } from '../clock.ts';
import type { Store } from '../storage/store.ts';

const MOST_KEPT = 50;

interface KeptFor {
	/** What took as long, ms, is kept; what is soon found is found each time. */
	costly: number;
	/** For so long, ms. */
	keep: number;
}

interface Asking {
	store: Store;
	clock: Clock;
}

/** Answers that took long, each kept for a while: with a million rows they are looked at again and again. */
export function keptAnswers<Answer>({ costly, keep }: KeptFor) {
	type Kept = Map<string, { answer: Answer; at: number }>;
	const keptOf = new WeakMap<Store, Kept>();

	return async function answer(
		{ store, clock }: Asking,
		key: readonly unknown[],
		find: () => Promise<Answer>
	): Promise<Answer> {
		const kept: Kept = keptOf.get(store) ?? new Map();
		keptOf.set(store, kept);
		const name = JSON.stringify(key);
		const begun = clock.now();
		const known = kept.get(name);
		if (known && begun - known.at < keep) return known.answer;
		kept.delete(name);
		const found = await find();
		const at = clock.now();
		if (at - begun < costly) return found;
		kept.set(name, { answer: found, at });
		const [oldest] = kept.keys();
		if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
		return found;
	};
}
