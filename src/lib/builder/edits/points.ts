import type { Points } from '../../quiz/schema-parts.ts';

/** Points with one dimension's number replaced; undefined takes it out. Plain numbers are points of the usual dimension. */
export function withPoint(
	points: Points | undefined,
	dimension: string,
	value: number | undefined,
	usual: string
): Points | undefined {
	const given = typeof points === 'number' ? { [usual]: points } : { ...points };
	const { [dimension]: _, ...others } = given;
	const all = value === undefined ? others : { ...others, [dimension]: value };
	const [only, ...more] = Object.entries(all);
	if (!only) return undefined;
	return more.length === 0 && only[0] === usual ? only[1] : all;
}
