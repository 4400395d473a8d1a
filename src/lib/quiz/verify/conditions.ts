import type { Condition } from '../condition.ts';
import type { Segment } from '../quiz.ts';
import { canHold } from './can-hold.ts';
import { leavesOf } from './leaves.ts';
import { checkNames } from './names.ts';
import { placesOf } from './places.ts';
import { problem, type QuizProblem } from './problem.ts';
import { checkSense } from './sense.ts';
import type { Study } from './study.ts';
import { worldAt } from './world.ts';

export interface ConditionFindings {
	problems: QuizProblem[];
	/** Paths of the conditions that can never hold. */
	dead: ReadonlySet<string>;
}

/** Every condition: what it names, and whether it can hold at all where it is asked. */
export function checkConditions(study: Study): ConditionFindings {
	const problems: QuizProblem[] = [];
	const dead = new Set<string>();
	const broken = new Set<string>();
	for (const place of placesOf(study)) {
		const names = leavesOf(place.condition, place.path).flatMap((at) => checkNames(study, at));
		problems.push(...names);
		if (names.length > 0) {
			broken.add(place.path);
			continue;
		}
		const world = worldAt(study, place);
		if (!canHold([place.condition], world)) dead.add(place.path);
		problems.push(...checkSense(study, place, world));
	}
	const spoilt = [...broken, ...dead];
	study.quiz.segments.forEach((segment, index) => {
		const path = `segments[${index}]`;
		if (spoilt.some((other) => other.startsWith(`${path}.`))) return;
		if (!holdsTogether(study, segment)) problems.push(problem('never_holds', path, {}, 'error'));
	});
	return { problems, dead };
}

/** Threshold, gates and rule may each be possible and yet never hold at once. */
function holdsTogether(study: Study, segment: Segment): boolean {
	const rules = (segment.gates ?? []).map(({ when }) => when);
	if (segment.when) rules.push(segment.when);
	if (rules.length === 0) return true;
	const end = study.quiz.steps.length;
	const before = study.before[end] ?? new Set();
	const world = worldAt(study, { before, score: study.bounds.arriving(end) });
	const threshold = thresholdCondition(segment);
	// A threshold that no score reaches is told of by itself.
	if (!canHold(threshold, world)) return true;
	return canHold([...threshold, ...rules], world);
}

function thresholdCondition({ score }: Segment): Condition[] {
	if (!score || (score.from === undefined && score.below === undefined)) return [];
	const { dimension, unit, from, below } = score;
	const asked = { unit, atLeast: from, below };
	return [dimension === undefined ? { total: true, ...asked } : { dimension, ...asked }];
}
