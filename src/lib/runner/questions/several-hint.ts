import type { Words } from '../words/en.ts';

/** How many options may be chosen, in words. */
export function severalHint(
	{ min, max }: { min?: number | undefined; max?: number | undefined },
	words: Words
): string {
	if (max !== undefined) {
		return min !== undefined && min > 1 ? words.between(min, max) : words.atMost(max);
	}
	return min !== undefined && min > 1 ? words.atLeast(min) : words.several;
}
