import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import type { Kind } from './kind.ts';
import { severalOptions } from './several-options.ts';
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
	...severalOptions
};
