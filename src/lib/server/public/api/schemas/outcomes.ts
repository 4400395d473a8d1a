import { z } from '@hono/zod-openapi';
import { FEWEST } from '../../../services/desk/report.ts';
import { time } from './lists.ts';

const outcome = z.enum(['won', 'lost', 'junk', 'unreached']);

export const outcomeInput = z
	.strictObject({
		outcome,
		value: z.number().optional().openapi({ description: 'What it was worth; 0 or more.' }),
		currency: z
			.string()
			.max(10)
			.optional()
			.openapi({ description: 'Of the value, which needs one: ISO 4217.' })
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

export const takenBackAnswer = z
	.object({
		lead: z.string(),
		stage: z.string(),
		recorded: z.boolean().openapi({ description: 'False where it had no outcome.' })
	})
	.openapi('OutcomeTakenBack');

export const reportQuery = z.object({
	since: z
		.string()
		.optional()
		.openapi({ description: 'A day or a moment: outcomes said before it do not count.' })
});

const figures = {
	won: z.int(),
	lost: z.int(),
	junk: z.int(),
	unreached: z.int(),
	ended: z.int().openapi({ description: 'Won, lost or junk.' }),
	value: z
		.array(z.object({ value: z.number(), currency: z.string().nullable() }))
		.openapi({ description: 'Sum of what was won, by currency.' }),
	wins: z
		.object({ value: z.number(), low: z.number(), high: z.number() })
		.nullable()
		.openapi({
			description: `The share of what was won among what ended, and the range it is in at 95%; null where fewer than ${FEWEST} ended: too few to say.`
		})
};

export const reportSchema = z
	.object({
		total: z.object(figures),
		firstTouch: z
			.object({ touched: z.int(), waiting: z.int(), median: z.number().nullable() })
			.openapi({
				description: `Of leads that became hot since then: how many were touched, how many wait, and the median time to the first touch in milliseconds; null where fewer than ${FEWEST} were touched: too few to say.`
			}),
		segments: z.array(
			z.object({
				segment: z.string(),
				quiz: z.string(),
				temperature: z.enum(['cold', 'warm', 'hot']).nullable(),
				...figures
			})
		),
		quizzes: z.array(z.object({ quiz: z.string(), ...figures })),
		sources: z.array(z.object({ source: z.string(), ...figures })),
		owners: z
			.array(z.object({ owner: z.string().nullable(), ...figures }))
			.openapi({ description: 'By whose leads they are now; null: nobody’s.' })
	})
	.openapi('OutcomeReport');
