import { OTHER } from '../../src/lib/quiz/answers.ts';
import type { Comparison, Condition } from '../../src/lib/quiz/condition.ts';
import { addDays } from '../../src/lib/quiz/day.ts';
import type { Operand } from '../../src/lib/quiz/questions/kind.ts';
import { kindOf } from '../../src/lib/quiz/questions/kinds.ts';
import type { Dimension, Step } from '../../src/lib/quiz/quiz.ts';
import { TODAY } from './a-day.ts';
import type { Draw } from './draw.ts';

export interface Scope {
	draw: Draw;
	/** Those that a condition may name. */
	steps: readonly Step[];
	dimensions: readonly Dimension[];
}

/** A condition of any form, over steps, hidden fields and scores. */
export function conditionOf(scope: Scope, depth = 0): Condition {
	const { draw } = scope;
	const form = draw.int(depth > 1 ? 4 : 1, 10);
	if (form === 1) return { all: draw.some(1, 3, () => conditionOf(scope, depth + 1)) };
	if (form === 2) return { any: draw.some(1, 3, () => conditionOf(scope, depth + 1)) };
	if (form === 3) return { not: conditionOf(scope, depth + 1) };
	if (form === 4) return hiddenConditionOf(draw);
	if (form <= 6) return scoreConditionOf(scope);
	const [first, ...others] = scope.steps;
	if (!first) return scoreConditionOf(scope);
	return answerConditionOf(draw, draw.pick([first, ...others]));
}

/** Words that conditions look for in texts. */
export const WORDS = ['gold', 'old'] as const;

function hiddenConditionOf(draw: Draw): Condition {
	const forms: [Condition, ...Condition[]] = [
		{ hidden: 'src', is: draw.pick(['mail', 'ads']) },
		{ hidden: 'src', anyOf: ['mail', draw.pick(['ads', 'post'])] },
		{ hidden: 'src', present: draw.rarely(2) },
		{ hidden: 'src', contains: draw.pick(WORDS) }
	];
	return draw.pick(forms);
}

function comparisonOf(draw: Draw, least: number, greatest: number): Comparison {
	const value = draw.int(least, greatest);
	return draw.pick<Comparison>([
		{ atLeast: value },
		{ atLeast: value },
		{ below: value },
		{ over: value },
		{ atMost: value },
		{ equals: value },
		{ atLeast: value, below: value + draw.int(1, 9) }
	]);
}

function scoreConditionOf({ draw, dimensions }: Scope): Condition {
	const unit = draw.pick(['points', 'percent'] as const);
	const compared = { unit, ...comparisonOf(draw, -5, unit === 'percent' ? 100 : 60) };
	const [first, ...others] = dimensions;
	if (!first || draw.rarely(2)) return { total: true, ...compared };
	const { id, amount } = draw.pick([first, ...others]);
	return !amount && draw.rarely(3) ? { highest: id } : { dimension: id, ...compared };
}

function answerConditionOf(draw: Draw, step: Step): Condition {
	const answer = step.id;
	const operand = kindOf(step).operand(step);
	if (draw.rarely(8)) return { answer, answered: draw.rarely(2) };
	if (operand.type === 'boolean') return { answer, is: draw.rarely(2) };
	if (operand.type === 'number') return { answer, ...comparisonOf(draw, 0, 10) };
	if (operand.type === 'text') return { answer, contains: draw.pick(WORDS) };
	if (operand.type === 'date') {
		const away = draw.int(0, 10);
		const limit = typeof operand.min === 'string' ? addDays(TODAY, away) : away;
		return draw.rarely(2) ? { answer, atLeast: limit } : { answer, below: limit };
	}
	const ids = 'ids' in operand ? operand.ids : [];
	const [first, ...others] = ids;
	if (first === undefined) return { answer, answered: draw.rarely(2) };
	const id = draw.pick([first, ...others]);
	const about = { answer, ...aboutPart(draw, operand) };
	const forms: [Condition, ...Condition[]] = [
		{ ...about, is: id },
		{ ...about, anyOf: [id, first] },
		{ ...about, allOf: [id, first] },
		{ ...about, noneOf: [id] }
	];
	return draw.pick(ids.includes(OTHER) ? [...forms, containing(draw, answer)] : forms);
}

/** A row of a table, or the first places of a ranking. */
function aboutPart(draw: Draw, operand: Operand): { row?: string; top?: number } {
	if (operand.type === 'matrix') return { row: `r${draw.int(0, operand.rows.length - 1)}` };
	if (operand.type !== 'ranking' || draw.rarely(3)) return {};
	return { top: draw.int(1, operand.places) };
}

const containing = (draw: Draw, answer: string): Condition => ({
	answer,
	contains: draw.pick(WORDS)
});
