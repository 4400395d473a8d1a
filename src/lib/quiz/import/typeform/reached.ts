import type { Condition } from '../../condition.ts';
import type { Step } from '../../quiz.ts';
import { allOf, anyOf, fits, not } from '../conditions.ts';
import type { Way } from './ways.ts';

/** A condition; undefined where it always holds, null where it cannot be written. */
type Known = Condition | undefined | null;

/** What has to be true of the answers for somebody to have come this way. */
export interface Paths {
	/** To have left this step by this one of its ways. */
	leaving(place: number, way: number): Known;
}

/** @param ways out of each step; [] for fields that are no steps */
export function pathsOf(steps: readonly (Step | null)[], ways: readonly (readonly Way[])[]): Paths {
	const end = steps.length;
	const first = steps.findIndex((step) => step !== null);
	const entries = entriesOf(ways);
	const singles = new Set(steps.flatMap((step) => (step && takesOne(step) ? [step.id] : [])));
	const known = new Map<number, Known>();
	const reaching = (place: number): Known => {
		if (known.has(place)) return known.get(place);
		// Whoever asks again meanwhile has gone round in a circle.
		known.set(place, null);
		const found = checked(reachingOf(place));
		known.set(place, found);
		return found;
	};
	const reachingOf = (place: number): Known => {
		const step = steps[place];
		if (place === first || isPassedByAll(place, first, end, ways)) return undefined;
		if (step && 'required' in step && step.required) return { answer: step.id, answered: true };
		return anyOf((entries[place] ?? []).map(({ from, way }) => leaving(from, way)));
	};
	const leaving = (place: number, way: number): Known => {
		const all = ways[place] ?? [];
		const when = all[way]?.when;
		const before = all
			.slice(0, way)
			.flatMap(({ when: other }) => (other && !excludes(when, other, singles) ? [not(other)] : []));
		const come = impliesAnswered(when, steps[place]?.id) ? undefined : reaching(place);
		return checked(allOf([come, ...before, when]));
	};
	return { leaving };
}

const checked = (condition: Known): Known => (condition && !fits(condition) ? null : condition);

interface Entry {
	from: number;
	way: number;
}

function entriesOf(ways: readonly (readonly Way[])[]): Entry[][] {
	const entries: Entry[][] = ways.map(() => []);
	ways.forEach((out, from) => out.forEach(({ to }, way) => entries[to]?.push({ from, way })));
	return entries;
}

/** Whether nobody comes to the end but through this step. */
function isPassedByAll(
	place: number,
	first: number,
	end: number,
	ways: readonly (readonly Way[])[]
): boolean {
	const found = new Set([place]);
	const waiting = [first];
	for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
		if (found.has(at)) continue;
		if (at === end) return false;
		found.add(at);
		for (const { to } of ways[at] ?? []) waiting.push(to);
	}
	return true;
}

/** Whether the condition cannot hold unless that step was answered. */
function impliesAnswered(condition: Condition | undefined, id: string | undefined): boolean {
	if (condition === undefined || id === undefined || 'not' in condition) return false;
	if ('all' in condition) return condition.all.some((part) => impliesAnswered(part, id));
	if ('any' in condition) return condition.any.every((part) => impliesAnswered(part, id));
	if (!('answer' in condition) || condition.answer !== id) return false;
	const { answer: _, answered, noneOf: __, row: ___, top: ____, ...asked } = condition;
	return answered === true || Object.values(asked).some((value) => value !== undefined);
}

/** Whether two conditions ask for different answers to the same question, of which there is one. */
function excludes(
	one: Condition | undefined,
	other: Condition,
	singles: ReadonlySet<string>
): boolean {
	if (!one || !('answer' in one) || !('answer' in other)) return false;
	const isSame = one.answer === other.answer && singles.has(one.answer);
	return isSame && one.is !== undefined && other.is !== undefined && one.is !== other.is;
}

function takesOne(step: Step): boolean {
	if (step.kind === 'picture_choice') return step.several !== true;
	return ['single_choice', 'dropdown', 'yes_no'].includes(step.kind);
}
