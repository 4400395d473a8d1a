import { isRequired } from './check.ts';
import { graphOf, orderOf, type QuizGraph } from './graph.ts';
import type { Quiz } from './normalise.ts';
import { clampTo, defaultDimension, tidy, weighDimension, weightOf } from './points.ts';
import type { Bounds, Weigh } from './questions/kind.ts';
import { kindOf } from './questions/kinds.ts';
import type { Dimension, Step } from './quiz.ts';

/** Every score lies within, whatever is answered; not each value in between can be reached. */
export interface ScoreBounds {
	total: Bounds;
	dimensions: Record<string, Bounds>;
}

/** Of the whole quiz: the least and the greatest at its end. @param never steps that are proved to be shown to nobody */
export function scoreBounds(quiz: Quiz, never?: ReadonlySet<string>): ScoreBounds {
	return boundsAlong(quiz, graphOf(quiz), never).arriving(quiz.steps.length);
}

/** The score so far, at each place of the list of steps; its length is the end. */
export interface BoundsAlong {
	/** When a step is about to be shown. */
	arriving(place: number): ScoreBounds;
	/** When it has been answered. */
	leaving(place: number): ScoreBounds;
}

/** Adds up over all ways at once, place by place. */
export function boundsAlong(
	quiz: Quiz,
	graph: QuizGraph = graphOf(quiz),
	never: ReadonlySet<string> = new Set()
): BoundsAlong {
	const needed = quiz.steps.map((step) => isRequired(step, quiz));
	const route = { graph, ...orderOf(graph), steps: quiz.steps, needed, never };
	const usual = defaultDimension(quiz);
	const sums = quiz.dimensions.map(({ id }) => {
		const weigh = weighDimension(quiz, id);
		return sumAlong(route, (step) => kindOf(step).bounds(step, weigh, usual));
	});
	const factors = quiz.dimensions.map(({ id, amount }) =>
		amount ? productAlong(route, (step) => factorBounds(step, id)) : null
	);
	const free = quiz.dimensions.map((dimension, at) => isFree(dimension, sums[at] ?? NOWHERE));
	const weighFree = weighAll(quiz, free);
	const joint = sumAlong(route, (step) => kindOf(step).bounds(step, weighFree, usual));
	const boundsAt = (way: keyof Along, place: number): ScoreBounds => {
		const dimensions: Record<string, Bounds> = {};
		let total = at(joint[way], place, ZERO);
		quiz.dimensions.forEach((dimension, index) => {
			const sum = at(sums[index]?.[way], place, ZERO);
			const factor = at(factors[index]?.[way], place, ONE);
			const bounds = settled(dimension, sum, factor);
			dimensions[dimension.id] = bounds;
			if (!dimension.amount && !free[index])
				total = add(total, scaled(bounds, weightOf(dimension)));
		});
		return { total: tidied(total), dimensions };
	};
	return {
		arriving: (place) => boundsAt('arriving', place),
		leaving: (place) => boundsAt('leaving', place)
	};
}

interface Route {
	graph: QuizGraph;
	order: readonly number[];
	loops: readonly unknown[];
	steps: readonly Step[];
	/** By place, whether it cannot be passed without an answer. */
	needed: readonly boolean[];
	never: ReadonlySet<string>;
}

/** By place; nothing where no way leads. */
interface Along {
	arriving: (Bounds | undefined)[];
	leaving: (Bounds | undefined)[];
}

type Combine = (a: Bounds, b: Bounds) => Bounds;

const NOWHERE: Along = { arriving: [], leaving: [] };
const ZERO: Bounds = { least: 0, greatest: 0 };
const ONE: Bounds = { least: 1, greatest: 1 };

const sumAlong = (route: Route, gain: (step: Step) => Bounds) => along(route, gain, add, ZERO);
const productAlong = (route: Route, gain: (step: Step) => Bounds) =>
	along(route, gain, multiply, ONE);

function along(route: Route, gain: (step: Step) => Bounds, combine: Combine, start: Bounds): Along {
	// What may be left empty can bring nothing, and what is never shown does.
	const gains = route.steps.map((step, place) => {
		if (route.never.has(step.id)) return start;
		return route.needed[place] ? gain(step) : widest(start, gain(step));
	});
	if (route.loops.length > 0) return anywhere(gains, combine, start);
	const arriving: (Bounds | undefined)[] = [start];
	const leaving: (Bounds | undefined)[] = [];
	for (const place of route.order) {
		const before = arriving[place];
		const gained = gains[place];
		if (!before || !gained) continue;
		const step = route.steps[place];
		if (step?.when !== undefined) arriving[place + 1] = widest(arriving[place + 1], before);
		if (step && route.never.has(step.id)) continue;
		const after = combine(before, gained);
		leaving[place] = after;
		for (const { to } of route.graph.leaving[place] ?? [])
			arriving[to] = widest(arriving[to], after);
	}
	return { arriving, leaving };
}

/** Where ways turn back, steps come in no order: each may have been passed or not. */
function anywhere(gains: readonly Bounds[], combine: Combine, start: Bounds): Along {
	const all = gains.reduce((sum, gain) => combine(sum, widest(start, gain)), start);
	const everywhere = [...gains, start].map(() => all);
	return { arriving: everywhere, leaving: everywhere };
}

function factorBounds(step: Step, dimension: string): Bounds {
	return kindOf(step).factorBounds?.(step, dimension) ?? ONE;
}

/** A dimension that its own range never touches adds up with others step by step, which is closer than adding their extremes. */
function isFree(dimension: Dimension, { arriving, leaving }: Along): boolean {
	if (dimension.amount) return false;
	return [...arriving, ...leaving].every((bounds) => {
		if (!bounds) return true;
		const { least, greatest } = bounds;
		return clampTo(dimension, least) === least && clampTo(dimension, greatest) === greatest;
	});
}

/** Weighted sum over these dimensions. */
function weighAll(quiz: Quiz, counted: readonly boolean[]): Weigh {
	const weighs = quiz.dimensions
		.filter((_, index) => counted[index])
		.map((dimension) => ({
			weight: weightOf(dimension),
			weigh: weighDimension(quiz, dimension.id)
		}));
	return (points) => weighs.reduce((sum, { weight, weigh }) => sum + weight * weigh(points), 0);
}

/** What becomes of a dimension's sum: factors and rounding of an amount, the range of any. */
function settled(dimension: Dimension, sum: Bounds, factor: Bounds): Bounds {
	const product = dimension.amount ? multiply(sum, factor) : sum;
	const settle = (value: number) =>
		rounded(clampTo(dimension, tidy(value)), dimension.amount?.round);
	return { least: settle(product.least), greatest: settle(product.greatest) };
}

function rounded(value: number, multiple: number | undefined): number {
	if (multiple === undefined || !Number.isFinite(value)) return value;
	return tidy(Math.round(value / multiple) * multiple);
}

function add(a: Bounds, b: Bounds): Bounds {
	return { least: a.least + b.least, greatest: a.greatest + b.greatest };
}

function multiply(a: Bounds, b: Bounds): Bounds {
	const products = [
		times(a.least, b.least),
		times(a.least, b.greatest),
		times(a.greatest, b.least),
		times(a.greatest, b.greatest)
	];
	return { least: Math.min(...products), greatest: Math.max(...products) };
}

function scaled({ least, greatest }: Bounds, weight: number): Bounds {
	return { least: times(least, weight), greatest: times(greatest, weight) };
}

/** Nothing times anything is nothing, be it without end. */
const times = (a: number, b: number) => (a === 0 || b === 0 ? 0 : a * b);

function widest(a: Bounds | undefined, b: Bounds): Bounds {
	if (!a) return b;
	return { least: Math.min(a.least, b.least), greatest: Math.max(a.greatest, b.greatest) };
}

const tidied = ({ least, greatest }: Bounds): Bounds => ({
	least: tidy(least),
	greatest: tidy(greatest)
});

const at = (all: readonly (Bounds | undefined)[] | undefined, place: number, none: Bounds) =>
	all?.[place] ?? none;
