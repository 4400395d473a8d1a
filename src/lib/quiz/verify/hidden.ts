import { recallsIn } from '../fill.ts';
import { isSource } from '../hidden.ts';
import { leavesOf } from './leaves.ts';
import { placesOf } from './places.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import { textsOf, wordingsOf } from './texts.ts';

/** Hidden fields that nothing asks for, but for those that tell where visitors come from. */
export function checkHidden(study: Study): QuizProblem[] {
	const { quiz } = study;
	const asked = placesOf(study)
		.flatMap(({ condition, path }) => leavesOf(condition, path))
		.flatMap(({ leaf }) => ('hidden' in leaf ? [leaf.hidden] : []));
	// A field that a condition names wrongly is told of already.
	if (asked.some((name) => !study.hidden.has(name))) return [];
	const recalled = textsOf(quiz).flatMap((text) => wordingsOf(text).flatMap(recallsIn));
	const used = new Set([...asked, ...recalled]);
	return quiz.hidden.flatMap((id, index) =>
		used.has(id) || isSource(id) ? [] : [problem('unused_hidden', `hidden[${index}]`, { id })]
	);
}
