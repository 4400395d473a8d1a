import { faultWords } from '../../../lib/server/services/imports/fault-words.ts';
import type { ImportKind } from './kinds.ts';

/** One reason why lines of a file are not taken, or not in whole. */
export interface FaultGroup {
	why: string;
	count: number;
	/** The numbers of the first of them, as far as they are known; '' where none is. */
	lines: string;
}

/** So many numbers of lines are named. */
const NAMED = 6;

type Fault = { line: number; code: string };

/**
 * What is wrong with many lines, said once: most lines first.
 * @param counts how many lines there are of each, where `faults` are but the first of them
 */
export function faultGroups(
	kind: ImportKind,
	faults: readonly Fault[],
	locale: 'en' | 'ru',
	counts: readonly { code: string; count: number }[] = countsOf(faults)
): FaultGroup[] {
	// Some codes are told alike.
	const groups = Map.groupBy(counts, ({ code }) => faultWords(kind, code, locale));
	return [...groups]
		.map(([why, alike]) => {
			const count = alike.reduce((sum, one) => sum + one.count, 0);
			const named = faults.filter(has(alike)).slice(0, NAMED);
			const more = named.length > 0 && count > named.length ? ' …' : '';
			return { why, count, lines: named.map(({ line }) => line).join(', ') + more };
		})
		.toSorted((one, other) => other.count - one.count);
}

const has = (alike: readonly { code: string }[]) => (fault: Fault) =>
	fault.code.split(' ').some((code) => alike.some((one) => one.code === code));

/** How many lines have each; one line may have several. */
export function countsOf(faults: readonly Fault[]): { code: string; count: number }[] {
	const codes = faults.flatMap(({ code }) => code.split(' '));
	return [...Map.groupBy(codes, (code) => code)].map(([code, all]) => ({
		code,
		count: all.length
	}));
}
