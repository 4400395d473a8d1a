export interface Measured {
	median: number;
	/** Largest over smallest, less one. */
	spread: number;
}

export function summarise(values: readonly number[]): Measured {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	return { median: middle, spread: (sorted.at(-1) ?? 0) / (sorted[0] ?? 1) - 1 };
}

/** Measures both by turns, so that a busy moment of the machine falls on both. */
export async function interleaved(
	rounds: number,
	floor: () => Promise<number>,
	ours: () => Promise<number>
): Promise<{ floor: Measured; ours: Measured }> {
	const figures: { floor: number[]; ours: number[] } = { floor: [], ours: [] };
	for (let round = 0; round < rounds; round += 1) {
		figures.floor.push(await floor());
		figures.ours.push(await ours());
	}
	return { floor: summarise(figures.floor), ours: summarise(figures.ours) };
}
