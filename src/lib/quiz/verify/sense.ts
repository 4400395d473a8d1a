import type { Comparison, Condition } from '../condition.ts';
import { canHold, type World } from './can-hold.ts';
import { partsOf } from './leaves.ts';
import { boundsOf, measureName } from './measure.ts';
import type { Place } from './places.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study } from './study.ts';
import type { Leaf } from './tests.ts';

/** What of a condition can never hold: a part of it by itself, else the whole for the sake of its parts together. */
export function checkSense(study: Study, place: Place, world: World): QuizProblem[] {
	const check = (condition: Condition, path: string): QuizProblem[] => {
		const parts = partsOf(condition, path);
		const found = parts.flatMap(({ part, path }) => check(part, path));
		if (found.length > 0 || canHold([condition], world))
			return [...found, ...early(condition, path)];
		return [isLeaf(condition) ? leafProblem(condition, path) : contradiction(path)];
	};
	const early = (condition: Condition, path: string): QuizProblem[] => {
		const asked = 'answer' in condition ? study.steps.get(condition.answer) : undefined;
		if (!asked || place.before.has(asked.place)) return [];
		return [problem('asks_too_early', path, { step: asked.step.id })];
	};
	const contradiction = (path: string) => problem('never_holds', path, {}, place.severity);
	const leafProblem = (leaf: Leaf, path: string): QuizProblem => {
		const [tooEarly] = early(leaf, path);
		const beyond = outOfRange(study, place, leaf);
		return (
			tooEarly ??
			(beyond ? problem(beyond.code, path, beyond.params, place.severity) : contradiction(path))
		);
	};
	return check(place.condition, place.path);
}

function isLeaf(condition: Condition): condition is Leaf {
	return !('all' in condition || 'any' in condition || 'not' in condition);
}

type Beyond = {
	code: 'out_of_range' | 'score_out_of_range';
	params: Record<string, string | number | undefined>;
};

/** The comparison that lies beyond all that can come, if it is that. */
function outOfRange(study: Study, { score }: Place, leaf: Leaf): Beyond | null {
	if ('hidden' in leaf || 'highest' in leaf) return null;
	const asked = impossibleComparisons(leaf);
	if ('answer' in leaf) {
		const operand = study.steps.get(leaf.answer)?.operand;
		if (operand?.type !== 'number' || asked === '') return null;
		const { min = -Infinity, max = Infinity, step } = operand;
		const params = { asked, step: leaf.answer, least: min, greatest: max, grid: step };
		return { code: 'out_of_range', params };
	}
	const dimension = 'dimension' in leaf ? leaf.dimension : undefined;
	const measure = { dimension, unit: leaf.unit };
	const bounds = boundsOf(measure, score);
	if (!bounds || asked === '') return null;
	const params = { asked, of: measureName(measure), ...bounds };
	return { code: 'score_out_of_range', params };
}

/** `atLeast 12`; '' where the comparisons contradict each other whatever is compared. */
function impossibleComparisons(leaf: Comparison): string {
	const { atLeast = -Infinity, over = -Infinity, atMost = Infinity, below = Infinity } = leaf;
	const low = Math.max(atLeast, over, leaf.equals ?? -Infinity);
	const high = Math.min(atMost, below, leaf.equals ?? Infinity);
	if (low > high || (low === high && (over === low || below === high))) return '';
	return OPERATORS.filter((name) => leaf[name] !== undefined)
		.map((name) => `${name} ${leaf[name]}`)
		.join(', ');
}

const OPERATORS = ['atLeast', 'over', 'atMost', 'below', 'equals'] as const;
