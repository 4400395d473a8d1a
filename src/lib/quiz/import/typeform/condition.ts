import type { Condition } from '../../condition.ts';
import { ask, type Asked, type Operator } from '../asked.ts';
import { allOf, anyOf, fits, not } from '../conditions.ts';
import { shortened } from '../losses.ts';
import { asNumber } from '../part.ts';
import { clauseOf, type Clause, type Reference } from './logic.ts';

/** What conditions of a form can ask about. */
export interface Known {
	/** Questions, and rows of tables, by the names that fields have. */
	fields: ReadonlyMap<string, { asked: Asked; row?: string; place: string }>;
	hidden: ReadonlySet<string>;
	/** Dimensions by the names of variables. */
	variables: ReadonlyMap<string, string>;
}

/** A condition of ours; undefined where it always holds, null where there is none that says the same. */
export function readCondition(value: unknown, known: Known): Condition | undefined | null {
	const clause = clauseOf(value);
	if (clause.op === 'always') return undefined;
	const reader = READERS.get(clause.op) ?? readComparison;
	const read = reader(clause, known);
	return read === undefined || (read && fits(read)) ? read : null;
}

type Read = Condition | undefined | null;
type Reader = (clause: Clause, known: Known) => Read;

const READERS = new Map<string, Reader>([
	['and', ({ clauses }, known) => together(allOf, clauses, known)],
	['or', ({ clauses }, known) => together(anyOf, clauses, known)]
]);

function together(combine: typeof allOf, clauses: readonly unknown[], known: Known): Read {
	return clauses.length === 0 ? null : combine(clauses.map((one) => readCondition(one, known)));
}

const OPERATORS = new Map<string, Operator>([
	['is', 'is'],
	['equal', 'is'],
	['on', 'is'],
	['is_not', 'is_not'],
	['not_equal', 'is_not'],
	['not_on', 'is_not'],
	['lower_than', 'below'],
	['earlier_than', 'below'],
	['lower_equal_than', 'atMost'],
	['earlier_than_or_on', 'atMost'],
	['greater_than', 'over'],
	['later_than', 'over'],
	['greater_equal_than', 'atLeast'],
	['later_than_or_on', 'atLeast'],
	['contains', 'contains'],
	['not_contains', 'lacks']
]);

function readComparison({ op, about, constant }: Clause, known: Known): Condition | null {
	const operator = OPERATORS.get(op);
	if (operator === undefined) return null;
	if (about.type === 'hidden') return askHidden(about.name, operator, constant, known);
	if (about.type === 'variable') return askScore(about.name, operator, constant, known);
	const field = about.type === 'field' ? known.fields.get(about.name) : undefined;
	if (!field || !['constant', 'choice'].includes(constant.type)) return null;
	return ask(field.asked, { operator, value: constant.name, row: field.row });
}

function askHidden(
	hidden: string,
	operator: Operator,
	{ type, name }: Reference,
	known: Known
): Condition | null {
	if (!known.hidden.has(hidden) || type !== 'constant') return null;
	const opposite = operator === 'is_not' ? 'is' : operator === 'lacks' ? 'contains' : undefined;
	if (opposite) {
		const positive = askHidden(hidden, opposite, { type, name }, known);
		return positive && not(positive);
	}
	if (operator === 'is')
		return name === '' ? { hidden, present: false } : { hidden, is: name.slice(0, 500) };
	return operator === 'contains' && name !== '' ? { hidden, contains: name.slice(0, 200) } : null;
}

function askScore(
	variable: string,
	operator: Operator,
	{ type, name }: Reference,
	{ variables }: Known
): Condition | null {
	const dimension = variables.get(variable);
	const limit = asNumber(name);
	if (dimension === undefined || limit === undefined || type !== 'constant') return null;
	const of = variable === 'score' ? { total: true as const } : { dimension };
	if (operator === 'is') return { ...of, equals: limit };
	if (operator === 'is_not') return not({ ...of, equals: limit });
	return ['over', 'atLeast', 'below', 'atMost'].includes(operator)
		? { ...of, [operator]: limit }
		: null;
}

/** The condition in the form's own words, for those who have to write it anew. */
export function conditionWords(value: unknown, known: Known): string {
	const { op, clauses, about, constant } = clauseOf(value);
	if (op === 'and' || op === 'or') {
		const parts = clauses.slice(0, 5).map((one) => conditionWords(one, known));
		return shortened(parts.join(` ${op} `), 160);
	}
	const subject = known.fields.get(about.name)?.place ?? about.name;
	return shortened(`${subject} ${op.replaceAll('_', ' ')} ${constant.name}`, 120);
}
