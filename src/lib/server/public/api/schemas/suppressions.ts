import { z } from '@hono/zod-openapi';
import { CURSOR, SUPPRESSED_FOR } from '../../../services/leaving/suppressed.ts';
import { pageOf, strict, time } from './lists.ts';

const reason = z.enum(SUPPRESSED_FOR);

export const suppressionQuery = z.object({
	reason: reason.optional(),
	q: z.string().max(200).optional().openapi({ description: 'Part of the address.' }),
	cursor: z.string().regex(CURSOR).optional().openapi({
		description: '`next` of the page before.'
	}),
	limit: z.coerce
		.number()
		.int()
		.min(1)
		.max(200)
		.optional()
		.openapi({ description: '50 unless given.' })
});

export const suppressionPage = pageOf(
	z.object({
		email: z.string(),
		reason,
		detail: z.string(),
		survey: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
		at: time
	})
);

const MOST_AT_ONCE = 10_000;

export const suppressionBody = strict({
	emails: z.array(z.string().max(254)).min(1).max(MOST_AT_ONCE),
	detail: z.string().max(300).optional().openapi({ description: 'Why, in your own words.' })
});

export const addedSchema = z.object({
	added: z.int(),
	known: z.int().openapi({ description: 'Were on the list already.' }),
	wrong: z.array(z.int()).openapi({ description: 'Which are no addresses, counted from 1.' })
});

export const liftQuery = z.object({
	asked: z.enum(['true', 'false']).optional().openapi({
		description:
			'`true`: they have asked you to be written to again. Needed for whoever unsubscribed or complained.'
	})
});
