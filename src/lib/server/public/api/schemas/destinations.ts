import { z } from '@hono/zod-openapi';
import { asKept, pageOf, strict, time } from './lists.ts';

const names = z.array(z.string()).nullable();

const pushField = strict({
	from: z.string().openapi({
		description:
			'A field of `data`, such as `lead.email`, `score.percent` or `receipt.text`; or by name `answers.<step>` (in words), `dimensions.<id>`, `hidden.<name>`, `utm.<name>`.',
		example: 'lead.email'
	}),
	to: z.string().openapi({
		description: 'Where the receiver finds it in `data`; dots nest.',
		example: 'contact.email'
	})
}).openapi('PushField');

const fields = z.array(pushField).nullable().openapi({
	description:
		'Of a webhook: the fields that `data` holds, and their names, beside `sequence` and, where it is a test, `test`. Null: all, under their own names. Applies to what happens from now on: what is queued keeps its bytes.'
});

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
	locale: z.enum(['en', 'ru']).optional().openapi({ description: 'Of mails.' }),
	fields: fields.optional().openapi({ description: 'As they are unless given.' })
};

/** What GET tells besides the settings. */
const facts = {
	id: z.string(),
	kind: z.enum(['webhook', 'email']),
	disabledReason: z.string().nullable(),
	failingSince: time.nullable().openapi({ description: 'Nothing has arrived since then.' }),
	pausedAt: time
		.nullable()
		.openapi({ description: 'What happens meanwhile waits, and goes out in its order.' }),
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
		fields,
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

export const testLeadSchema = z
	.object({ lead: z.string(), response: z.string(), delivery: z.string() })
	.openapi('TestLead');
export const deletedSchema = z.object({ deleted: z.int() });

export const previewBody = strict({ fields: fields.optional() }).openapi('FieldsToTry');
export const previewSchema = z
	.object({
		response: z.string().nullable().openapi({
			description: 'The response that it tells of; null where there is none yet and it is made up.'
		}),
		payload: asKept<unknown>('The body that would be sent.')
	})
	.openapi('PayloadPreview');

export const redeliveredSchema = z.object({ id: z.string(), state: z.literal('queued') });
