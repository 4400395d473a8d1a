import type { AnswerCondition } from '../../../quiz/condition.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import type { QuizFile, Step } from '../../../quiz/quiz.ts';
import type { Text } from '../../../quiz/text.ts';
import { operatorsFor } from '../../../quiz/verify/world.ts';

/** Whether what was asked of a step that is not there can be asked of this one. */
export function answerFits(step: Step, leaf: AnswerCondition): boolean {
	const operand = kindOf(step).operand(step);
	const fitting = operatorsFor({ operand });
	const { answer: _, ...asked } = leaf;
	const operators = Object.entries(asked).filter(([, given]) => given !== undefined);
	if (operators.length === 0 || !operators.every(([name]) => fitting.includes(name))) return false;
	if (operand.type === 'matrix' && asked.row === undefined && asked.answered === undefined) {
		return false;
	}
	if ((operand.type === 'boolean') !== (typeof asked.is === 'boolean')) {
		if (asked.is !== undefined) return false;
	}
	const ids = [asked.is, ...(asked.anyOf ?? []), ...(asked.allOf ?? []), ...(asked.noneOf ?? [])];
	const known = 'ids' in operand ? operand.ids : [];
	return ids.every((id) => typeof id !== 'string' || known.includes(id));
}

/** The option, column or row of a step that a mistyped one was probably meant to be. */
export function meantItem(
	{ steps }: QuizFile,
	list: 'options' | 'columns' | 'rows',
	stepId: string,
	near: string
): { id: string; text: Text | undefined } | undefined {
	const step = steps.find(({ id }) => id === stepId);
	if (!step || near === '') return undefined;
	if (list === 'options') {
		const options = 'options' in step ? step.options : [];
		return options.find(({ id }) => id === near) ?? { id: near, text: undefined };
	}
	return 'rows' in step ? step[list].find(({ id }) => id === near) : undefined;
}
