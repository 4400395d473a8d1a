import type { Condition } from '../condition.ts';
import type { ScoreBounds } from '../bounds.ts';
import type { Severity } from './sentences.ts';
import type { Study } from './study.ts';

/** A condition of the quiz, and what can be known where it is asked. */
export interface Place {
	path: string;
	condition: Condition;
	/** Places of the steps that can have been shown before. */
	before: ReadonlySet<number>;
	score: ScoreBounds;
	/** What it weighs that the condition never holds: a way not taken, or a lead judged wrongly. */
	severity: Severity;
}

/** Every condition, in the order of the file. */
export function placesOf(study: Study): Place[] {
	const { quiz, bounds } = study;
	const end: Omit<Place, 'path' | 'condition'> = {
		before: study.before[quiz.steps.length] ?? new Set(),
		score: bounds.arriving(quiz.steps.length),
		severity: 'error'
	};
	return [
		...quiz.steps.flatMap((_, place) => stepPlaces(study, place)),
		...quiz.knockouts.map((knockout, index) => ({
			...end,
			path: `knockouts[${index}].when`,
			condition: knockout.when
		})),
		...quiz.segments.flatMap((segment, index): Place[] => {
			const path = `segments[${index}]`;
			const gates = (segment.gates ?? []).map((gate, at) => ({
				...end,
				path: `${path}.gates[${at}].when`,
				condition: gate.when
			}));
			if (segment.when === undefined) return gates;
			return [...gates, { ...end, path: `${path}.when`, condition: segment.when }];
		})
	];
}

function stepPlaces({ quiz, bounds, before }: Study, place: number): Place[] {
	const step = quiz.steps[place];
	if (!step) return [];
	const path = `steps[${place}]`;
	const earlier = before[place] ?? new Set();
	const places: Place[] = [];
	if (step.when) {
		const here = { severity: 'warning' as const, before: earlier, score: bounds.arriving(place) };
		places.push({ path: `${path}.when`, condition: step.when, ...here });
	}
	if (typeof step.next !== 'object') return places;
	const known = new Set([...earlier, place]);
	const here = { severity: 'warning' as const, before: known, score: bounds.leaving(place) };
	step.next.forEach(({ when }, at) => {
		if (when) places.push({ path: `${path}.next[${at}].when`, condition: when, ...here });
	});
	return places;
}
