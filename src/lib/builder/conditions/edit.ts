import type { Quiz } from '../../quiz/normalise.ts';
import { editorFor } from './editors.ts';
import { operatorsFor } from './operators.ts';
import { keyOf, type Clause, type Group, type Node, type Operator, type Row } from './tree.ts';
import type { Subject, Value } from './tree.ts';
import { fits, isBlank, limitBeside, valueFor } from './values.ts';

/** The most parts that a group may have. */
export const MOST_PARTS = 50;

/** A row about this subject that asks something sensible: the first question that needs nothing typed. */
export function newRow(quiz: Quiz, subject: Subject): Row {
	return { type: 'row', negations: 0, subject, clauses: [firstClause(quiz, subject)] };
}

/** The row about another subject. What can be asked of it too is still asked, of the same value where that fits. */
export function changeSubject(quiz: Quiz, row: Row, subject: Subject): Row {
	const offered = operatorsFor(quiz, subject, 'en');
	const clauses = row.clauses.flatMap(({ operator, value }): Clause[] => {
		const choice = offered.find((one) => one.operator === operator);
		if (!choice) return [];
		const before = editorFor(quiz, row.subject, operator, 'en', value);
		const kept = before.type === choice.editor.type && fits(choice.editor, value);
		return [{ operator, value: kept ? value : valueFor(choice.editor) }];
	});
	return { ...row, subject, clauses: clauses.length > 0 ? clauses : [firstClause(quiz, subject)] };
}

/** The row with another operator in this clause; the value is kept as far as it fits. */
export function changeOperator(quiz: Quiz, row: Row, at: number, operator: Operator): Row {
	const before = row.clauses[at]?.value ?? null;
	const editor = editorFor(quiz, row.subject, operator, 'en', before);
	return changeClause(row, at, { operator, value: valueFor(editor, before) });
}

export function changeValue(row: Row, at: number, value: Value): Row {
	const clause = row.clauses[at];
	return clause ? changeClause(row, at, { ...clause, value }) : row;
}

/** The operators that one more clause of the row could have: nothing is asked twice. */
export function furtherOperators(quiz: Quiz, row: Row): Operator[] {
	const used = row.clauses.map(({ operator }) => keyOf(operator));
	return operatorsFor(quiz, row.subject, 'en')
		.map(({ operator }) => operator)
		.filter((operator) => !used.includes(keyOf(operator)));
}

/** The row with one more clause, the other limit where there is one already. */
export function addClause(quiz: Quiz, row: Row): Row {
	const [first, ...others] = furtherOperators(quiz, row);
	if (first === undefined) return row;
	const below = row.clauses.find(({ operator }) => LOWER.includes(operator));
	const above = row.clauses.find(({ operator }) => UPPER.includes(operator));
	const operator = (below ? others.find((one) => one === 'below') : undefined) ?? first;
	const editor = editorFor(quiz, row.subject, operator, 'en');
	const other = UPPER.includes(operator) ? below : LOWER.includes(operator) ? above : undefined;
	const value = other
		? limitBeside(editor, other.value, UPPER.includes(operator) ? 1 : -1)
		: valueFor(editor);
	return { ...row, clauses: [...row.clauses, { operator, value }] };
}

const LOWER: readonly Operator[] = ['atLeast', 'over'];
const UPPER: readonly Operator[] = ['atMost', 'below'];

export function removeClause(row: Row, at: number): Row {
	return { ...row, clauses: row.clauses.filter((_, index) => index !== at) };
}

/** Puts a "not" before it, or takes one away. */
export function negate<N extends Node>(node: N): N {
	return { ...node, negations: node.negations > 0 ? node.negations - 1 : 1 };
}

/** The node and one more part, in one group. */
export function addPart(node: Node | null, part: Node): Node {
	if (node === null) return part;
	if (node.type === 'group' && node.negations === 0)
		return { ...node, parts: [...node.parts, part] };
	return { type: 'group', negations: 0, mode: 'all', parts: [node, part] };
}

export function replacePart(group: Group, at: number, part: Node): Group {
	return { ...group, parts: group.parts.with(at, part) };
}

/** Null where nothing is left. */
export function removePart(group: Group, at: number): Group | null {
	const parts = group.parts.filter((_, index) => index !== at);
	return parts.length > 0 ? { ...group, parts } : null;
}

export function duplicatePart(group: Group, at: number): Group {
	const part = group.parts[at];
	// A part of its own, for parts are told apart by being different ones.
	return part ? { ...group, parts: group.parts.toSpliced(at + 1, 0, { ...part }) } : group;
}

export function movePart(group: Group, from: number, to: number): Group {
	const part = group.parts[from];
	if (!part || to < 0 || to >= group.parts.length) return group;
	return { ...group, parts: group.parts.toSpliced(from, 1).toSpliced(to, 0, part) };
}

function firstClause(quiz: Quiz, subject: Subject): Clause {
	const choices = operatorsFor(quiz, subject, 'en').map(({ operator, editor }) => ({
		operator,
		value: valueFor(editor)
	}));
	const ready = choices.find(({ value }) => !isBlank(value));
	return ready ?? choices[0] ?? { operator: 'answered', value: null };
}

function changeClause(row: Row, at: number, clause: Clause): Row {
	return { ...row, clauses: row.clauses.with(at, clause) };
}
