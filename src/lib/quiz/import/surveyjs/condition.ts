import type { Condition } from '../../condition.ts';
import { ask, type Asked } from '../asked.ts';
import { allOf, anyOf, fits, not } from '../conditions.ts';
import { parseExpression, type Expression } from './expression.ts';

/** Questions by the names that expressions have for them. */
export type Find = (name: string) => { asked: Asked; row?: string } | undefined;

type Read = Condition | undefined | null;

/** A condition of ours; undefined where it always holds, null where there is none that says the same. */
export function readExpression(text: string, find: Find): Read {
	const expression = parseExpression(text);
	return expression && conditionOf(expression, find);
}

export function conditionOf(expression: Expression, find: Find): Read {
	const read = translated(expression, find);
	return read && !fits(read) ? null : read;
}

function translated(expression: Expression, find: Find): Read {
	switch (expression.type) {
		case 'and':
			return allOf(expression.parts.map((part) => translated(part, find)));
		case 'or':
			return anyOf(expression.parts.map((part) => translated(part, find)));
		case 'not': {
			const inner = translated(expression.part, find);
			return inner ? not(inner) : null;
		}
		case 'constant':
			return expression.value ? undefined : null;
		default: {
			const { name, operator, value } = expression;
			const found = find(name);
			return found ? ask(found.asked, { operator, value, row: found.row }) : null;
		}
	}
}

/** Names that an expression asks about. */
export function namesIn(expression: Expression): string[] {
	if (expression.type === 'test') return [expression.name];
	if (expression.type === 'not') return namesIn(expression.part);
	return 'parts' in expression ? expression.parts.flatMap(namesIn) : [];
}
