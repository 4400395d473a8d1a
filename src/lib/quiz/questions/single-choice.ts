import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { choiceBounds, choiceFactorBounds } from './option-bounds.ts';
import {
	checkChoice,
	choiceOperand,
	choiceSamples,
	choiceTags,
	choiceTexts,
	describeChoice,
	readChoice,
	scoreChoice
} from './option-parts.ts';
import { optionSchema, otherSchema, questionShape } from './step-schema.ts';

/** One of several options, all in view. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('single_choice'),
		...questionShape,
		options: z.array(optionSchema).min(1).max(100),
		other: otherSchema.optional()
	});

export type SingleChoiceStep = z.infer<ReturnType<typeof schema>>;

export const singleChoice: Kind<SingleChoiceStep, ChoiceAnswer> = {
	kind: 'single_choice',
	check: checkChoice,
	score: scoreChoice,
	bounds: choiceBounds,
	factorBounds: choiceFactorBounds,
	tags: choiceTags,
	operand: (step) => choiceOperand(step, false),
	describe: describeChoice,
	read: readChoice,
	texts: choiceTexts,
	samples: choiceSamples
};
