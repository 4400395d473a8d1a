import fc from 'fast-check';

/**
 * A row of numbers that every choice is taken from in turn: smaller numbers make simpler quizzes. Long enough for the largest,
 * whose segments come last.
 */
export const choices = () =>
	fc.noBias(fc.uint16Array({ minLength: 1000, maxLength: 1200 })).map(drawFrom);

export type Draw = ReturnType<typeof drawFrom>;

function drawFrom(row: Uint16Array) {
	let next = 0;
	const int = (min: number, max: number) => min + ((row[next++] ?? 0) % (max - min + 1));
	return {
		int,
		/** One time out of `times`. */
		rarely: (times: number) => int(1, times) === times,
		pick: <T>(values: readonly [T, ...T[]]): T => values[int(0, values.length - 1)] ?? values[0],
		some: <T>(least: number, most: number, make: (at: number) => T): T[] =>
			Array.from({ length: int(least, most) }, (_, at) => make(at))
	};
}
