import { z } from 'zod';
import { picture, safeUrl, textSchema } from './schema-parts.ts';

/** What is promised beside the questions, and given with the result. */
export const bonusSchema = z.strictObject({
	title: textSchema,
	text: textSchema.optional(),
	picture: picture.optional(),
	minutes: z
		.number()
		.int()
		.min(1)
		.max(1440)
		.optional()
		.describe('Only to those who finish within so many minutes of beginning.'),
	given: z
		.strictObject({
			text: textSchema,
			code: z.string().min(1).max(100).optional().describe('Such as a coupon.'),
			button: z.strictObject({ text: textSchema, url: safeUrl }).optional()
		})
		.describe('Told with the result alone.'),
	missed: textSchema.optional().describe('Told in its place to those who were too late.')
});
