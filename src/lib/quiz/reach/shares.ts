import type { Answer } from '../answers.ts';
import { classify } from '../segment.ts';
import type { Choice } from './choices.ts';
import type { Terrain } from './explore.ts';
import { noSums, scoreOf, sumInto } from './sums.ts';
import { factsOf } from './way.ts';

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

function segmentAtRandom({ compiled, moves, choices, asked }: Terrain, random: () => number) {
	const { quiz, dimensions } = compiled;
	const answers: Record<string, Answer | null> = {};
	const sums = noSums(compiled);
	const facts = () => factsOf(compiled, { asked: answers, hidden: {}, sums });
	for (let place = 0; place < quiz.steps.length;) {
		const id = quiz.steps[place]?.id ?? '';
		const choice = moves.isShown(place, facts) ? pick(choices.get(id)?.list ?? [], random) : null;
		if (!choice) {
			place += 1;
			continue;
		}
		if (asked.answers.has(id)) answers[id] = choice.answer;
		sumInto(sums, sums, choice.sums, dimensions.length);
		place = moves.follow(place, facts).to;
	}
	return classify(quiz, scoreOf(compiled, sums), facts()).segment;
}

function pick(list: readonly Choice[], random: () => number): Choice | undefined {
	let left = random() * list.reduce((sum, { weight }) => sum + weight, 0);
	return list.find(({ weight }) => (left -= weight) < 0) ?? list.at(-1);
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
