import { z } from 'zod';
import { country, points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { readPhone } from './read-phone.ts';
import { questionShape } from './step-schema.ts';
import { checkPhone } from './text-parts.ts';
import { answeredText } from './written-text.ts';

/** A phone number. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('phone'),
		...questionShape,
		country: country.optional(),
		placeholder: textSchema.optional(),
		points: points.optional().describe('For having answered.')
	});

export type PhoneStep = z.infer<ReturnType<typeof schema>>;

export const phone: Kind<PhoneStep, string> = {
	kind: 'phone',
	check: (_, answer) => checkPhone(answer),
	...answeredText,
	read: (step, form) => readPhone(step.id, form),
	contact: (_, phone) => ({ phone }),
	samples: () => ['+44 20 7946 0958']
};
