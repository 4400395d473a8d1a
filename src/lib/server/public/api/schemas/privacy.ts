import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, strict, time } from './lists.ts';

export const personSchema = z
	.object({
		exportedAt: time,
		emails: z.array(z.string()),
		phones: z.array(z.string()),
		records: z.record(z.string(), z.array(z.looseObject({}))).openapi({
			description:
				'Everything that is kept of the person, by what it is: `leads`, `responses`, `consents`, …'
		})
	})
	.openapi('Person');

export const consentSchema = z
	.object({
		id: z.string(),
		lead: z.string().nullable(),
		response: z.string(),
		consent: z.string().openapi({ description: 'Its id in the quiz.' }),
		purpose: z.string(),
		text: z.string().openapi({ description: 'Exactly as it was read.' }),
		textHash: z.string(),
		url: z.string().nullable(),
		locale: z.string(),
		quiz: z.string(),
		version: z.int(),
		mechanism: z.string(),
		givenAt: time,
		withdrawnAt: time.nullable()
	})
	.openapi('Consent');

export const consentPage = pageOf(consentSchema);

export const consentQuery = pageQuery('cons').extend({
	lead: z.string().max(64).optional(),
	purpose: z.string().max(64).optional(),
	withdrawn: z.enum(['true', 'false']).optional()
});

export const erasurePage = pageOf(
	z
		.object({
			id: z.string(),
			by: z.string().openapi({
				description: 'A member’s id, `token:` and a token’s id, or `retention`.'
			}),
			reason: z.enum(['asked', 'time']),
			counts: z.record(z.string(), z.int()),
			at: time
		})
		.openapi('Erasure')
);

export const erasureQuery = pageQuery('era');

export const retentionSchema = strict({
	days: z.int().min(1).max(3650).nullable().openapi({ description: 'null: kept for good.' })
});
