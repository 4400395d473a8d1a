import type { QuizFile, Segment, Threshold } from '../../quiz/quiz.ts';

/**
 * The segments that end where this one begins, on the same measure: with its threshold their end moves along, or a gap would
 * open between them. None where another segment begins there too, for that is where they end then.
 */
export function endingAt(segments: readonly Segment[], id: string): string[] {
	const threshold = segments.find((segment) => segment.id === id)?.score;
	if (threshold?.from === undefined) return [];
	const alike = segments.filter(
		(segment) => segment.id !== id && segment.score && isSameMeasure(segment.score, threshold)
	);
	if (alike.some(({ score }) => score?.from === threshold.from)) return [];
	return alike.filter(({ score }) => score?.below === threshold.from).map((segment) => segment.id);
}

/** @param ending what `endingAt` said when the threshold was taken hold of */
export function moveThreshold(
	{ segments }: QuizFile,
	id: string,
	at: number,
	ending: readonly string[]
): void {
	for (const { id: one, score } of segments ?? []) {
		if (!score) continue;
		if (one === id) score.from = at;
		if (ending.includes(one)) score.below = at;
	}
}

function isSameMeasure(one: Threshold, other: Threshold): boolean {
	return one.dimension === other.dimension && (one.unit ?? 'points') === (other.unit ?? 'points');
}
