import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { oneOption } from './one-option.ts';
import { choiceShape, questionShape } from './step-schema.ts';

/** One of several options, all in view. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('single_choice'),
		...questionShape,
		...choiceShape
	});

export type SingleChoiceStep = z.infer<ReturnType<typeof schema>>;

export const singleChoice: Kind<SingleChoiceStep, ChoiceAnswer> = {
	kind: 'single_choice',
	...oneOption
};
