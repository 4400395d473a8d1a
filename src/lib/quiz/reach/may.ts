import type { Truth } from '../evaluate.ts';
import type { Condition } from '../condition.ts';
import type { Quiz } from '../normalise.ts';
import { segmentConditions } from './rules.ts';

/** Segments that may be the one, where a condition may also be neither certain nor out of the question. */
export function maySegments(
	{ knockouts, segments }: Quiz,
	holds: (condition: Condition) => Truth
): string[] {
	const may: string[] = [];
	for (const { when, segment } of knockouts) {
		const knocked = holds(when);
		if (knocked !== false) may.push(segment);
		if (knocked === true) return may;
	}
	for (const segment of segments) {
		const truths = segmentConditions(segment).map(holds);
		if (truths.includes(false)) continue;
		may.push(segment.id);
		if (truths.every((truth) => truth === true)) return may;
	}
	return [...may, segments.at(-1)?.id ?? ''];
}
