import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';

/** What may be asked of a person, and in which order it is. */
export const contactFields = z
	.array(
		z.strictObject({
			name: z.enum(['name', 'email', 'phone', 'company', 'role', 'city', 'comment']),
			required: z.boolean().optional(),
			label: textSchema.optional(),
			points: points.optional().describe('For having filled it in.')
		})
	)
	.min(1)
	.max(7);
