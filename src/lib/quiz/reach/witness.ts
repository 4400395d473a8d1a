import type { Answer } from '../answers.ts';
import { submit } from '../submission.ts';
import type { Witness } from './reached.ts';
import { sumInto } from './sums.ts';
import { factsAt, type Terrain } from './terrain.ts';
import type { Trail } from './trail.ts';

/** A witness, and where it led when it was submitted. */
export interface Confirmed {
	witness: Witness;
	segment: string;
}

/**
 * Answers that can be submitted as they are, beginning like this way: from its place on, with whatever comes first.
 * @returns null where they are refused, which would be a fault of the search
 */
export function witnessAlong(
	terrain: Terrain,
	trail: Trail,
	row: Float64Array,
	place: number
): Confirmed | null {
	const { compiled, choices, starts, layout } = terrain;
	const { quiz } = compiled;
	const hidden = starts.starts[row[layout.start] ?? 0] ?? {};
	const answers: Record<string, Answer> = {};
	const passed = [...trail.upTo(row[layout.trail] ?? -1), ...onwards(terrain, row, place)];
	for (const { place, choice } of passed) {
		const answer = choices[place]?.list[choice]?.answer ?? null;
		if (answer !== null) answers[quiz.steps[place]?.id ?? ''] = answer;
	}
	const completed = submit(quiz, { answers, hidden, locale: quiz.locales[0] ?? 'en' });
	if (!completed.ok) return null;
	const { path, score, classification } = completed.value;
	const { total, percent } = score;
	return { witness: { answers, hidden, path, total, percent }, segment: classification.segment };
}

/** The first answer to each step from here on. */
function onwards(terrain: Terrain, row: Float64Array, from: number) {
	const { compiled, choices, moves, layout } = terrain;
	const passed: { place: number; choice: number }[] = [];
	const now = row.slice();
	const facts = () => factsAt(terrain, now);
	for (let place = from; place < compiled.quiz.steps.length;) {
		const [first] = choices[place]?.list ?? [];
		if (!first || !moves.isShown(place, facts)) {
			place += 1;
			continue;
		}
		passed.push({ place, choice: 0 });
		sumInto(now, now, first.sums, compiled.dimensions.length);
		const group = layout.groupAt[place];
		if (group !== undefined) now[group] = first.group;
		place = moves.follow(place, facts).to;
	}
	return passed;
}
