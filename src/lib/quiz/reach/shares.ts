import { segmentOf } from '../segment.ts';
import type { Choice, Choices } from './choices.ts';
import { scoreOf, sumInto } from './sums.ts';
import { factsAt, startRow, type Terrain } from './terrain.ts';

const MOST_WALKS = 1000;
const LEAST_WALKS = 200;
/** Long quizzes are walked less often. */
const STEPS_IN_ALL = 10_000;
const WALKS_A_TURN = 25;

/**
 * How the respondents would be shared out among the segments if all answers were equally likely and nothing came with the
 * page's address: by random walks, the same for the same quiz.
 */
export function* predictShares(
	terrain: Terrain,
	random: () => number = seeded()
): Generator<void, ReadonlyMap<string, number>> {
	const { steps } = terrain.compiled.quiz;
	const affordable = Math.floor(STEPS_IN_ALL / steps.length);
	const walks = Math.min(MOST_WALKS, Math.max(LEAST_WALKS, affordable));
	const counts = new Map<string, number>();
	for (let walked = 1; walked <= walks; walked += 1) {
		const segment = segmentAtRandom(terrain, random);
		counts.set(segment, (counts.get(segment) ?? 0) + 1);
		if (walked % WALKS_A_TURN === 0) yield;
	}
	return new Map([...counts].map(([segment, count]) => [segment, count / walks]));
}

function segmentAtRandom(terrain: Terrain, random: () => number): string {
	const { compiled, moves, choices, layout } = terrain;
	const { quiz, dimensions } = compiled;
	const row = startRow(terrain, 0);
	const facts = () => factsAt(terrain, row);
	for (let place = 0; place < quiz.steps.length;) {
		const known = choices[place];
		const choice = known && moves.isShown(place, facts) ? pick(known, random) : null;
		if (!choice) {
			place += 1;
			continue;
		}
		sumInto(row, row, choice.sums, dimensions.length);
		const group = layout.groupAt[place];
		if (group !== undefined) row[group] = choice.group;
		place = moves.follow(place, facts).to;
	}
	return segmentOf(quiz, scoreOf(compiled, row), factsAt(terrain, row));
}

function pick({ list, weight }: Choices, random: () => number): Choice | undefined {
	let left = random() * weight;
	return list.find((choice) => (left -= choice.weight) < 0) ?? list.at(-1);
}

/** mulberry32: enough for sampling, and the same everywhere. */
function seeded(seed = 20_260_101): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
