import { z } from '@hono/zod-openapi';

export const problemSchema = z
	.object({
		type: z.string(),
		title: z.string().openapi({ description: 'A sentence for people.' }),
		status: z.int(),
		code: z.string().openapi({ description: 'For programs; it never changes.' }),
		requestId: z.string(),
		version: z
			.int()
			.optional()
			.openapi({ description: 'Of the quiz that refused the answers, as it is published.' }),
		errors: z
			.array(z.object({ path: z.string(), message: z.string() }))
			.optional()
			.openapi({ description: 'The fields at fault, a sentence each.' })
	})
	.openapi('Problem');
