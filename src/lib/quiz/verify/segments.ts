import { STAGE_OF } from '../normalise.ts';
import { missing } from './missing.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';

/** What segments, knock-outs and result screens name. */
export function checkSegments(study: Study): QuizProblem[] {
	const { quiz, segments, results, stages } = study;
	const used = new Set(quiz.segments.map(({ result }) => result));
	// A screen that a segment names wrongly is told of already.
	const allKnown = [...used].every((id) => results.has(id));
	return [
		...quiz.segments.flatMap((segment, index) => {
			const path = `segments[${index}]`;
			const stage = segment.stage ?? STAGE_OF[segment.temperature];
			return [
				...missing(stages, stage, 'unknown_stage', `${path}.stage`),
				...missing(results, segment.result, 'unknown_result', `${path}.result`)
			];
		}),
		...quiz.knockouts.flatMap(({ segment }, index) =>
			missing(segments, segment, 'unknown_segment', `knockouts[${index}].segment`)
		),
		...quiz.results.flatMap(({ id }, index) =>
			used.has(id) || !allKnown ? [] : [problem('unused_result', `results[${index}]`)]
		),
		...checkShown(study)
	];
}

function checkShown({ quiz }: Study): QuizProblem[] {
	if (quiz.dimensions.some(({ amount }) => amount)) return [];
	return quiz.results.flatMap(({ show }, index) => {
		const at = show?.indexOf('amount') ?? -1;
		return at < 0 ? [] : [problem('nothing_to_show', `results[${index}].show[${at}]`)];
	});
}
