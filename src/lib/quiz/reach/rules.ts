import type { Condition } from '../condition.ts';
import type { Quiz } from '../normalise.ts';
import type { Segment, Threshold } from '../quiz.ts';
import { askedBy, type Asked } from './asked.ts';

/** Every condition that is looked at when a way is at this step of the list; at its end, those that classify. */
function conditionsAt(quiz: Quiz, place: number): Condition[] {
	const step = quiz.steps[place];
	if (!step) return atTheEnd(quiz);
	const jumps = typeof step.next === 'object' ? step.next : [];
	return [step.when, ...jumps.map(({ when }) => when)].filter((when) => when !== undefined);
}

function atTheEnd({ knockouts, segments }: Quiz): Condition[] {
	return [...knockouts.map(({ when }) => when), ...segments.flatMap(segmentConditions)];
}

/** What a segment asks for, all together; nothing where it takes everybody. */
export function segmentConditions({ score, gates = [], when }: Segment): Condition[] {
	return [
		...(score && (score.from !== undefined || score.below !== undefined)
			? [thresholdCondition(score)]
			: []),
		...gates.map((gate) => gate.when),
		...(when ? [when] : [])
	];
}

function thresholdCondition({ dimension, unit, from, below }: Threshold): Condition {
	const range = { unit, atLeast: from, below };
	return dimension === undefined ? { total: true, ...range } : { dimension, ...range };
}

export function allConditions(quiz: Quiz): Condition[] {
	return [...quiz.steps.keys(), quiz.steps.length].flatMap((place) => conditionsAt(quiz, place));
}

/**
 * What is still asked from each place on, itself included.
 * @param ahead the places that can be come to from each
 * @param asking those of them whose conditions count
 */
export function askedFrom(
	quiz: Quiz,
	ahead: readonly ReadonlySet<number>[],
	asking: (place: number) => boolean = () => true
): Asked[] {
	const askers = [...quiz.steps.keys(), quiz.steps.length].filter(
		(place) => asking(place) && conditionsAt(quiz, place).length > 0
	);
	const known = new Map<string, Asked>();
	return ahead.map((reached) => {
		const places = askers.filter((place) => reached.has(place));
		const key = places.join();
		const asked = known.get(key) ?? askedBy(places.flatMap((other) => conditionsAt(quiz, other)));
		known.set(key, asked);
		return asked;
	});
}
