import { z } from '@hono/zod-openapi';
import { asKept, pageOf, pageQuery, strict, time } from './lists.ts';

const names = z.array(z.string()).nullable();

const settings = {
	name: z.string(),
	url: z.string().nullable().optional().openapi({ description: 'Of a webhook.' }),
	recipients: z.array(z.string()).nullable().optional().openapi({
		description: 'Email addresses that hot leads are written to, instead of a url.'
	}),
	quizzes: names.optional().openapi({ description: 'Ids or slugs; every quiz unless given.' }),
	segments: names.optional().openapi({
		description:
			'Temperatures, or ids of segments that the drafts or published versions of these quizzes have; every segment unless given, for mails hot ones.'
	}),
	events: z.array(z.string()).optional().openapi({ description: '`lead.qualified` unless given.' }),
	locale: z.enum(['en', 'ru']).optional().openapi({ description: 'Of mails.' })
};

/** What GET tells besides the settings. */
const facts = {
	id: z.string(),
	kind: z.enum(['webhook', 'email']),
	disabledReason: z.string().nullable(),
	failingSince: time.nullable(),
	createdAt: time,
	updatedAt: time
};

const SENT_BACK = {
	description: 'What GET answers may be sent back: what is no setting is not looked at.'
};

/** Of what is sent, and read as it was answered. */
const readOnly = z.object(facts).partial().shape;

export const destinationBody = strict({
	...settings,
	...readOnly,
	state: z.literal('active').optional()
}).openapi('DestinationSettings', SENT_BACK);

export const destinationChange = strict({
	...settings,
	...readOnly,
	state: z
		.enum(['active', 'disabled'])
		.optional()
		.openapi({ description: 'As it is unless given.' })
}).openapi('DestinationChange', SENT_BACK);

export const destinationSchema = z
	.object({
		...facts,
		name: z.string(),
		url: z.string().nullable(),
		recipients: names,
		quizzes: names,
		segments: names,
		events: z.array(z.string()),
		locale: z.string(),
		state: z.enum(['active', 'disabled'])
	})
	.openapi('Destination');

const secret = z.string().openapi({ description: 'Told this once.', example: 'whsec_…' });

export const newDestinationSchema = destinationSchema.extend({ secret }).openapi('NewDestination');
export const destinationPage = pageOf(destinationSchema);
export const rotatedSchema = z.object({
	secret,
	previousSecretUntil: time.openapi({ description: 'Until then the old one signs too.' })
});
export const pingedSchema = z.object({ delivery: z.string() });
export const redeliveredAllSchema = z.object({ queued: z.int() });

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
				status: z.int().nullable(),
				outcome: z.string(),
				error: z.string().nullable(),
				response: z.string().nullable().openapi({ description: 'The beginning of the answer.' })
			})
		)
	})
	.openapi('DeliveryWithLog');

export const deliveryQuery = pageQuery('msg').extend({
	destination: z.string().max(100).optional(),
	lead: z.string().max(100).optional(),
	state: state.optional()
});

export const redeliveredSchema = z.object({ id: z.string(), state: z.literal('queued') });
