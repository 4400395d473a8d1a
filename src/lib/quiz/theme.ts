import { z } from 'zod';
import { safeUrl } from './schema-parts.ts';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six hexadecimal digits');

/** Typed tokens, never raw CSS. Without them a quiz looks like the house. */
export const themeSchema = z.strictObject({
	scheme: z.enum(['auto', 'light', 'dark']).optional(),
	accent: colour.optional(),
	background: colour.optional(),
	text: colour.optional(),
	radius: z.number().int().min(0).max(32).optional().describe('Pixels.'),
	buttons: z
		.enum(['rounded', 'square', 'pill'])
		.optional()
		.describe('`rounded`, as all corners are, unless given.'),
	font: z.enum(['system', 'serif', 'mono']).optional(),
	logo: safeUrl.optional()
});

export type Theme = z.infer<typeof themeSchema>;
