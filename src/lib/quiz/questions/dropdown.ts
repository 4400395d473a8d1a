import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { oneOption } from './one-option.ts';
import { choiceShape, questionShape } from './step-schema.ts';

/** One of many options, folded away. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('dropdown'),
		...questionShape,
		...choiceShape
	});

export type DropdownStep = z.infer<ReturnType<typeof schema>>;

export const dropdown: Kind<DropdownStep, ChoiceAnswer> = {
	kind: 'dropdown',
	...oneOption
};
