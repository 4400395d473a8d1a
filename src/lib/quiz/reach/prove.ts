import type { Condition } from '../condition.ts';
import type { Quiz } from '../normalise.ts';
import { canHold } from '../verify/can-hold.ts';
import { studyQuiz, type Study } from '../verify/study.ts';
import { worldAt } from '../verify/world.ts';
import { segmentConditions } from './rules.ts';

/** Whether it is certain, by the bounds of scores and by what excludes each other, that nobody gets into the segment. */
export function excludes(quiz: Quiz): (segment: string) => boolean {
	const study: Study = studyQuiz(quiz);
	const end = quiz.steps.length;
	const world = worldAt(study, {
		before: study.before[end] ?? new Set(),
		score: study.bounds.arriving(end)
	});
	return (segment) => waysInto(quiz, segment).every((way) => !canHold(way, world));
}

/** Conditions that must hold together, for each way into a segment: its knock-outs, its own rule, being the last. */
function waysInto({ knockouts, segments }: Quiz, id: string): Condition[][] {
	const index = segments.findIndex((segment) => segment.id === id);
	const byKnockout = knockouts.flatMap(({ when, segment }, at) =>
		segment === id ? [[when, ...knockouts.slice(0, at).map((other) => not(other.when))]] : []
	);
	const free = knockouts.map(({ when }) => not(when));
	const refused = segments
		.slice(0, index)
		.map((segment) => not({ all: segmentConditions(segment) }));
	const own = segments[index];
	const last = index === segments.length - 1;
	const chosen = [...(own && !last ? segmentConditions(own) : []), ...free, ...refused];
	return [...byKnockout, chosen];
}

const not = (condition: Condition): Condition => ({ not: condition });
