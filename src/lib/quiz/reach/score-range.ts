import type { CompiledQuiz } from '../compile.ts';
import type { Comparison, Condition, ScoreCondition } from '../condition.ts';
import { evaluate, type Facts, type FlowCondition, type Truth } from '../evaluate.ts';
import type { ScoreBounds } from '../bounds.ts';
import type { Bounds } from '../questions/kind.ts';
import { PERCENT } from '../verify/measure.ts';
import { sumsAhead } from './gains.ts';
import type { Terrain } from './terrain.ts';
import { scoreOf, type Sums } from './sums.ts';

/** Between which figures a score lies: of the total where `dimension` is null. */
export interface ScoreRange {
	of(dimension: string | null, unit: 'points' | 'percent'): Bounds;
	/** Dimensions that can have the most percent. */
	scored: readonly string[];
}

const ANY: Bounds = { least: Number.NEGATIVE_INFINITY, greatest: Number.POSITIVE_INFINITY };
const NOTHING: Bounds = { least: 0, greatest: 0 };

/** All figures of a score rise with its sums, so its ends are the scores of their ends. */
export function scoreRange(compiled: CompiledQuiz, least: Sums, greatest: Sums): ScoreRange {
	const low = scoreOf(compiled, least);
	const high = scoreOf(compiled, greatest);
	const scored = compiled.dimensions.filter(({ amount }) => !amount).map(({ id }) => id);
	const pointsOf = (id: string): Bounds => {
		const [a, b] = [low.dimensions[id], high.dimensions[id]];
		return a && b ? { least: a.points, greatest: b.points } : NOTHING;
	};
	return {
		scored,
		of(dimension, unit) {
			if (dimension !== null && !Object.hasOwn(low.dimensions, dimension)) return NOTHING;
			// A negative amount falls with its factor.
			if (dimension !== null && !scored.includes(dimension)) return ANY;
			const points =
				dimension === null ? { least: low.total, greatest: high.total } : pointsOf(dimension);
			if (unit === 'points') return points;
			const [a, b] =
				dimension === null ? [low, high] : [low.dimensions[dimension], high.dimensions[dimension]];
			return percentRange(points, { least: a?.reachable ?? 0, greatest: b?.reachable ?? 0 });
		}
	};
}

/** Where nothing was reachable the percentage is 0. */
function percentRange(points: Bounds, reachable: Bounds): Bounds {
	const percent = (part: number, whole: number) =>
		Math.min(Math.max(Math.round((1000 * part) / whole) / 10, 0), 100);
	return {
		least: reachable.least <= 0 ? 0 : percent(points.least, reachable.greatest),
		greatest: reachable.least <= 0 ? 100 : percent(points.greatest, reachable.least)
	};
}

/**
 * Between which percentages the total and each dimension that can have any lie at the end.
 * @param points in which they lie: the terrain's own choices leave out points that no condition looks at
 * @param never steps that are proved to be shown to nobody
 */
export function percentBounds(
	terrain: Terrain,
	points: ScoreBounds,
	never: ReadonlySet<string>
): ScoreBounds {
	const { compiled, choices } = terrain;
	const ends = choices.every(({ complete }) => complete) ? sumsAhead(terrain, never)[0] : null;
	const low = ends && scoreOf(compiled, ends.least);
	const high = ends && scoreOf(compiled, ends.greatest);
	const within = (bounds: Bounds, least?: number, greatest?: number): Bounds =>
		least === undefined || greatest === undefined
			? { ...PERCENT }
			: percentRange(bounds, { least, greatest });
	const scored = compiled.dimensions.filter(({ amount }) => !amount);
	return {
		total: within(points.total, low?.reachable, high?.reachable),
		dimensions: Object.fromEntries(
			scored.map(({ id }) => {
				const [least, greatest] = [low?.dimensions[id], high?.dimensions[id]];
				const own = points.dimensions[id] ?? NOTHING;
				return [id, within(own, least?.reachable, greatest?.reachable)];
			})
		)
	};
}

/** What is not certain: the score, and answers still to be given. */
export interface Uncertain {
	range: () => ScoreRange;
	isOpen?: (step: string) => boolean;
}

/** Whether the condition holds for all that may come, for none of it, or ('ask') for some. */
export function holdsWithin(
	condition: Condition,
	facts: Pick<Facts, 'answers' | 'hidden' | 'today'>,
	uncertain: Uncertain
): Truth {
	return evaluate(settled(condition, uncertain), facts);
}

/** The condition with what is certain of the score put in its place, and what is open left open. */
function settled(condition: Condition, uncertain: Uncertain): FlowCondition {
	if ('all' in condition) return { all: condition.all.map((part) => settled(part, uncertain)) };
	if ('any' in condition) return { any: condition.any.map((part) => settled(part, uncertain)) };
	if ('not' in condition) return { not: settled(condition.not, uncertain) };
	if ('highest' in condition) return always(highestIs(condition.highest, uncertain.range()));
	if ('answer' in condition) return uncertain.isOpen?.(condition.answer) ? OPEN : condition;
	return 'hidden' in condition ? condition : always(compared(condition, uncertain.range()));
}

const OPEN: FlowCondition = { ask: true };

function always(truth: Truth): FlowCondition {
	if (truth === 'ask') return OPEN;
	return truth ? { all: [] } : { any: [] };
}

function compared(condition: ScoreCondition, range: ScoreRange): Truth {
	const dimension = 'total' in condition ? null : condition.dimension;
	return comparedWith(range.of(dimension, condition.unit ?? 'points'), condition);
}

function comparedWith({ least, greatest }: Bounds, asked: Comparison): Truth {
	const { atLeast = -Infinity, over, atMost = Infinity, below, equals } = asked;
	const never =
		greatest < atLeast ||
		least > atMost ||
		(over !== undefined && greatest <= over) ||
		(below !== undefined && least >= below) ||
		(equals !== undefined && (equals < least || equals > greatest));
	if (never) return false;
	const surely =
		least >= atLeast &&
		greatest <= atMost &&
		(over === undefined || least > over) &&
		(below === undefined || greatest < below) &&
		(equals === undefined || least === greatest);
	return surely || 'ask';
}

/** Of equals the first is the highest. */
function highestIs(dimension: string, range: ScoreRange): Truth {
	const place = range.scored.indexOf(dimension);
	const points = range.of(dimension, 'points');
	if (place < 0 || points.greatest <= 0) return false;
	const percent = range.of(dimension, 'percent');
	const others = range.scored.filter((id) => id !== dimension);
	const beaten = others.some((id) => {
		const other = range.of(id, 'percent');
		return range.of(id, 'points').least > 0 && other.least > percent.greatest;
	});
	if (beaten) return false;
	const above = others.every((id) => range.of(id, 'percent').greatest < percent.least);
	return (points.least > 0 && above) || 'ask';
}
