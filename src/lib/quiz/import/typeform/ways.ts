import type { Condition } from '../../condition.ts';
import { END } from '../../questions/step.ts';
import type { Step } from '../../quiz.ts';
import { allOf, fits } from '../conditions.ts';

/** A way out of a field. The first whose condition holds is taken. */
export interface Way {
	/** Always taken unless given. */
	when?: Condition;
	/** Place of a field; the number of fields for the end. */
	to: number;
	/** The screen that is shown at the end. */
	ending?: string;
}

/** As many ways out as a step may have. */
const MOST_WAYS = 50;
/** Far more than the fields of a real form ask for; without an end, fields that lead to each other would. */
const PATIENCE = 1000;

/**
 * For each field the ways out of it, past fields that are no steps here: what led to such a field leads on as it would have.
 * @param jumps of each field, in order, without the field that simply follows
 * @returns null for a field that has more ways out than can be written
 */
export function waysPast(
	jumps: readonly (readonly Way[])[],
	isKept: readonly boolean[]
): (Way[] | null)[] {
	const end = jumps.length;
	const ownWays = (place: number) => upToAlways([...(jumps[place] ?? []), { to: place + 1 }]);
	const past = (way: Way, passed: ReadonlySet<number>, effort: { left: number }): Way[] | null => {
		if (effort.left-- <= 0) return null;
		if (way.to >= end) return [{ ...way, to: end }];
		if (isKept[way.to]) return [way];
		// Fields that are none here can lead round in a circle as well.
		if (passed.has(way.to)) return [{ ...way, to: end }];
		const further = ownWays(way.to).map((next) => {
			const when = allOf([way.when, next.when]);
			if (when === null || (when && !fits(when))) return null;
			const joined = { ...next, ...(when && { when }) };
			return past(joined, new Set([...passed, way.to]), effort);
		});
		return gather(further);
	};
	return jumps.map((_, place) => {
		const effort = { left: PATIENCE };
		return isKept[place] ? gather(ownWays(place).map((way) => past(way, new Set(), effort))) : [];
	});
}

function gather(lists: readonly (Way[] | null)[]): Way[] | null {
	if (lists.includes(null)) return null;
	const ways = upToAlways(lists.flatMap((list) => list ?? []));
	return ways.length > MOST_WAYS ? null : ways;
}

function upToAlways(ways: readonly Way[]): Way[] {
	const always = ways.findIndex(({ when }) => when === undefined);
	return always < 0 ? [...ways] : ways.slice(0, always + 1);
}

/** The ways as a step of ours names them: the step that simply follows is left out. */
export function nextOf(
	ways: readonly Way[],
	place: number,
	steps: readonly (Step | null)[]
): Step['next'] {
	const following = steps.findIndex((step, at) => at > place && step !== null);
	const simply = following < 0 ? steps.length : following;
	const last = ways.at(-1);
	const jumps = last && last.when === undefined && last.to === simply ? ways.slice(0, -1) : ways;
	const written = jumps.map(({ when, to }) => ({
		...(when && { when }),
		to: steps[to]?.id ?? END
	}));
	const [only] = written;
	if (only === undefined) return undefined;
	return written.length === 1 && !('when' in only) ? only.to : written;
}
