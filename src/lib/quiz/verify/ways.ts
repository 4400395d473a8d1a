import { graphOf, orderOf, placesFrom } from '../graph.ts';
import { nearest } from '../nearest.ts';
import { END } from '../questions/step.ts';
import { problem, type QuizProblem } from './problem.ts';
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
	const check = (id: string, path: string) =>
		known.includes(id) ? [] : [problem('unknown_target', path, { id, near: nearest(id, known) })];
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
	const seen = new Set<string>();
	return orderOf(graph).loops.flatMap((found) => {
		const circle = turnedBackAtItsEnd(found);
		const [first = 0] = circle;
		const last = circle.at(-1) ?? 0;
		if (seen.has(circle.join())) return [];
		seen.add(circle.join());
		const names = [...circle, first].map((place) => quiz.steps[place]?.id ?? '');
		const jump = (graph.leaving[last] ?? []).find(({ to }) => to === first)?.jump;
		const path = `steps[${last}].next${jump === undefined ? '' : `[${jump}]`}`;
		return [problem('loop', path, { steps: names.join(' → ') })];
	});
}

/** The same circle, beginning where a jump leads back to: that jump is the one to mend. */
function turnedBackAtItsEnd(circle: readonly number[]): number[] {
	const start = circle.indexOf(Math.min(...circle));
	return [...circle.slice(start), ...circle.slice(0, start)];
}

function checkReach(
	{ quiz, graph, before, reachable }: Study,
	dead: ReadonlySet<string>
): QuizProblem[] {
	const open = graphOf(quiz, {
		jump: (place, jump) => dead.has(`steps[${place}].next[${jump}].when`),
		step: (place) => dead.has(`steps[${place}].when`)
	});
	const shown = placesFrom(open, [0]);
	const circling = new Set(orderOf(graph).loops.flat());
	return quiz.steps.flatMap((_, place): QuizProblem[] => {
		const path = `steps[${place}]`;
		if (!reachable.has(place)) return [problem('unreachable_step', path)];
		if (!shown.has(place)) return [problem('never_shown', path)];
		const stuck = !circling.has(place) && !before[graph.end]?.has(place);
		return stuck ? [problem('dead_end', path)] : [];
	});
}
