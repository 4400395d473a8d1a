import { z } from '@hono/zod-openapi';

const count = z.int();

const figures = {
	counts: z.object({ won: count, lost: count, junk: count, unreached: count }),
	value: z
		.array(z.object({ currency: z.string(), sum: z.number() }))
		.openapi({ description: 'What was won, by currency; `` where none was named.' }),
	ended: count.openapi({ description: 'Won, lost or junk.' }),
	wins: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable().openapi({
		description:
			'The share won among those that ended, with the range of 19 in 20 cases; null where fewer than `fewest` ended: too few to say.'
	})
};

const row = z.object({
	key: z.string().openapi({ description: 'A segment’s id, a quiz’s id, or a source.' }),
	quiz: z.string().openapi({ description: 'Of a segment: the quiz that it is of.' }),
	temperature: z.enum(['cold', 'warm', 'hot']).nullable(),
	...figures
});

export const outcomeReportSchema = z
	.object({
		fewest: count.openapi({ description: 'With fewer, no share and no median is told.' }),
		total: z.object(figures),
		firstTouch: z
			.object({ touched: count, waiting: count, median: z.number().nullable() })
			.openapi({
				description:
					'Of leads that became hot in this time: how many were touched, how many wait, and the median time to the first touch in milliseconds.'
			}),
		by: z.object({ segment: z.array(row), quiz: z.array(row), source: z.array(row) })
	})
	.openapi('OutcomeReport');

export const reportQuery = z.object({
	since: z.string().max(40).optional().openapi({
		description:
			'Outcomes that were said then or later: ISO 8601; UTC where no zone is given. Unless given, all.'
	})
});
