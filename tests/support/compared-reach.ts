import type { ScoreBounds } from '../../src/lib/quiz/bounds.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import type { Bounds } from '../../src/lib/quiz/questions/kind.ts';
import { reachOf, type Efforts, type Reach } from '../../src/lib/quiz/reach.ts';
import { bruteForce, type Everything } from './brute-force.ts';

/** Of one quiz, or of many added up. */
export interface Compared {
	segments: number;
	results: number;
	steps: number;
	jumps: number;
	/** What reach says otherwise than brute force does: `segments hot: undecided, reachable`. */
	wrong: string[];
}

/** So little that hardly anything is exhausted: what is then proved, or shown by a witness, must be true all the same. */
const LITTLE: Efforts = [1, 2, 3];

/** @returns null where giving every answer would be more than `most` ways */
export function comparedReach(quiz: Quiz, most: number): Compared | null {
	const everything = bruteForce(quiz, most);
	if (!everything) return null;
	const reach = reachOf(quiz);
	return {
		segments: reach.segments.length,
		results: reach.results.length,
		steps: reach.steps.length,
		jumps: jumpsOf(quiz).length,
		wrong: [
			...wrongIn(quiz, reach, everything),
			...wrongIn(quiz, reachOf(quiz, LITTLE), everything)
				.filter((wrong) => !wrong.includes('undecided') && !wrong.includes('not told'))
				.map((wrong) => `with little effort ${wrong}`)
		]
	};
}

function wrongIn(quiz: Quiz, reach: Reach, everything: Everything): string[] {
	const verdicts = (['segments', 'results', 'steps'] as const).flatMap((what) =>
		reach[what].flatMap(({ id, verdict }) => {
			const truth = everything[what].has(id) ? 'reachable' : 'unreachable';
			return verdict === truth ? [] : [`${what} ${id}: ${verdict}, ${truth}`];
		})
	);
	const idle = jumpsOf(quiz).filter((jump) => !everything.jumps.has(jump));
	const told = new Set(reach.idleJumps);
	return [
		...verdicts,
		...scoresOutside(reach, everything),
		...idle.filter((jump) => !told.has(jump)).map((jump) => `${jump}: not told, idle`),
		...reach.idleJumps.filter((jump) => !idle.includes(jump)).map((jump) => `${jump}: told, taken`)
	];
}

function scoresOutside({ bounds, percents }: Reach, { scores }: Everything): string[] {
	const lies = (inner: Bounds, outer: Bounds | undefined) =>
		!outer || (inner.least >= outer.least && inner.greatest <= outer.greatest);
	return [...scores].flatMap(([id, { points, percent }]) => {
		const of = (all: ScoreBounds) => (id === '' ? all.total : all.dimensions[id]);
		const said = [
			lies(points, of(bounds)) ? [] : `points of ${id || 'total'} outside`,
			lies(percent, of(percents)) ? [] : `percent of ${id || 'total'} outside`
		];
		return said.flat();
	});
}

function jumpsOf({ steps }: Quiz): string[] {
	return steps.flatMap(({ next }, place) =>
		typeof next === 'object' ? next.map((_, jump) => `steps[${place}].next[${jump}]`) : []
	);
}
