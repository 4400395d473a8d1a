import type { Quiz } from '../../../quiz/normalise.ts';
import { kindOf } from '../../../quiz/questions/kinds.ts';
import type { Text } from '../../../quiz/text.ts';

/** A question that a rule of handing over can ask about, with its answers: `null` is yes or no. */
export interface RuleQuestion {
	id: string;
	title: Text;
	options: { id: string; text: Text | null }[];
}

/** Those whose answers are chosen among given ones. */
export function ruleQuestions({ steps }: Quiz): RuleQuestion[] {
	return steps.flatMap((step): RuleQuestion[] => {
		const operand = kindOf(step).operand(step);
		if (operand.type === 'boolean') {
			return [{ id: step.id, title: step.title, options: ['yes', 'no'].map(unnamed) }];
		}
		if (operand.type !== 'options' || !('options' in step)) return [];
		const options = step.options.map((option) => ({
			id: option.id,
			text: 'text' in option && option.text !== undefined ? option.text : option.id
		}));
		return [{ id: step.id, title: step.title, options }];
	});
}

const unnamed = (id: string) => ({ id, text: null });
