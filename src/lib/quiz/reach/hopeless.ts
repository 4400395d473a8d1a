import { combined, sumsAhead } from './gains.ts';
import { maySegments } from './may.ts';
import { holdsWithin, scoreRange } from './score-range.ts';
import { factsAt, type Terrain } from './terrain.ts';

/**
 * Whether a way can surely not get into any of these segments any more: by the answers given so far, and by the least and
 * the greatest that its score can still become.
 */
export function hopelessFor(
	terrain: Terrain,
	segments: ReadonlySet<string>
): (place: number, row: Float64Array) => boolean {
	const { compiled, ahead } = terrain;
	const { quiz, dimensions } = compiled;
	const places = new Map(quiz.steps.map(({ id }, place) => [id, place]));
	const onwards = sumsAhead(terrain);
	return (place, row) => {
		const left = onwards[place];
		if (!left) return true;
		const { least, greatest } = combined({ least: row, greatest: row }, left, dimensions.length);
		const range = scoreRange(compiled, least, greatest);
		const facts = factsAt(terrain, row);
		const isOpen = (step: string) => ahead[place]?.has(places.get(step) ?? -1) ?? false;
		const may = maySegments(quiz, (condition) => {
			return holdsWithin(condition, facts, { range: () => range, isOpen });
		});
		return !may.some((segment) => segments.has(segment));
	};
}
