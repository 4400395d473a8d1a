import type { Quiz } from '../normalise.ts';
import { canHold } from '../verify/can-hold.ts';
import { locate } from '../verify/locate.ts';
import { measureName } from '../verify/measure.ts';
import { problem, type Params, type QuizProblem } from '../verify/problem.ts';
import type { ProblemCode } from '../verify/sentences.ts';
import { studyQuiz } from '../verify/study.ts';
import { worldAt } from '../verify/world.ts';
import type { Reach, Reached } from '../reach.ts';

/**
 * What an author should know of a quiz's reach, errors first.
 * @param known what `verify` has said; what it is about is not told twice
 */
export function reachProblems(
	quiz: Quiz,
	reach: Reach,
	known: readonly QuizProblem[]
): QuizProblem[] {
	const { segments, results, steps, idleJumps } = reach;
	const told = known
		.filter(({ code }) => OUT_OF_REACH.has(code))
		.flatMap(({ path, paths = [path] }) => paths);
	const isTold = (path: string) =>
		told.some((other) => isWithin(other, path) || isWithin(path, other));
	const last = quiz.segments.length - 1;
	const shown = new Set(quiz.segments.map(({ result }) => result));
	const found = [
		...segments.flatMap((segment, at) =>
			// A last segment for whoever may be left does no harm.
			at === last ? [] : verdictOn(segment, `segments[${at}]`, 'segment', missed(quiz, segment, at))
		),
		...results.flatMap(({ id, verdict }, at) =>
			verdict === 'unreachable' && shown.has(id)
				? [problem('result_out_of_reach', `results[${at}]`)]
				: []
		),
		...steps.flatMap((step, at) => verdictOn(step, `steps[${at}]`, 'step')),
		...idleJumps.map((path) => problem('jump_out_of_reach', path)),
		...idleKnockouts(quiz, reach).map((path) => problem('knockout_out_of_reach', path))
	];
	return found.filter(({ path }) => !isTold(path)).map((one) => locate(quiz, one));
}

/** With these `verify` says of a thing that nobody gets there. */
const OUT_OF_REACH: ReadonlySet<ProblemCode> = new Set([
	'unreachable_step',
	'never_shown',
	'jump_never_reached',
	'asks_too_early',
	'never_holds',
	'score_out_of_range',
	'out_of_range',
	'inverted_range',
	'threshold_out_of_reach',
	'shadowed_segment',
	'unused_result'
]);

function verdictOn(
	{ verdict }: Reached,
	path: string,
	what: 'segment' | 'step',
	params: Params = {}
): QuizProblem[] {
	if (verdict === 'reachable') return [];
	if (verdict === 'undecided') return [problem(`${what}_undecided`, path)];
	return [problem(`${what}_out_of_reach`, path, params)];
}

/** Those that cannot hold once the steps that nobody comes to, and what these bring, are left out. */
function idleKnockouts(quiz: Quiz, { steps, bounds }: Reach): string[] {
	const study = studyQuiz(quiz);
	const shown = (study.before[quiz.steps.length] ?? new Set<number>()).values();
	const before = new Set(shown.filter((place) => steps[place]?.verdict !== 'unreachable'));
	const world = worldAt(study, { before, score: bounds });
	return quiz.knockouts.flatMap(({ when }, at) =>
		canHold([when], world) ? [] : [`knockouts[${at}]`]
	);
}

/** By how much whoever meets all else that a segment asks for misses its threshold; nothing where they do not. */
function missed(quiz: Quiz, { asked }: Reach['segments'][number], at: number): Params {
	const { score } = quiz.segments[at] ?? {};
	if (!score || !asked) return {};
	const { from = -Infinity, below = Infinity } = score;
	const { least, greatest } = asked;
	const between = least === greatest ? { only: least } : { least, greatest };
	const params = { of: measureName(score), ...between };
	if (greatest < from) return { ...params, from };
	return least >= below ? { ...params, below } : {};
}

const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
