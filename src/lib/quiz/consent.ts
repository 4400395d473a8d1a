import { z } from 'zod';
import { identifier, safeUrl, textSchema } from './schema-parts.ts';

/** Wording of one consent; its exact text, version and locale are recorded when it is given. */
export const consentSchema = z.strictObject({
	id: identifier,
	purpose: z.enum(['processing', 'advertising', 'other']),
	text: textSchema,
	url: safeUrl.optional().describe('The document that the consent refers to.'),
	required: z.boolean().optional()
});

export type Consent = z.infer<typeof consentSchema>;
