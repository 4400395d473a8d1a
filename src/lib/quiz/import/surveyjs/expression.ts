import type { Operator } from '../asked.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A condition of SurveyJS, as far as it compares answers with values. */
export type Expression =
	| { type: 'and' | 'or'; parts: Expression[] }
	| { type: 'not'; part: Expression }
	| { type: 'test'; name: string; operator: Operator; value?: unknown }
	| { type: 'constant'; value: boolean };

/** Deeper than anybody writes, and far from where the stack ends. */
const DEEPEST = 40;

interface Reader {
	tokens: readonly Token[];
	at: number;
	depth: number;
}

/** Null for whatever else expressions can do: functions, sums, comparisons of answers with each other. */
export function parseExpression(text: string): Expression | null {
	const tokens = tokensOf(text);
	if (!tokens || tokens.length === 0) return null;
	const reader: Reader = { tokens, at: 0, depth: 0 };
	const expression = readOr(reader);
	return reader.at === tokens.length ? expression : null;
}

const readOr = (reader: Reader) => readJoined(reader, 'or', OR, readAnd);
const readAnd = (reader: Reader) => readJoined(reader, 'and', AND, readNot);

const OR = new Set(['or', '||']);
const AND = new Set(['and', '&&']);
const NOT = new Set(['not', '!', 'negate']);

function readJoined(
	reader: Reader,
	type: 'and' | 'or',
	signs: ReadonlySet<string>,
	read: (reader: Reader) => Expression | null
): Expression | null {
	const parts: Expression[] = [];
	do {
		const part = read(reader);
		if (!part) return null;
		parts.push(part);
	} while (takes(reader, signs));
	const [only] = parts;
	return parts.length === 1 && only ? only : { type, parts };
}

function readNot(reader: Reader): Expression | null {
	if (++reader.depth > DEEPEST) return null;
	const part = takes(reader, NOT) ? negated(readNot(reader)) : readGroup(reader);
	reader.depth--;
	return part;
}

const negated = (part: Expression | null): Expression | null => part && { type: 'not', part };

function readGroup(reader: Reader): Expression | null {
	if (!takes(reader, OPENING)) return readTest(reader);
	const inside = readOr(reader);
	return takes(reader, CLOSING) ? inside : null;
}

const OPENING = new Set(['(']);
const CLOSING = new Set([')']);

type Operand = { name: string } | { value: unknown };

function readTest(reader: Reader): Expression | null {
	const left = readOperand(reader);
	if (!left) return null;
	const sign = reader.tokens[reader.at];
	const operator =
		sign?.type === 'sign' || sign?.type === 'word' ? SIGNS.get(sign.text) : undefined;
	if (operator === undefined) return alone(left);
	reader.at++;
	if (operator === 'answered' || operator === 'empty') {
		return 'name' in left ? { type: 'test', name: left.name, operator } : null;
	}
	const right = readOperand(reader);
	if (!right || 'name' in left === 'name' in right) return null;
	if ('name' in left) return { type: 'test', name: left.name, operator, value: valueOf(right) };
	const turned = TURNED.get(operator);
	if (!('name' in right) || turned === undefined) return null;
	return { type: 'test', name: right.name, operator: turned, value: valueOf(left) };
}

const valueOf = (operand: Operand) => ('value' in operand ? operand.value : undefined);

/** A name by itself asks whether the answer is yes. */
function alone(operand: Operand): Expression | null {
	if ('name' in operand) return { type: 'test', name: operand.name, operator: 'is', value: true };
	return typeof operand.value === 'boolean' ? { type: 'constant', value: operand.value } : null;
}

function readOperand(reader: Reader): Operand | null {
	const token = reader.tokens[reader.at];
	if (!token) return null;
	if (token.type === 'sign') return token.text === '[' ? readList(reader) : null;
	reader.at++;
	if (token.type === 'name') return { name: token.text };
	if (token.type === 'word') {
		if (reader.tokens[reader.at]?.text === '(') return null;
		if (token.text === 'true' || token.text === 'false') return { value: token.text === 'true' };
	}
	return { value: token.type === 'number' ? Number(token.text) : token.text };
}

function readList(reader: Reader): Operand | null {
	const values: unknown[] = [];
	reader.at++;
	while (!takes(reader, LIST_END)) {
		const item = reader.tokens[reader.at]?.text === '[' ? null : readOperand(reader);
		if (!item || !('value' in item)) return null;
		values.push(item.value);
		takes(reader, COMMA);
	}
	return { value: values };
}

const LIST_END = new Set([']']);
const COMMA = new Set([',']);

function takes(reader: Reader, signs: ReadonlySet<string>): boolean {
	const token = reader.tokens[reader.at];
	const isSign = token?.type === 'sign' || token?.type === 'word';
	if (!isSign || !signs.has(token.text)) return false;
	reader.at++;
	return true;
}

/** How SurveyJS writes comparisons, in expressions and in triggers alike. */
export const SIGNS: ReadonlyMap<string, Operator> = new Map([
	['=', 'is'],
	['==', 'is'],
	['equal', 'is'],
	['equals', 'is'],
	['<>', 'is_not'],
	['!=', 'is_not'],
	['notequal', 'is_not'],
	['notequals', 'is_not'],
	['>', 'over'],
	['greater', 'over'],
	['>=', 'atLeast'],
	['greaterorequal', 'atLeast'],
	['<', 'below'],
	['less', 'below'],
	['<=', 'atMost'],
	['lessorequal', 'atMost'],
	['contains', 'contains'],
	['contain', 'contains'],
	['*=', 'contains'],
	['notcontains', 'lacks'],
	['notcontain', 'lacks'],
	['anyof', 'anyOf'],
	['allof', 'allOf'],
	['noneof', 'noneOf'],
	['empty', 'empty'],
	['notempty', 'answered']
]);

/** The same with its sides exchanged. */
const TURNED: ReadonlyMap<Operator, Operator> = new Map([
	['is', 'is'],
	['is_not', 'is_not'],
	['over', 'below'],
	['atLeast', 'atMost'],
	['below', 'over'],
	['atMost', 'atLeast']
]);
