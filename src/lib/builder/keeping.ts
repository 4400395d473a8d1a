import { same } from '../quiz/same.ts';

/** Gives the value from before for as long as the new one says the same: whatever hangs on it is not done anew. */
export function keeping<T>(make: () => T): () => T {
	let kept: { value: T } | undefined;
	return () => {
		const value = make();
		if (!kept || !same(kept.value, value)) kept = { value };
		return kept.value;
	};
}
