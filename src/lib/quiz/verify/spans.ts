/** Half-open: [from, below). */
export interface Span {
	from: number;
	below: number;
}

/** The first part of `whole` that none of the spans covers; null where they cover it all. */
export function missingPart(whole: Span, spans: readonly Span[]): Span | null {
	let covered = whole.from;
	for (const { from, below } of spans.toSorted((a, b) => a.from - b.from)) {
		if (covered >= whole.below) break;
		if (from > covered) return { from: covered, below: Math.min(from, whole.below) };
		covered = Math.max(covered, below);
	}
	return covered < whole.below ? { from: covered, below: whole.below } : null;
}

export function overlapOf(a: Span, b: Span): Span | null {
	const from = Math.max(a.from, b.from);
	const below = Math.min(a.below, b.below);
	return from < below ? { from, below } : null;
}
