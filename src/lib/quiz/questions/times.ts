import type { Points } from '../schema-parts.ts';

/** The points so many times, in each dimension. */
export function times(points: Points, factor: number): Points {
	if (typeof points === 'number') return points * factor;
	return Object.fromEntries(Object.entries(points).map(([id, value]) => [id, value * factor]));
}
