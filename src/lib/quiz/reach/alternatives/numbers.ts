import type { Operand } from '../../questions/kind.ts';
import type { Band, Points } from '../../schema-parts.ts';
import { isIdle, type Alternative, type Alternatives, type Telling } from './alternative.ts';

/** Of a stretch where each number scores differently, so many are tried. */
const TRIED = 16;
/** How far beyond the last cut numbers without an end are tried. */
const BEYOND = [1, 10, 100, 1000, 1e6];
const DIGITS = 15;

interface Scored {
	bands?: readonly Band[] | undefined;
	perUnit?: Points | undefined;
}

type Range = Extract<Operand, { type: 'number' }>;

/** A number at each place where something begins or ends, and one for all between; more where units score. */
export function numberAlternatives(step: Scored, range: Range, telling: Telling): Alternatives {
	const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = range;
	const bands = (step.bands ?? []).map(({ from }) => from);
	const named = [...new Set([...telling.asked.cuts, ...bands])]
		.filter((cut) => cut >= min && cut <= max)
		.toSorted((a, b) => a - b);
	const cuts = named.length === 0 && min === -Infinity && max === Infinity ? [0] : named;
	const graded = !isIdle(step.perUnit, telling);
	const numbers = new Map<number, Alternative>();
	const add = (answer: number, weight: number) => numbers.set(answer, { answer, weight });
	let complete = true;
	const ends = [min, ...cuts, max];
	ends.forEach((from, at) => {
		const to = ends[at + 1];
		if (to === undefined) return;
		const between = stretch(range, from, to, graded);
		complete &&= between.complete;
		for (const { answer, weight } of between.numbers) add(answer, weight);
	});
	for (const cut of [...cuts, min, max]) if (isNumber(range, cut)) add(cut, 1);
	return { answers: [...numbers.values()], complete };
}

interface Stretch {
	numbers: { answer: number; weight: number }[];
	complete: boolean;
}

/** Numbers strictly between two cuts. */
function stretch(range: Range, from: number, to: number, graded: boolean): Stretch {
	if (range.step === undefined) return between(from, to, graded);
	const { step, min = 0 } = range;
	const place = (value: number) => tidied((value - min) / step);
	const first = Number.isFinite(from) ? Math.floor(place(from)) + 1 : null;
	const last = Number.isFinite(to) ? Math.ceil(place(to)) - 1 : null;
	const numberAt = (steps: number) => tidied(min + steps * step);
	if (first === null || last === null) {
		return endless(first ?? last, first === null ? -1 : 1, graded, numberAt);
	}
	const count = last - first + 1;
	if (count <= 0) return { numbers: [], complete: true };
	if (!graded) return { numbers: [{ answer: numberAt(first), weight: count }], complete: true };
	const tried = Math.min(count, Math.max(TRIED, count <= 256 ? count : 0));
	const numbers = Array.from({ length: tried }, (_, at) => ({
		answer: numberAt(first + Math.round((at * (count - 1)) / Math.max(1, tried - 1))),
		weight: count / tried
	}));
	return { numbers, complete: tried === count };
}

function between(from: number, to: number, graded: boolean): Stretch {
	if (from >= to) return { numbers: [], complete: true };
	if (!Number.isFinite(from) || !Number.isFinite(to)) {
		const start = Number.isFinite(from) ? from : to;
		return endless(start, Number.isFinite(from) ? 1 : -1, graded, tidied, 1);
	}
	const tried = graded ? TRIED : 1;
	const numbers = Array.from({ length: tried }, (_, at) => ({
		answer: tidied(from + ((to - from) * (at + 1)) / (tried + 1)),
		weight: (to - from) / tried
	}));
	return { numbers, complete: !graded };
}

/** From a first number on, up or down, without an end. */
function endless(
	start: number | null,
	direction: 1 | -1,
	graded: boolean,
	numberAt: (place: number) => number,
	offset = 0
): Stretch {
	const first = start ?? 0;
	const far = graded ? BEYOND : BEYOND.slice(0, 1);
	const numbers = far.map((distance) => ({
		answer: numberAt(first + direction * (distance - 1 + offset)),
		weight: 1
	}));
	return { numbers, complete: !graded };
}

function isNumber({ step, min = 0 }: Range, value: number): boolean {
	if (!Number.isFinite(value)) return false;
	return step === undefined || Number.isInteger(tidied((value - min) / step));
}

/** Without the noise of binary fractions. */
function tidied(value: number): number {
	return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS - 2));
}
