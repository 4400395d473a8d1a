import type { Asked } from '../asked.ts';
import type { LossList } from '../losses.ts';
import { scaleRange, ratingRange } from '../../questions/ranges.ts';
import { clauseOf, deltaOf, type Action, type Clause } from './logic.ts';

/** Points per variable. */
export type Worth = Map<string, number>;

/** What an answer to one field brings. */
export interface FieldPoints {
	/** By id of the option; `true` and `false` for yes and no. */
	options: Map<string, Worth>;
	/** By number, of a scale. */
	numbers: Map<number, Worth>;
	/** For each unit of a number. */
	perUnit: Worth;
}

export interface Scored {
	asked: Asked;
	names: readonly string[];
	place: string;
}

/** Variables reach their limit long before numbers lose digits. */
const MOST = 1e9;

/** What the calculations of a field come to as points of its answers; those that are more than that are told as lost. */
export function pointsOf(
	field: Scored,
	actions: readonly Action[],
	isScored: (variable: string) => boolean,
	losses: LossList
): FieldPoints {
	const points: FieldPoints = {
		options: new Map(),
		numbers: new Map(),
		perUnit: new Map()
	};
	for (const action of actions) {
		const kept = isScored(action.target) && WAYS.some((way) => way(field, action, points));
		if (!kept) {
			const { does, target, value } = action;
			losses.add(field.place, 'calculation', {
				calculation: `${does} ${target} ${value.name}`.trim()
			});
		}
	}
	return points;
}

type Way = (field: Scored, action: Action, points: FieldPoints) => boolean;

/** Tried one after the other: the first that can say it does. */
const WAYS: readonly Way[] = [byOption, byNumber, byUnit];

function byOption(field: Scored, action: Action, points: FieldPoints): boolean {
	const delta = deltaOf(action);
	const keys = optionsOf(field, clauseOf(action.condition));
	if (delta === undefined || keys === null) return false;
	for (const key of keys) add(points.options, key, action.target, delta);
	return true;
}

/** The options that a condition names; null where it asks for something else. */
function optionsOf(field: Scored, clause: Clause): string[] | null {
	if (clause.op === 'or') {
		// Of several options chosen, "or" would count once where options add up.
		if (!takesOne(field.asked)) return null;
		const lists = clause.clauses.map((one) => optionsOf(field, clauseOf(one)));
		return lists.includes(null) ? null : [...new Set(lists.flatMap((list) => list ?? []))];
	}
	const { op, about, constant } = clause;
	if (!['is', 'equal', 'contains'].includes(op) || !isAbout(field, clause)) return null;
	const { step, options, truths } = field.asked;
	if (about.type !== 'field' || step.kind === 'ranking' || step.kind === 'matrix') return null;
	if (step.kind === 'yes_no') {
		const truth = truths?.get(constant.name);
		return truth === undefined ? null : [String(truth)];
	}
	const id = options.get(constant.name);
	return id === undefined ? null : [id];
}

function takesOne({ step }: Asked): boolean {
	if (step.kind === 'picture_choice') return step.several !== true;
	return ['single_choice', 'dropdown', 'yes_no'].includes(step.kind);
}

const isAbout = ({ names }: Scored, { about }: Clause) =>
	about.type === 'field' && names.includes(about.name);

/** A scale has few numbers: each is tried. */
function byNumber(field: Scored, action: Action, points: FieldPoints): boolean {
	const range = rangeOf(field.asked);
	if (!range || !['add', 'subtract'].includes(action.does)) return false;
	// What is always added is added before anything was answered.
	if (clauseOf(action.condition).op === 'always' && action.value.type !== 'field') return false;
	const found: [number, number][] = [];
	for (let number = range.min; number <= range.max; number++) {
		const holds = holdsFor(number, action.condition, field);
		const delta = changeFor(number, action, field);
		if (holds === null || delta === undefined) return false;
		if (holds) found.push([number, delta]);
	}
	for (const [number, delta] of found) add(points.numbers, number, action.target, delta);
	return true;
}

export function rangeOf({ step }: Asked): { min: number; max: number } | null {
	if (step.kind === 'rating') return ratingRange(step);
	return step.kind === 'opinion_scale' ? scaleRange(step) : null;
}

function changeFor(number: number, action: Action, { names }: Scored): number | undefined {
	if (action.value.type !== 'field') return deltaOf(action);
	if (!names.includes(action.value.name)) return undefined;
	return action.does === 'subtract' ? -number : number;
}

function holdsFor(number: number, condition: unknown, field: Scored): boolean | null {
	const clause = clauseOf(condition);
	if (clause.op === 'always') return true;
	if (clause.op === 'and' || clause.op === 'or') {
		const parts = clause.clauses.map((one) => holdsFor(number, one, field));
		if (parts.length === 0 || parts.includes(null)) return null;
		return clause.op === 'and' ? parts.every(Boolean) : parts.some(Boolean);
	}
	const limit = Number(clause.constant.name);
	const compare = COMPARISONS.get(clause.op);
	if (!compare || !isAbout(field, clause) || clause.constant.name === '' || Number.isNaN(limit)) {
		return null;
	}
	return compare(number, limit);
}

const COMPARISONS = new Map<string, (number: number, limit: number) => boolean>([
	['is', (number, limit) => number === limit],
	['equal', (number, limit) => number === limit],
	['is_not', (number, limit) => number !== limit],
	['not_equal', (number, limit) => number !== limit],
	['lower_than', (number, limit) => number < limit],
	['lower_equal_than', (number, limit) => number <= limit],
	['greater_than', (number, limit) => number > limit],
	['greater_equal_than', (number, limit) => number >= limit]
]);

/** The number itself is added. */
function byUnit(field: Scored, action: Action, points: FieldPoints): boolean {
	const { does, value, target, condition } = action;
	const own = value.type === 'field' && field.names.includes(value.name);
	if (field.asked.step.kind !== 'number' || !own || clauseOf(condition).op !== 'always')
		return false;
	if (does !== 'add' && does !== 'subtract') return false;
	raise(points.perUnit, target, does === 'subtract' ? -1 : 1);
	return true;
}

function add<K>(all: Map<K, Worth>, key: K, variable: string, delta: number): void {
	const worth = all.get(key) ?? new Map<string, number>();
	raise(worth, variable, delta);
	all.set(key, worth);
}

function raise(worth: Worth, variable: string, delta: number): void {
	const sum = (worth.get(variable) ?? 0) + delta;
	worth.set(variable, Math.min(MOST, Math.max(-MOST, sum)));
}
