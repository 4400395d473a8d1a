import { shortened, type LossList } from '../losses.ts';
import { listIn, partsIn, textIn, type Part } from '../part.ts';
import { parseExpression, SIGNS, type Expression } from './expression.ts';

/** What a survey does when something has been answered. */
export interface Trigger {
	type: string;
	when: Expression;
	/** Where a `skip` leads. */
	to: string;
}

export interface Triggers {
	/** What shows questions and pages, by their names. */
	visible: Map<string, Expression[]>;
	/** What ends the survey, or skips ahead. */
	jumps: Trigger[];
}

/** Triggers that show, skip and end; those that compute or copy are told as lost. */
export function triggersOf(survey: Part, losses: LossList): Triggers {
	const visible = new Map<string, Expression[]>();
	const jumps: Trigger[] = [];
	for (const part of partsIn(survey, 'triggers')) {
		const type = (textIn(part, 'type') ?? '').replace(/trigger$/, '');
		const when = expressionOf(part);
		if (when && type === 'visible') {
			for (const name of [...listIn(part, 'questions'), ...listIn(part, 'pages')]) {
				if (typeof name === 'string') visible.set(name, [...(visible.get(name) ?? []), when]);
			}
		} else if (when && (type === 'complete' || type === 'skip')) {
			jumps.push({ type, when, to: textIn(part, 'gotoName') ?? '' });
		} else losses.add('', 'trigger', { trigger: wordsOf(type, part) });
	}
	return { visible, jumps };
}

/** Written as an expression, or in older surveys as a comparison in parts. */
function expressionOf(part: Part): Expression | null {
	const expression = textIn(part, 'expression');
	if (expression !== undefined) return parseExpression(expression);
	const name = textIn(part, 'name');
	const operator = SIGNS.get(textIn(part, 'operator') ?? 'equal');
	if (name === undefined || operator === undefined) return null;
	return { type: 'test', name, operator, value: part.get('value') };
}

function wordsOf(type: string, part: Part): string {
	const about = textIn(part, 'expression') ?? textIn(part, 'name') ?? '';
	return shortened(`${type} ${about}`, 120);
}
