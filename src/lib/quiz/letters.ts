import { z } from 'zod';
import { safeUrl, textSchema } from './schema-parts.ts';

const letter = {
	subject: textSchema,
	text: textSchema
};

/** Mails to the respondent, where an email was given. */
export const lettersSchema = z.strictObject({
	unfinished: z
		.strictObject({
			...letter,
			hours: z
				.number()
				.int()
				.min(1)
				.max(720)
				.describe('After the last answer; sent once, with the link that leads back to it.')
		})
		.optional()
		.describe('To those who began and stopped.'),
	finished: z
		.strictObject({
			...letter,
			button: z.strictObject({ text: textSchema, url: safeUrl }).optional(),
			result: z.boolean().optional().describe('With the result screen below the text.'),
			bonus: z.boolean().optional().describe('With the bonus, to those who have earned it.')
		})
		.optional()
		.describe('To those who finished.')
});
