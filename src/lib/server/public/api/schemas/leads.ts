import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, time } from './lists.ts';

const details = {
	email: z.string().nullable(),
	phone: z.string().nullable().openapi({ description: 'E.164.' }),
	name: z.string().nullable(),
	company: z.string().nullable(),
	role: z.string().nullable(),
	city: z.string().nullable()
};

const standing = {
	segment: z.string(),
	temperature: z.enum(['cold', 'warm', 'hot']),
	stage: z.string()
};

const lead = z
	.object({
		id: z.string(),
		...details,
		locale: z.string(),
		...standing,
		quiz: z.string().openapi({ description: 'The quiz that the segment is of.' }),
		sequence: z.int().openapi({ description: 'Rises with each submission.' }),
		createdAt: time,
		updatedAt: time
	})
	.openapi('Lead');

export const leadPage = pageOf(lead);

export const leadSchema = lead
	.extend({
		quizzes: z.array(
			z.object({
				quiz: z.string(),
				response: z.string(),
				...standing,
				score: z.number(),
				percent: z.number(),
				updatedAt: time
			})
		),
		responses: z.array(
			z.object({
				id: z.string(),
				quiz: z.string(),
				segment: z.string(),
				score: z.number(),
				createdAt: time
			})
		),
		history: z.array(
			z.object({
				kind: z.enum(['segment', 'stage']),
				from: z.string().nullable(),
				to: z.string(),
				response: z.string().nullable(),
				at: time
			})
		),
		consents: z.array(
			z.object({
				id: z.string(),
				purpose: z.string(),
				text: z.string(),
				textHash: z.string(),
				url: z.string().nullable(),
				locale: z.string(),
				quiz: z.string(),
				version: z.int(),
				response: z.string(),
				mechanism: z.string(),
				givenAt: time,
				withdrawnAt: time.nullable()
			})
		)
	})
	.openapi('LeadWithHistory');

/** Filters of an export. */
export const leadFilters = z.object({
	segment: z
		.string()
		.max(64)
		.optional()
		.openapi({ description: 'A segment’s id, or a temperature.' }),
	stage: z.string().max(64).optional(),
	quiz: z.string().max(100).optional().openapi({ description: 'An id or a slug.' }),
	q: z
		.string()
		.max(200)
		.optional()
		.openapi({ description: 'Part of name, email, phone or company.' })
});

export const leadQuery = leadFilters.extend(pageQuery('lead').shape);
