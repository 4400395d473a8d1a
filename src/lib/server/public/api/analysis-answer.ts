import type { Bounds } from '../../../quiz/questions/kind.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import type { Analysis } from '../../services/analysis.ts';

/** Findings that prove that no respondent gets there. */
const BEYOND_REACH = new Set(['unreachable_step', 'threshold_out_of_reach', 'shadowed_segment']);

/** The analysis as the API tells it, with a word on each step and segment. */
export function analysisAnswer({ problems, publishable, bounds, quiz }: Analysis & { quiz: Quiz }) {
	const beyond = problems
		.filter(({ code }) => BEYOND_REACH.has(code))
		.flatMap(({ path, paths = [path] }) => paths)
		.map((path) => path.replace(/^(\w+\[\d+\]).*$/, '$1'));
	return {
		publishable,
		problems,
		score: {
			total: range(bounds.total),
			dimensions: Object.fromEntries(
				Object.entries(bounds.dimensions).map(([id, bound]) => [id, range(bound)])
			)
		},
		steps: quiz.steps.map(({ id }, index) => ({
			id,
			reachable: !beyond.includes(`steps[${index}]`)
		})),
		segments: quiz.segments.map(({ id }, index) => ({
			id,
			reach: beyond.includes(`segments[${index}]`)
				? ('unreachable' as const)
				: ('undecided' as const)
		}))
	};
}

/** JSON has no infinity: null where there is no bound. */
function range({ least, greatest }: Bounds) {
	return {
		least: Number.isFinite(least) ? least : null,
		greatest: Number.isFinite(greatest) ? greatest : null
	};
}
