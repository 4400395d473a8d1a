import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { questionShape } from './step-schema.ts';
import { checkEmail } from './text-parts.ts';
import { answeredText } from './written-text.ts';

/** An email address. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('email'),
		...questionShape,
		placeholder: textSchema.optional(),
		points: points.optional().describe('For having answered.')
	});

export type EmailStep = z.infer<ReturnType<typeof schema>>;

export const email: Kind<EmailStep, string> = {
	kind: 'email',
	check: (_, answer) => checkEmail(answer),
	...answeredText,
	contact: (_, email) => ({ email }),
	samples: () => ['anna@example.com']
};
