import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { questionShape } from './step-schema.ts';
import { answeredBounds, answeredScore, checkEmail, placedTexts, readText } from './text-parts.ts';

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
	score: answeredScore,
	bounds: answeredBounds,
	contact: (_, email) => ({ email }),
	operand: () => ({ type: 'text' }),
	describe: (_, answer) => answer,
	read: readText,
	texts: ({ placeholder }) => placedTexts({ placeholder }),
	samples: () => ['anna@example.com']
};
