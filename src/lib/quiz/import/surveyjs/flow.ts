import { END } from '../../questions/step.ts';
import type { Step } from '../../quiz.ts';
import { allOf, anyOf } from '../conditions.ts';
import type { LossList } from '../losses.ts';
import { conditionOf, namesIn, readExpression, type Find } from './condition.ts';
import type { Element } from './element.ts';
import { placeNamed } from './names.ts';
import type { Trigger } from './triggers.ts';

/** The step, shown only when all that it lies in is. */
export function shownStep(
	step: Step,
	element: Element | undefined,
	find: Find,
	losses: LossList
): Step {
	if (!element) return step;
	const written = element.shown.flatMap((expression) => {
		const condition = readExpression(expression, find);
		if (condition === null) losses.add(element.place, 'condition', { condition: expression });
		return condition ?? [];
	});
	const triggered = element.triggers.map((trigger) => conditionOf(trigger, find));
	const some = triggered.length > 0 ? anyOf(triggered) : undefined;
	if (some === null) losses.add(element.place, 'condition', { condition: 'trigger' });
	const when = allOf([...written, some ?? undefined]);
	if (when === null)
		losses.add(element.place, 'condition', { condition: element.shown.join(' and ') });
	return when ? { ...step, when } : step;
}

/** As many jumps as a step may have. */
const MOST_JUMPS = 50;

export interface Jumping {
	places: ReadonlyMap<string, number>;
	find: Find;
	losses: LossList;
}

/** Triggers that end the survey or skip ahead, on the last of the questions that they ask about. */
export function withJumps(
	steps: readonly (Step | null | undefined)[],
	triggers: readonly Trigger[],
	{ places, find, losses }: Jumping
): (Step | null)[] {
	const jumps = new Map<number, { when: NonNullable<Step['when']>; to: string }[]>();
	for (const { type, when, to } of triggers) {
		const asked = namesIn(when).flatMap((name) => placeNamed(name, places)?.place ?? []);
		const from = Math.max(-1, ...asked.slice(0, 100));
		const target = type === 'complete' ? END : steps[placeNamed(to, places)?.place ?? -1]?.id;
		const condition = conditionOf(when, find);
		const list = jumps.get(from) ?? [];
		if (!condition || !target || !steps[from] || list.length >= MOST_JUMPS) {
			losses.add('', 'trigger', { trigger: `${type} ${to}`.trim() });
		} else jumps.set(from, [...list, { when: condition, to: target }]);
	}
	return steps.map((step, place) => {
		const next = jumps.get(place);
		return step ? (next ? { ...step, next } : step) : null;
	});
}
