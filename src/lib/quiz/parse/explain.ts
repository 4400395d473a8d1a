import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { chooseBranch, isMissing, valueAt } from './branch.ts';
import type { Fault, Finding } from './finding.ts';

type Issue = z.core.$ZodIssue;

/**
 * Asks zod to name the properties that an object knows, where it refuses others: they become the issue's message,
 * for an issue carries no other word of its schema.
 */
export const namingErrors: z.core.$ZodErrorMap = (issue) => {
	if (issue.code !== 'unrecognized_keys') return undefined;
	const shape = issue.inst && 'shape' in issue.inst ? issue.inst.shape : undefined;
	return typeof shape === 'object' && shape !== null ? Object.keys(shape).join(' ') : undefined;
};

/** What an issue of zod says about `value`, the whole that it was found in; unions are followed to the branch that fits best. */
export function explain(issue: Issue, value: unknown): Finding[] {
	return within(issue.path, faultsOf(issue, valueAt(value, issue.path)));
}

function faultsOf(issue: Issue, given: unknown): Finding[] {
	if (isMissing(issue, given)) return [{ path: [], ...missing(issue) }];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((name) => unknownProperty(name, issue.message.split(' ')));
		case 'invalid_union':
			return unionFaults(issue, given);
		case 'invalid_key':
			return [{ path: [], ...badName(issue) }];
		default:
			return [{ path: [], ...plainFault(issue, given) }];
	}
}

function unionFaults(issue: Extract<Issue, { code: 'invalid_union' }>, given: unknown): Finding[] {
	if (issue.discriminator !== undefined) {
		const known = optionsOf(issue);
		return [{ path: [], ...valueFault(given, known) }];
	}
	const choice = chooseBranch(issue.errors, given);
	if ('expected' in choice) {
		return [{ path: [], ...wrongType(choice.expected, given) }];
	}
	if ('names' in choice) return [{ path: [], code: 'one_of_missing', known: choice.names }];
	return choice.branch.flatMap((inner) => explain(inner, given));
}

function unknownProperty(name: string, known: readonly string[]): Finding {
	const meant = MEANT.get(name);
	const near = meant && known.includes(meant) ? meant : nearest(name, known);
	return { path: [name], code: 'unknown_property', name, near };
}

/** Other words for properties, too unlike them to be mistyped. */
const MEANT: ReadonlyMap<string, string> = new Map([
	['under', 'below'],
	['lessThan', 'below'],
	['above', 'over'],
	['moreThan', 'over']
]);

function badName(issue: Extract<Issue, { code: 'invalid_key' }>): Fault {
	const inner = issue.issues[0];
	const pattern = inner?.code === 'invalid_format' ? (inner.pattern ?? '') : '';
	const name = String(issue.path.at(-1) ?? '');
	if (inner?.code === 'too_big') return { code: 'long_name', name, most: Number(inner.maximum) };
	return { code: 'bad_name', name, pattern, message: inner?.message ?? issue.message };
}

function plainFault(issue: Issue, given: unknown): Fault {
	switch (issue.code) {
		case 'invalid_type':
			return wrongType([issue.expected], given);
		case 'invalid_value':
			return valueFault(given, issue.values.map(String));
		case 'invalid_format':
			return { code: 'bad_form', pattern: issue.pattern ?? '', message: issue.message };
		case 'too_small':
			return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
		case 'too_big':
			return tooBig(issue.origin, Number(issue.maximum), issue.inclusive !== false);
		case 'not_multiple_of':
			return { code: 'not_multiple', of: issue.divisor };
		default:
			return { code: 'refused', message: issue.message };
	}
}

function missing(issue: Issue): Fault {
	const name = String(issue.path.at(-1));
	if (issue.code === 'invalid_union') return { code: 'missing', name, known: optionsOf(issue) };
	const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
	return { code: 'missing', name, known };
}

function optionsOf(issue: Extract<Issue, { code: 'invalid_union' }>): string[] {
	return 'options' in issue ? (issue.options ?? []).map(String) : [];
}

function valueFault(given: unknown, known: readonly string[]): Fault {
	if (typeof given === 'object') return wrongType(['string'], given);
	const text = String(given);
	return { code: 'unknown_value', given: text, near: nearest(text, known), known };
}

function tooSmall(origin: string, least: number, inclusive: boolean): Fault {
	if (origin === 'string') return { code: 'too_short', least };
	if (origin === 'array') return { code: 'too_few', least };
	return { code: 'too_small', least, inclusive };
}

function tooBig(origin: string, most: number, inclusive: boolean): Fault {
	if (origin === 'string') return { code: 'too_long', most };
	if (origin === 'array') return { code: 'too_many', most };
	return { code: 'too_large', most, inclusive };
}

function wrongType(expected: readonly string[], given: unknown): Fault {
	const broken = expected.includes('int') && typeof given === 'number';
	return { code: 'wrong_type', expected, given: broken ? 'fraction' : typeName(given) };
}

function typeName(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function within(path: readonly PropertyKey[], findings: readonly Finding[]): Finding[] {
	return findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));
}
