import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { severalBounds, severalFactorBounds } from './option-bounds.ts';
import {
	checkSeveral,
	choiceOperand,
	choiceTags,
	choiceTexts,
	describeChoice,
	readSeveral,
	scoreChoice,
	severalSamples
} from './option-parts.ts';
import { otherSchema, questionShape, severalOptionSchema, severalShape } from './step-schema.ts';

/** Any of several options; their points add up, to `maxPoints` at most. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('multiple_choice'),
		...questionShape,
		options: z.array(severalOptionSchema).min(1).max(100),
		other: otherSchema.optional(),
		...severalShape
	});

export type MultipleChoiceStep = z.infer<ReturnType<typeof schema>>;

export const multipleChoice: Kind<MultipleChoiceStep, ChoiceAnswer[]> = {
	kind: 'multiple_choice',
	check: checkSeveral,
	score: (step, answer) => answer.flatMap((chosen) => scoreChoice(step, chosen)),
	cap: (step) => step.maxPoints,
	bounds: severalBounds,
	factorBounds: severalFactorBounds,
	tags: (step, answer) => answer.flatMap((chosen) => choiceTags(step, chosen)),
	operand: (step) => choiceOperand(step, true),
	describe: (step, answer, locale) =>
		answer.map((chosen) => describeChoice(step, chosen, locale)).join(', '),
	read: readSeveral,
	texts: choiceTexts,
	samples: severalSamples
};
