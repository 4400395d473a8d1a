import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { oneOption } from './one-option.ts';
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
	...oneOption
};
