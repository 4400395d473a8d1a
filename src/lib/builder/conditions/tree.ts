import type { Condition } from '../../quiz/condition.ts';

/** What a row asks about. `row`: of a table; `top`: the first places of a ranking. */
export type Subject =
	| { about: 'answer'; step: string; row?: string; top?: number }
	| { about: 'hidden'; name: string }
	| { about: 'score'; dimension: string | null; unit?: 'points' | 'percent' }
	| { about: 'highest' };

/** The questions of the condition language; `unanswered` and `absent` are its `answered: false` and `present: false`. */
export type Operator =
	| 'is'
	| 'anyOf'
	| 'allOf'
	| 'noneOf'
	| 'contains'
	| 'atLeast'
	| 'over'
	| 'atMost'
	| 'below'
	| 'equals'
	| 'answered'
	| 'unanswered'
	| 'present'
	| 'absent';

/** What is compared with; null for operators that compare with nothing. */
export type Value = string | number | boolean | readonly string[] | null;

export interface Clause {
	operator: Operator;
	value: Value;
}

/** One subject with all that is asked of it; every clause must hold, and there is at least one. */
export interface Row {
	type: 'row';
	/** How many times `not` stands before it. */
	negations: number;
	subject: Subject;
	clauses: readonly Clause[];
}

export interface Group {
	type: 'group';
	negations: number;
	mode: 'all' | 'any';
	parts: readonly Node[];
}

/** A condition as the editor shows it: rows, and groups of rows. */
export type Node = Row | Group;

/** The condition as rows and groups. Nothing is lost: `writeCondition` makes the same condition of them. */
export function readCondition(condition: Condition): Node {
	if ('not' in condition) {
		const node = readCondition(condition.not);
		return { ...node, negations: node.negations + 1 };
	}
	if ('all' in condition) return groupOf('all', condition.all);
	if ('any' in condition) return groupOf('any', condition.any);
	return readLeaf(condition);
}

export function writeCondition(node: Node): Condition {
	let condition = node.type === 'row' ? writeRow(node) : writeGroup(node);
	for (let times = 0; times < node.negations; times++) condition = { not: condition };
	return condition;
}

/** The condition that asks this one thing. */
export function conditionOf(subject: Subject, operator: Operator, value: Value): Condition {
	return writeRow({ type: 'row', negations: 0, subject, clauses: [{ operator, value }] });
}

/** What the clause is called in the language of conditions: two with the same key cannot stand in one row. */
export function keyOf(operator: Operator): string {
	return FIXED[operator]?.key ?? operator;
}

/** Operators that compare with nothing. */
const FIXED: Partial<Record<Operator, { key: string; given: boolean }>> = {
	answered: { key: 'answered', given: true },
	unanswered: { key: 'answered', given: false },
	present: { key: 'present', given: true },
	absent: { key: 'present', given: false }
};

type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

function groupOf(mode: Group['mode'], conditions: readonly Condition[]): Group {
	return { type: 'group', negations: 0, mode, parts: conditions.map(readCondition) };
}

function readLeaf(leaf: Leaf): Row {
	const row = (subject: Subject, asked: object): Row => ({
		type: 'row',
		negations: 0,
		subject,
		clauses: clausesIn(asked)
	});
	if ('answer' in leaf) {
		const { answer, row: part, top, ...asked } = leaf;
		const about = { ...(part !== undefined && { row: part }), ...(top !== undefined && { top }) };
		return row({ about: 'answer', step: answer, ...about }, asked);
	}
	if ('hidden' in leaf) {
		const { hidden, ...asked } = leaf;
		return row({ about: 'hidden', name: hidden }, asked);
	}
	if ('highest' in leaf) return row({ about: 'highest' }, { is: leaf.highest });
	const { unit, ...rest } = leaf;
	const measured = unit === undefined ? {} : { unit };
	if ('total' in rest) {
		const { total: _, ...asked } = rest;
		return row({ about: 'score', dimension: null, ...measured }, asked);
	}
	const { dimension, ...asked } = rest;
	return row({ about: 'score', dimension, ...measured }, asked);
}

function clausesIn(asked: object): Clause[] {
	return Object.entries(asked).flatMap(([key, given]: [string, Value | undefined]): Clause[] => {
		if (given === undefined) return [];
		if (key === 'answered') return [{ operator: given ? 'answered' : 'unanswered', value: null }];
		if (key === 'present') return [{ operator: given ? 'present' : 'absent', value: null }];
		return isComparing(key) ? [{ operator: key, value: given }] : [];
	});
}

const COMPARING = [
	'is',
	'anyOf',
	'allOf',
	'noneOf',
	'contains',
	'atLeast',
	'over',
	'atMost',
	'below',
	'equals'
] as const;

function isComparing(key: string): key is (typeof COMPARING)[number] {
	return COMPARING.some((operator) => operator === key);
}

function writeGroup({ mode, parts }: Group): Condition {
	const conditions = parts.map(writeCondition);
	return mode === 'all' ? { all: conditions } : { any: conditions };
}

function writeRow({ subject, clauses }: Row): Condition {
	const asked = Object.fromEntries(clauses.map(writeClause));
	switch (subject.about) {
		case 'answer': {
			const { about: _, step, ...part } = subject;
			return { answer: step, ...part, ...asked };
		}
		case 'hidden':
			return { hidden: subject.name, ...asked };
		case 'highest':
			return { highest: String(clauses[0]?.value ?? '') };
		case 'score': {
			const { dimension, unit } = subject;
			const measured = { ...(unit !== undefined && { unit }), ...asked };
			return dimension === null ? { total: true, ...measured } : { dimension, ...measured };
		}
	}
}

function writeClause({ operator, value }: Clause): [string, unknown] {
	const fixed = FIXED[operator];
	return fixed ? [fixed.key, fixed.given] : [operator, Array.isArray(value) ? [...value] : value];
}
