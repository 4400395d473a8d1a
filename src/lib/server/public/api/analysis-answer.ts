import type { ScoreBounds } from '../../../quiz/bounds.ts';
import type { Quiz } from '../../../quiz/normalise.ts';
import type { Bounds } from '../../../quiz/questions/kind.ts';
import type { Reached } from '../../../quiz/reach.ts';
import type { Analysis } from '../../services/analysis.ts';

/** The analysis as the API tells it. */
export function analysisAnswer({
	quiz,
	problems,
	publishable,
	bounds,
	reach
}: Analysis & { quiz: Quiz }) {
	return {
		publishable,
		problems,
		score: { ...ranges(bounds), percent: reach ? ranges(reach.percents) : null },
		segments: quiz.segments.map(({ id }, at) => {
			const segment = reach?.segments[at];
			return { ...told(id, segment), share: segment?.share ?? null };
		}),
		results: quiz.results.map(({ id }, at) => told(id, reach?.results[at])),
		steps: quiz.steps.map(({ id }, at) => told(id, reach?.steps[at])),
		idleJumps: reach?.idleJumps ?? []
	};
}

function told(id: string, reached: Reached | undefined) {
	return { id, reach: reached?.verdict ?? 'undecided', witness: reached?.witness ?? null };
}

function ranges({ total, dimensions }: ScoreBounds) {
	return {
		total: range(total),
		dimensions: Object.fromEntries(
			Object.entries(dimensions).map(([id, bound]) => [id, range(bound)])
		)
	};
}

/** JSON has no infinity: null where there is no bound. */
function range({ least, greatest }: Bounds) {
	return {
		least: Number.isFinite(least) ? least : null,
		greatest: Number.isFinite(greatest) ? greatest : null
	};
}
