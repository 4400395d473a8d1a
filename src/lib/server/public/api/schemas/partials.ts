import { z } from '@hono/zod-openapi';
import type { Answers, HiddenFields } from '../../../../quiz/answers.ts';
import { asKept, pageOf, time } from './lists.ts';

export const partialQuery = z.object({
	cursor: z
		.string()
		.max(600)
		.regex(/^[0-9a-z]{1,12}\.[\w-]{1,500}$/)
		.optional()
		.openapi({ description: '`next` of the page before.' }),
	limit: z.coerce
		.number()
		.int()
		.min(1)
		.max(200)
		.optional()
		.openapi({ description: '50 unless given.' })
});

const record = z.object({
	attempt: z.string(),
	version: z.int(),
	startedAt: time,
	updatedAt: time.openapi({ description: 'Of the last answer.' }),
	locale: z.string(),
	step: z.string().nullable().openapi({
		description:
			'Where they stopped; null before the first, on a page of questions, or at the sending.'
	}),
	path: z.array(z.string()).openapi({ description: 'Steps passed, in order.' }),
	answers: asKept<Answers>('By step id, as far as given.'),
	hidden: asKept<HiddenFields>('Hidden fields, UTM among them.'),
	source: z.string(),
	email: z.string().nullable().openapi({ description: 'Where one was given and may be used.' })
});

export const partialPage = pageOf(record.openapi('Partial'));
