import { OTHER, type ChoiceAnswer } from '../../answers.ts';
import { pointsIn } from '../../points.ts';
import type { Option, Other } from '../../questions/step.ts';
import type { Points } from '../../schema-parts.ts';
import {
	factorsThatMatter,
	pointsThatMatter,
	type Alternative,
	type Alternatives,
	type Telling
} from './alternative.ts';
import { choiceAlternatives, type ChoiceStep } from './options.ts';
import { copied, thinned } from './thinned.ts';

interface SeveralStep extends ChoiceStep {
	min?: number | undefined;
	max?: number | undefined;
	maxPoints?: Points | undefined;
}

interface Chosen {
	answer: ChoiceAnswer[];
	points: number[];
	factors: number[];
	asked: string;
	weight: number;
}

const NONE: Omit<Chosen, 'points' | 'factors'> = { answer: [], asked: '', weight: 1 };

/** Sets of options: those that bring the same and hold the same asked options are one. */
export function severalAlternatives(step: SeveralStep, telling: Telling): Alternatives {
	const alone = step.options.filter(({ exclusive }) => exclusive);
	const free = step.options.filter(({ exclusive }) => !exclusive);
	const words = step.other ? choiceAlternatives({ ...step, options: [] }, telling) : null;
	const available = free.length + (words ? 1 : 0);
	const { min = 1, max = available } = step;
	const counting = min > 1 || max < available;
	const ones = telling.dimensions.map(() => 1);
	const zeros = telling.dimensions.map(() => 0);
	let complete = words?.complete ?? true;
	let sets = new Map([['', { ...NONE, points: zeros, factors: ones }]]);
	const extend = (ways: { answer: ChoiceAnswer; part: Option | Other; id: string }[]) => {
		const longer = copied(sets);
		for (const set of sets.values()) {
			if (set.answer.length >= max) continue;
			for (const way of ways) merge(longer, extended(set, way, telling), counting);
		}
		sets = thinned(longer);
		complete &&= sets.size === longer.size;
	};
	for (const option of free) extend([{ answer: option.id, part: option, id: option.id }]);
	const { other } = step;
	if (other && words) {
		extend(
			words.answers.map(({ answer }) => ({
				answer: answer as ChoiceAnswer,
				part: other,
				id: `${OTHER}${JSON.stringify(answer)}`
			}))
		);
	}
	const allowed = [...sets.values()].filter(
		({ answer }) => answer.length >= min && answer.length > 0
	);
	const single = alone.map((option) =>
		extended(
			{ ...NONE, points: zeros, factors: ones },
			{ answer: option.id, part: option, id: option.id },
			telling
		)
	);
	return { answers: told([...single, ...allowed], step, telling), complete };
}

function extended(
	set: Chosen,
	{ answer, part, id }: { answer: ChoiceAnswer; part: Option | Other; id: string },
	telling: Telling
): Chosen {
	const points = pointsThatMatter(part.points, telling);
	const factors = factorsThatMatter(part.factor, telling);
	const named = telling.asked.ids.has(id.startsWith(OTHER) ? OTHER : id) || id.startsWith(OTHER);
	return {
		answer: [...set.answer, answer],
		points: set.points.map((sum, at) => sum + (points[at] ?? 0)),
		factors: set.factors.map((product, at) => product * (factors[at] ?? 1)),
		asked: named ? `${set.asked} ${id}` : set.asked,
		weight: set.weight
	};
}

function merge(sets: Map<string, Chosen>, set: Chosen, counting: boolean): void {
	const count = counting ? set.answer.length : 1;
	const key = `${count}|${keyOf(set)}`;
	const known = sets.get(key);
	if (known) known.weight += set.weight;
	else sets.set(key, set);
}

const keyOf = ({ asked, points, factors }: Chosen) => `${asked}|${points.join()}|${factors.join()}`;

/** What is over a cap makes no difference. */
function told(sets: readonly Chosen[], step: SeveralStep, telling: Telling): Alternative[] {
	const caps = telling.dimensions.map(
		(id) => pointsIn(step.maxPoints ?? {}, id, telling.usual) ?? Number.POSITIVE_INFINITY
	);
	const alternatives = new Map<string, Alternative>();
	for (const set of sets) {
		const points = set.points.map((sum, at) => Math.min(sum, caps[at] ?? Infinity));
		const key = keyOf({ ...set, points });
		const known = alternatives.get(key);
		if (known) known.weight += set.weight;
		else alternatives.set(key, { answer: set.answer, weight: set.weight });
	}
	return [...alternatives.values()];
}
