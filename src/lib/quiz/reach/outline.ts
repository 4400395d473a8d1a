import type { Condition } from '../condition.ts';
import type { Truth } from '../evaluate.ts';
import type { Bounds } from '../questions/kind.ts';
import type { Choice } from './choices.ts';
import { liveAnswers, type Live } from './live.ts';
import { maySegments } from './may.ts';
import { segmentConditions } from './rules.ts';
import { holdsWithin, scoreRange, type ScoreRange } from './score-range.ts';
import { noSums, sumInto, type Sums } from './sums.ts';
import { factsAt, startRow, type Terrain } from './terrain.ts';

/** What may be reached at most: whatever is not in here, nobody gets to. */
export interface Outline {
	steps: ReadonlySet<string>;
	/** As `place.jump`. */
	jumps: ReadonlySet<string>;
	segments: ReadonlySet<string>;
	/** By segment, what the score that it asks for comes to for whoever meets all else that it asks for. */
	asked: ReadonlyMap<string, Bounds>;
}

/** Ways that agree in all answers that conditions look at, with the least and the greatest of what they add up to. */
interface Band {
	/** Of whose sums nothing is to be taken. */
	row: Float64Array;
	least: number[];
	greatest: number[];
}

const MOST_BANDS = 1000;

/**
 * Goes all ways with ranges of scores instead of scores; where a range leaves a condition open, both ways are gone. So
 * nothing that can be reached is missed.
 * @returns null where answers alone tell too many ways apart
 */
export function outlineOf(terrain: Terrain): Outline | null {
	const { compiled, choices, starts, order, graph } = terrain;
	const { quiz } = compiled;
	const bands = bandsIn(terrain);
	const found = { steps: new Set<string>(), jumps: new Set<string>() };
	if (!starts.complete || choices.some(({ complete }) => !complete)) return null;
	for (const start of starts.starts.keys()) {
		const [least, greatest] = [noSums(compiled), noSums(compiled)];
		bands.add(0, { row: startRow(terrain, start), least, greatest });
	}
	for (const place of order) {
		const step = quiz.steps[place];
		if (!step) continue;
		const here = bands.at(place);
		if (here.length > MOST_BANDS) return null;
		const groups = groupsOf(choices[place]?.list ?? []);
		for (const band of here) {
			const shown = step.when === undefined ? true : holds(terrain, step.when, band);
			if (shown !== true) bands.add(place + 1, band);
			if (shown === false) continue;
			found.steps.add(step.id);
			for (const group of groups) {
				const next = widened(terrain, band, place, group);
				for (const { to, jump } of mayFollow(terrain, place, next)) {
					if (jump !== null) found.jumps.add(`${place}.${jump}`);
					bands.add(to, next);
				}
			}
		}
	}
	const ends = bands.at(graph.end);
	const segments = new Set(
		ends.flatMap((band) => maySegments(quiz, (condition) => holds(terrain, condition, band)))
	);
	return { ...found, segments, asked: askedScores(terrain, ends) };
}

function askedScores(terrain: Terrain, ends: readonly Band[]): Map<string, Bounds> {
	const scores = new Map<string, Bounds>();
	for (const { score, ...segment } of terrain.compiled.quiz.segments) {
		if (!score) continue;
		const others = segmentConditions(segment);
		for (const band of ends) {
			if (others.some((condition) => holds(terrain, condition, band) === false)) continue;
			const range = scoreRange(terrain.compiled, band.least, band.greatest);
			const { least, greatest } = range.of(score.dimension ?? null, score.unit ?? 'points');
			const known = scores.get(segment.id) ?? { least, greatest };
			scores.set(segment.id, {
				least: Math.min(known.least, least),
				greatest: Math.max(known.greatest, greatest)
			});
		}
	}
	return scores;
}

/** Those that have come to each place; of ways that answers cannot tell apart there, one with the ranges of all. */
function bandsIn(terrain: Terrain) {
	const live: Live[] = liveAnswers(terrain);
	const places = live.map(() => new Map<string, Band>());
	return {
		at: (place: number) => [...(places[place]?.values() ?? [])],
		add(place: number, band: Band) {
			const key = new Float64Array(live[place]?.size ?? 0);
			live[place]?.write(band.row, key);
			const known = places[place]?.get(key.join());
			if (known) join(known, band);
			else places[place]?.set(key.join(), { ...band });
		}
	};
}

/** Answers that conditions take alike, with the least and the greatest that they bring. */
interface Group {
	group: number;
	least: number[];
	greatest: number[];
}

function groupsOf(list: readonly Choice[]): Group[] {
	const groups = new Map<number, Group>();
	for (const { group, sums } of list) {
		const known = groups.get(group);
		if (known) join(known, { least: sums, greatest: sums });
		else groups.set(group, { group, least: Array.from(sums), greatest: Array.from(sums) });
	}
	return [...groups.values()];
}

function join(
	wide: Pick<Band, 'least' | 'greatest'>,
	other: { least: Sums; greatest: Sums }
): void {
	wide.least = wide.least.map((value, at) => Math.min(value, other.least[at] ?? value));
	wide.greatest = wide.greatest.map((value, at) => Math.max(value, other.greatest[at] ?? value));
}

function widened(
	{ compiled, layout }: Terrain,
	band: Band,
	place: number,
	{ group, least, greatest }: Group
): Band {
	const next = { row: band.row.slice(), least: [...band.least], greatest: [...band.greatest] };
	sumInto(next.least, band.least, least, compiled.dimensions.length);
	sumInto(next.greatest, band.greatest, greatest, compiled.dimensions.length);
	const at = layout.groupAt[place];
	if (at !== undefined) next.row[at] = group;
	return next;
}

function mayFollow(terrain: Terrain, place: number, band: Band) {
	const { compiled, moves } = terrain;
	const next = compiled.quiz.steps[place]?.next;
	if (typeof next !== 'object') {
		return [moves.follow(place, () => ({ answers: {}, hidden: {} }))];
	}
	const ways: { to: number; jump: number | null }[] = [];
	for (const [jump, { when, to }] of next.entries()) {
		const taken = when === undefined ? true : holds(terrain, when, band);
		if (taken !== false) ways.push({ to: moves.placeOf(to), jump });
		if (taken === true) return ways;
	}
	return [...ways, { to: place + 1, jump: null }];
}

function holds(terrain: Terrain, condition: Condition, band: Band): Truth {
	let range: ScoreRange | undefined;
	return holdsWithin(condition, factsAt(terrain, band.row), {
		range: () => (range ??= scoreRange(terrain.compiled, band.least, band.greatest))
	});
}
