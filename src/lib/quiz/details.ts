import { z } from 'zod';
import { detailFields } from './questions/contact-fields.ts';
import { country, identifier, textSchema } from './schema-parts.ts';

/** Contact details that are asked for below the result, when people know what they get. */
export const detailsSchema = z.strictObject({
	title: textSchema,
	text: textSchema.optional(),
	fields: detailFields(),
	country: country.optional(),
	consents: z
		.array(identifier)
		.max(10)
		.optional()
		.describe('Those of the quiz’s `consents` asked for here.'),
	button: textSchema.optional(),
	thanks: textSchema.optional().describe('Told once they are sent.')
});
