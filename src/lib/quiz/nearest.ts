/** The known name that a mistyped one was probably meant to be: at most a third of its letters wrong, letter case aside. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
	if (name.length > LONGEST) return undefined;
	const written = fold(name);
	let best: string | undefined;
	let least = Math.max(1, Math.floor(written.length / 3)) + 1;
	for (const candidate of known) {
		if (Math.abs(candidate.length - name.length) >= least + 2) continue;
		const distance = distanceOf(written, fold(candidate));
		if (distance < least) [best, least] = [candidate, distance];
	}
	return best;
}

const LONGEST = 64;

const fold = (name: string) => name.toLowerCase().replace(/[_\s-]/g, '');

/** Letters to add, drop, replace or swap with their neighbour. */
function distanceOf(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			next[j] = Math.min(
				at(row, j) + 1,
				at(next, j - 1) + 1,
				at(row, j - 1) + (same ? 0 : 1),
				swapped ? at(before, j - 2) + 1 : Infinity
			);
		}
		[before, row] = [row, next];
	}
	return at(row, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity;
