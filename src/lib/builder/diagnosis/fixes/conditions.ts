import type { Condition } from '../../../quiz/condition.ts';
import { conditionSchema } from '../../../quiz/condition-schema.ts';
import type { QuizFile } from '../../../quiz/quiz.ts';
import type { Fix } from './fix.ts';
import { indexIn, outside, valueAt, without, withValue } from './places.ts';
import { keepsReach } from './reach-kept.ts';

const PART = /^(.*?\.when)((?:\.(?:all|any)\[\d+\]|\.not)*)(.*)$/;

/** Where in a condition a path leads: the condition, the part of it, and what of that part. */
function partAt(path: string) {
	const [, owner = '', way = '', rest = ''] = PART.exec(path) ?? [];
	return { owner, part: owner + way, way, rest };
}

/** The part of a condition that a path leads into; undefined where it leads into none. */
export function leafAt(
	draft: QuizFile,
	path: string
): { leaf: Condition; path: string } | undefined {
	const { part } = partAt(path);
	const found = conditionSchema.safeParse(part === '' ? undefined : valueAt(draft, part));
	return found.success ? { leaf: found.data, path: part } : undefined;
}

/**
 * Takes out the part of a condition that a path leads into. What asked for nothing else goes with it: a jump, a gate, a
 * knock-out, the condition of a step. Null where leads would be judged by something else then.
 */
export function dropPart(draft: QuizFile, path: string): Fix | null {
	const { owner, way } = partAt(path);
	const whole = conditionSchema.safeParse(valueAt(draft, owner));
	if (!whole.success) return null;
	const left = withoutPart(whole.data, stepsOf(way));
	if (left) {
		return {
			say: ({ t }) => t('fix.part'),
			apply: (given) => withValue(given, owner, left)
		};
	}
	return dropOwner(draft, owner);
}

/** The jump, gate, knock-out or step's condition as a whole. */
export function dropOwner(draft: QuizFile, path: string): Fix | null {
	const owner = outside(path);
	if (/^steps\[\d+\]$/.test(owner)) {
		return { say: ({ t }) => t('fix.condition'), apply: (given) => without(given, path) };
	}
	if (owner.startsWith('steps')) return dropJump(draft, owner);
	if (owner.startsWith('knockouts')) {
		return { say: ({ t }) => t('fix.knockout'), apply: (given) => without(given, owner) };
	}
	if (/\.gates\[\d+\]$/.test(owner)) {
		return { say: ({ t }) => t('fix.gate'), apply: (given) => without(given, owner) };
	}
	// A segment that asks for less takes leads from those behind it; the last one takes all that are left anyway.
	const isLast = indexIn(owner) === (draft.segments?.length ?? 0) - 1;
	return isLast
		? { say: ({ t }) => t('fix.condition'), apply: (given) => without(given, path) }
		: null;
}

/** Null where a step would be led to no more. */
export function dropJump(draft: QuizFile, path: string): Fix | null {
	if (!keepsReach(draft, without(draft, path))) return null;
	return { say: ({ t }) => t('fix.jump'), apply: (given) => without(given, path) };
}

interface Way {
	list: string;
	at: number;
}

const stepsOf = (way: string): Way[] =>
	[...way.matchAll(/\.(all|any|not)(?:\[(\d+)\])?/g)].map(([, list = '', at]) => ({
		list,
		at: Number(at ?? 0)
	}));

/** Undefined where nothing is left. */
function withoutPart(
	condition: Condition,
	[first, ...rest]: readonly Way[]
): Condition | undefined {
	if (!first) return undefined;
	if ('not' in condition) {
		const left = withoutPart(condition.not, rest);
		return left && { not: left };
	}
	const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
	const left = parts.flatMap((part, at) =>
		at === first.at ? (withoutPart(part, rest) ?? []) : [part]
	);
	const [only] = left;
	if (left.length < 2) return only;
	return 'all' in condition ? { all: left } : { any: left };
}
