import { graphOf, placesFrom } from '../graph.ts';
import { END } from '../questions/step.ts';
import { circlesOf, rescued, strandedIn, widened, type Stranded } from './meant.ts';
import { listed, missing } from './missing.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { ProblemCode } from './sentences.ts';
import type { Study } from './study.ts';

/**
 * Where the steps lead.
 * @param dead paths of the conditions that can never hold
 */
export function checkWays(study: Study, dead: ReadonlySet<string>): QuizProblem[] {
	return [
		...checkTargets(study),
		...checkUnseenJumps(study),
		...checkLoops(study),
		...checkReach(study, dead)
	];
}

function checkTargets({ quiz, steps }: Study): QuizProblem[] {
	const known = [...steps.keys(), END];
	const check = (id: string, path: string) => missing(known, id, 'unknown_target', path);
	return quiz.steps.flatMap(({ next }, place) => {
		const path = `steps[${place}].next`;
		if (next === undefined) return [];
		if (typeof next === 'string') return check(next, path);
		return next.flatMap(({ to }, index) => check(to, `${path}[${index}].to`));
	});
}

function checkUnseenJumps({ quiz }: Study): QuizProblem[] {
	return quiz.steps.flatMap(({ next }, place) => {
		if (typeof next !== 'object') return [];
		const always = next.findIndex((jump) => jump.when === undefined);
		if (always < 0) return [];
		return next
			.map((_, index) => index)
			.filter((index) => index > always)
			.map((index) =>
				problem('jump_never_reached', `steps[${place}].next[${index}]`, { before: always + 1 })
			);
	});
}

function checkLoops({ quiz, graph }: Study): QuizProblem[] {
	return circlesOf(graph).map((circle) => {
		const [first = 0] = circle;
		const last = circle.at(-1) ?? 0;
		const names = [...circle, first].map((place) => quiz.steps[place]?.id ?? '');
		const jump = (graph.leaving[last] ?? []).find(({ to }) => to === first)?.jump;
		const path = `steps[${last}].next${jump === undefined ? '' : `[${jump}]`}`;
		return problem('loop', path, { steps: names.join(' → ') });
	});
}

function checkReach(study: Study, dead: ReadonlySet<string>): QuizProblem[] {
	return [
		...study.stranded.map((group) => lost(study, 'unreachable_step', group)),
		...hiddenSteps(study, dead).map((group) => lost(study, 'never_shown', group)),
		...deadEnds(study).map((group) => lost(study, 'dead_end', group))
	];
}

/** Steps that conditions which never hold stand before. */
function hiddenSteps({ quiz, meant, stranded }: Study, dead: ReadonlySet<string>): Stranded[] {
	const open = graphOf(quiz, {
		jump: (place, jump) => dead.has(`steps[${place}].next[${jump}].when`),
		step: (place) => dead.has(`steps[${place}].when`)
	});
	const known = new Set(stranded.flatMap(({ places }) => places));
	return strandedIn(rescued(widened(open, meant), stranded)).filter(
		({ places: [first = 0] }) => !known.has(first)
	);
}

/** Steps from which all ways lead into a circle, but for those in it. */
function deadEnds({ quiz, graph, stranded }: Study): Stranded[] {
	const circling = new Set(circlesOf(graph).flat());
	const known = new Set([...circling, ...stranded.flatMap(({ places }) => places)]);
	if (circling.size === 0) return [];
	const stuck = quiz.steps
		.map((_, place) => place)
		.filter((place) => !known.has(place) && !placesFrom(graph, [place]).has(graph.end));
	return stuck.length === 0 ? [] : [{ places: stuck }];
}

function lost({ quiz }: Study, code: ProblemCode, { places }: Stranded): QuizProblem {
	const [first = 0, ...others] = places;
	const ids = others.map((place) => quiz.steps[place]?.id ?? '');
	const params = { others: ids.length === 0 ? undefined : listed(ids) };
	const found = problem(code, `steps[${first}]`, params);
	return places.length === 1 ? found : { ...found, paths: places.map((at) => `steps[${at}]`) };
}
