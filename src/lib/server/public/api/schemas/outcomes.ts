import { z } from '@hono/zod-openapi';
import { time } from './lists.ts';

const outcome = z.enum(['won', 'lost', 'junk', 'unreached']);

export const outcomeInput = z
	.strictObject({
		outcome,
		value: z.number().optional().openapi({ description: 'What it was worth; 0 or more.' }),
		currency: z.string().max(10).optional().openapi({ description: 'Of the value: ISO 4217.' })
	})
	.openapi('OutcomeInput');

export const outcomeAnswer = z
	.object({
		lead: z.string(),
		outcome,
		value: z.number().nullable(),
		currency: z.string().nullable(),
		stage: z.string(),
		at: time,
		recorded: z.boolean().openapi({
			description: 'False where exactly this had been said last: nothing is recorded twice.'
		})
	})
	.openapi('Outcome');
