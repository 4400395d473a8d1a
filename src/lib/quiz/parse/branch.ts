import type { z } from 'zod';
import { nearest } from '../nearest.ts';

type Issue = z.core.$ZodIssue;

/** What became of a union that no branch of fits: the branch that was meant; or the types, or the names, of which one was expected. */
export type Choice = { branch: readonly Issue[] } | { expected: string[] } | { names: string[] };

const WRONG_TYPE = 1000;
const WRONG_NAME = 10;
const WRONG_VALUE = 1;

/** The branch with least to mend. A property that only one branch knows counts for more than any fault inside it. */
export function chooseBranch(branches: readonly (readonly Issue[])[], given: unknown): Choice {
	const flat = branches.flatMap((branch) => unfold(branch, given));
	const costs = flat.map((branch) => costOf(branch, given));
	const least = Math.min(...costs);
	if (least >= WRONG_TYPE) return { expected: unique(flat.flatMap(expectedTypes)) };
	const best = flat[costs.indexOf(least)] ?? [];
	if (knowsNothing(best, given) && !hasMistyped(best, given)) {
		return { names: unique(flat.flatMap((branch) => missingNames(branch, given))) };
	}
	return { branch: best };
}

/** Nothing stands where the schema wants something. */
export function isMissing(issue: Issue, given: unknown): boolean {
	return given === undefined && issue.path.length > 0 && issue.code !== 'unrecognized_keys';
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	return path.reduce<unknown>(
		(at, key) =>
			typeof at === 'object' && at !== null && Object.hasOwn(at, key)
				? Reflect.get(at, key)
				: undefined,
		value
	);
}

/** A union directly inside a union is one with more branches. */
function unfold(branch: readonly Issue[], given: unknown): Issue[][] {
	const [only] = branch;
	if (branch.length === 1 && only?.code === 'invalid_union' && only.path.length === 0) {
		return only.errors.flatMap((inner) => unfold(inner, given));
	}
	return [[...branch]];
}

function costOf(branch: readonly Issue[], given: unknown): number {
	const mistyped = mistypedNames(branch, given).length;
	const faults = branch.reduce((sum, issue) => sum + costOfIssue(issue, given), 0);
	return faults - mistyped * (2 * WRONG_NAME - WRONG_VALUE);
}

function costOfIssue(issue: Issue, given: unknown): number {
	if (issue.code === 'unrecognized_keys') return issue.keys.length * WRONG_NAME;
	if (isMissing(issue, valueAt(given, issue.path))) return WRONG_NAME;
	return issue.code === 'invalid_type' && issue.path.length === 0 ? WRONG_TYPE : WRONG_VALUE;
}

function expectedTypes(branch: readonly Issue[]): string[] {
	return branch.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []));
}

function missingNames(branch: readonly Issue[], given: unknown): string[] {
	return branch
		.filter((issue) => issue.path.length === 1 && isMissing(issue, valueAt(given, issue.path)))
		.map((issue) => String(issue.path[0]));
}

function unknownNames(branch: readonly Issue[]): string[] {
	return branch.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
}

/** Missing names that stand there in another spelling. */
function mistypedNames(branch: readonly Issue[], given: unknown): string[] {
	const missing = missingNames(branch, given);
	return unknownNames(branch).flatMap((name) => nearest(name, missing) ?? []);
}

function hasMistyped(branch: readonly Issue[], given: unknown): boolean {
	return mistypedNames(branch, given).length > 0;
}

function knowsNothing(branch: readonly Issue[], given: unknown): boolean {
	const names = typeof given === 'object' && given !== null ? Object.keys(given) : [];
	return missingNames(branch, given).length > 0 && unknownNames(branch).length === names.length;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
