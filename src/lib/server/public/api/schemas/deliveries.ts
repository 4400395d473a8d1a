import { z } from '@hono/zod-openapi';
import { LOGGED_STATES } from '../../../services/deliveries.ts';
import { asKept, pageOf, pageQuery, strict, time } from './lists.ts';

const state = z
	.enum(['queued', 'delivered', 'written', 'exhausted', 'refused', 'cancelled'])
	.openapi({ description: 'Written: a mail that became a file, for want of a mail server.' });

const delivery = z
	.object({
		id: z.string().openapi({ description: 'The webhook-id.' }),
		destination: z.string(),
		event: z.string(),
		lead: z.string().nullable(),
		response: z.string().nullable(),
		sequence: z.int(),
		test: z.boolean().openapi({ description: 'Of a lead that was made up to try it.' }),
		state,
		attempts: z.int(),
		nextAttemptAt: time.nullable(),
		createdAt: time,
		finishedAt: time.nullable()
	})
	.openapi('Delivery');

export const deliveryPage = pageOf(delivery);

export const deliverySchema = delivery
	.extend({
		payload: asKept<unknown>('The body that is sent.'),
		log: z.array(
			z.object({
				number: z.int(),
				startedAt: time,
				durationMs: z.int(),
				url: z.string().nullable().openapi({ description: 'Of a webhook: where it went.' }),
				requestHeaders: z.record(z.string(), z.string()).nullable().openapi({
					description: 'What it was sent with; the body is `payload`, at each try the same.'
				}),
				status: z.int().nullable(),
				outcome: z.string(),
				error: z.string().nullable(),
				response: z.string().nullable().openapi({ description: 'The beginning of the answer.' })
			})
		)
	})
	.openapi('DeliveryWithLog');

const filters = {
	destination: z.string().max(100).optional(),
	lead: z.string().max(100).optional(),
	event: z.string().max(100).optional(),
	state: z.enum(LOGGED_STATES).optional().openapi({
		description: '`failed`: any of `exhausted`, `refused`, `cancelled` and `written`.'
	}),
	since: z.string().optional().openapi({ description: 'Of when it happened: ISO 8601.' }),
	until: z.string().optional()
};

export const deliveryQuery = pageQuery('msg').extend({
	...filters,
	test: z
		.enum(['true', 'false'])
		.optional()
		.openapi({ description: 'Only tests, or none; both unless given.' })
});

/** What is sent once more: at least one of them is to be named. */
export const redeliverBody = strict({ ...filters, test: z.boolean().optional() }).openapi(
	'DeliveriesToRepeat'
);
