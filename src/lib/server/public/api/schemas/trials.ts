import { z } from '@hono/zod-openapi';
import { strict, time } from './lists.ts';

export const newTrialBody = strict({
	share: z.int().openapi({
		description: 'Of a hundred visits, so many are shown the variant: 1 to 99.',
		example: 50
	}),
	planned: z.int().optional().openapi({
		description: 'So many are to start, on both sides together, before the trial is judged.'
	})
}).openapi('NewTrial');

export const endTrialBody = strict({
	keep: z.enum(['control', 'variant']).openapi({ description: 'What everybody sees from now on.' })
}).openapi('EndTrial');

const arm = z.object({
	visitors: z.int().openapi({ description: 'Visits in which the quiz was opened.' }),
	starts: z.int().openapi({ description: 'Who answered something.' }),
	finished: z.int(),
	hot: z.int().openapi({ description: 'Hot leads among those who started.' })
});

const estimate = z
	.object({ value: z.number(), low: z.number(), high: z.number() })
	.nullable()
	.openapi({ description: 'With its 95% interval; null where there was nobody to count.' });

export const trialSchema = z
	.object({
		id: z.string(),
		quiz: z.string().openapi({ description: 'The quiz’s id.' }),
		control: z.int().openapi({ description: 'The version that was live.' }),
		variant: z.int().openapi({ description: 'The version beside it.' }),
		share: z.int().openapi({ description: 'Of the variant, in percent of the visits.' }),
		planned: z.int().nullable(),
		startedAt: time,
		endedAt: time.nullable().openapi({ description: 'Null: it is under way.' }),
		kept: z.enum(['control', 'variant']).nullable().openapi({
			description: 'What was kept; null where something else was published, or nothing.'
		}),
		figures: z.object({ control: arm, variant: arm }),
		verdict: z.enum(['early', 'open', 'variant', 'control']).openapi({
			description:
				'By the rate of hot leads among those who started. `early`: fewer have started than was planned, or too few to say anything; `open`: the interval of the difference holds zero.'
		}),
		rates: z.object({ control: estimate, variant: estimate }),
		difference: estimate,
		more: z
			.int()
			.nullable()
			.openapi({ description: 'About so many more have to start; null where nobody can tell.' }),
		uneven: z.boolean().openapi({
			description: 'Visits were not divided as they were meant to be: the figures mean little.'
		})
	})
	.openapi('Trial');

export const trialsSchema = z.object({
	items: z.array(trialSchema).openapi({ description: 'The newest first.' })
});
