import type { Band, Points } from '../schema-parts.ts';
import type { Text } from '../text.ts';
import type { Bounds, Checked, Contribution, FormFields, Weigh } from './kind.ts';
import { refuse } from './refuse.ts';
import type { BaseStep } from './step.ts';
import { parseNumber } from './parse-number.ts';
import { times } from './times.ts';

/** The numbers that a question takes; `step` counts from `min`, or from 0. */
export interface NumberRange {
	min?: number | undefined;
	max?: number | undefined;
	step?: number | undefined;
}

/** What kinds with a numeric answer score by. */
interface Scored {
	bands?: readonly Band[] | undefined;
	/** Points for each unit of the number. */
	perUnit?: Points | undefined;
}

export function checkNumber(answer: unknown, range: NumberRange): Checked<number> {
	if (typeof answer === 'string') return refuse('not_a_number');
	if (typeof answer !== 'number' || !Number.isFinite(answer)) return refuse('wrong_type');
	const { min, max, step } = range;
	const value = nearest(range, answer);
	const known = value ?? answer;
	if (min !== undefined && known < min) return refuse('too_small', { min });
	if (max !== undefined && known > max) return refuse('too_large', { max });
	if (value !== null) return { ok: true, answer: value };
	if (step === undefined || (step === 1 && Number.isInteger(min ?? 0))) return refuse('not_whole');
	return refuse('off_step', { step, from: min ?? 0 });
}

/** The number that was meant, binary noise aside; null where it lies between two steps. */
function nearest(range: NumberRange, answer: number): number | null {
	if (range.step === undefined) return answer;
	const value = onStep(range, range.step, Math.round(stepsTo(range, range.step, answer)));
	const noise = range.step * 1e-9 + Math.abs(answer) * 4 * Number.EPSILON;
	return Math.abs(value - answer) <= noise ? value : null;
}

/** How many steps lie between the first number and this one. */
function stepsTo({ min = 0 }: NumberRange, step: number, value: number): number {
	return (value - min) / step;
}

/** The number after so many steps: 0.3, not 0.30000000000000004. */
function onStep({ min = 0 }: NumberRange, step: number, steps: number): number {
	const value = min + steps * step;
	return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** The band that holds the number, and what its units bring. */
export function bandScore(step: Scored, answer: number, label: Text): Contribution[] {
	const contributions: Contribution[] = [];
	const band = bandOf(step.bands ?? [], answer);
	if (band) contributions.push({ source: `from ${band.from}`, label, points: band.points });
	if (step.perUnit !== undefined) {
		contributions.push({ source: 'unit', label, points: times(step.perUnit, answer) });
	}
	return contributions;
}

/** Over every number that the range takes: infinite where units score and the range has no end. */
export function bandBounds(step: Scored, weigh: Weigh, range: NumberRange): Bounds {
	const bands = step.bands ?? [];
	const perUnit = step.perUnit === undefined ? 0 : weigh(step.perUnit);
	const units = (value: number) => (perUnit === 0 ? 0 : value * perUnit);
	const scores = stretches(bands, range).flatMap(({ first, last }) => {
		const band = bandOf(bands, first);
		const points = band ? weigh(band.points) : 0;
		return [points + units(first), points + units(last)];
	});
	if (scores.length === 0) return { least: 0, greatest: 0 };
	return { least: Math.min(...scores), greatest: Math.max(...scores) };
}

/** The range cut where bands begin, without those pieces that hold no number. */
function stretches(bands: readonly Band[], range: NumberRange): { first: number; last: number }[] {
	const least = range.min ?? Number.NEGATIVE_INFINITY;
	const most = range.max ?? Number.POSITIVE_INFINITY;
	const cuts = bands.map((band) => band.from).filter((from) => from > least && from <= most);
	const starts = [least, ...cuts.toSorted((a, b) => a - b)];
	return starts
		.map((start, index) => {
			const next = starts[index + 1];
			const last = next === undefined ? atOrBefore(range, most) : before(range, next);
			return { first: atOrAfter(range, start), last };
		})
		.filter(({ first, last }) => first <= last);
}

/** The first number of the range that is not below `value`. */
function atOrAfter(range: NumberRange, value: number): number {
	if (range.step === undefined || !Number.isFinite(value)) return value;
	return onStep(range, range.step, stepsToReach(range, range.step, value));
}

/** The last number that is not above `value`. */
function atOrBefore(range: NumberRange, value: number): number {
	const next = atOrAfter(range, value);
	return next === value ? value : before(range, value);
}

/** The last number below `value`; where there are no steps, `value` itself, which they come arbitrarily close to. */
function before(range: NumberRange, value: number): number {
	if (range.step === undefined || !Number.isFinite(value)) return value;
	return onStep(range, range.step, stepsToReach(range, range.step, value) - 1);
}

/** The quotient may be off by a little noise, so its neighbours are tried. */
function stepsToReach(range: NumberRange, step: number, value: number): number {
	const about = Math.floor(stepsTo(range, step, value));
	const found = [about - 1, about, about + 1].find((steps) => onStep(range, step, steps) >= value);
	return found ?? about + 2;
}

function bandOf(bands: readonly Band[], value: number): Band | undefined {
	return bands
		.filter((band) => band.from <= value)
		.reduce<Band | undefined>(
			(best, band) => (best && best.from > band.from ? best : band),
			undefined
		);
}

/** Both ends, and a number in each band. */
export function numberSamples(step: Scored, range: NumberRange): number[] {
	const low = range.min ?? Math.min(0, range.max ?? 0);
	const high = range.max ?? Math.max(low, ...(step.bands ?? []).map((band) => band.from)) + 100;
	const middle = (low + high) / 2;
	const wanted = [low, ...(step.bands ?? []).map((band) => band.from), middle, high];
	const values = wanted
		.filter((value) => value >= low && value <= high)
		.map((value) => atOrAfter(range, value))
		.filter((value) => value <= high);
	return [...new Set(values)].toSorted((a, b) => a - b);
}

/** A posted number; what is no number stays text, so that `check` can refuse it. */
export function readNumber(step: BaseStep, form: FormFields): unknown {
	const posted = form.get(step.id)?.trim();
	return posted ? parseNumber(posted) : undefined;
}
