import { z } from '@hono/zod-openapi';
import { OUTCOMES } from '../../../services/desk/outcomes.ts';
import { strict, time } from './lists.ts';

/* What webhooks are sent, with all fields under their own names. */

const told = z.string().nullable();
const temperature = z.enum(['cold', 'warm', 'hot']);

const lead = strict({
	id: z.string(),
	...{ email: told, phone: told, name: told, company: told, role: told, city: told, locale: told },
	segment: z.string().openapi({ description: 'The hottest of all quizzes.' }),
	temperature,
	stage: z.string(),
	owner: strict({ id: z.string(), name: z.string(), email: z.string() })
		.nullable()
		.openapi({ description: 'The member who works it.' }),
	outcome: strict({
		outcome: z.enum(OUTCOMES),
		value: z.number().nullable(),
		currency: told.openapi({ description: 'ISO 4217.' }),
		at: time.nullable()
	})
		.nullable()
		.openapi({ description: 'What was said last to have become of it.' }),
	tags: z.array(z.string()).openapi({ description: 'That members gave it.' }),
	url: z.string(),
	merged: z
		.array(z.string())
		.optional()
		.openapi({ description: 'Leads that have just become part of it.' })
}).openapi('EventLead');

const data = strict({
	sequence: z
		.int()
		.openapi({ description: 'Rises with each event of one lead; 0 without a lead.' }),
	test: z.literal(true).optional().openapi({ description: 'The lead is made up.' }),
	lead: lead.nullable(),
	response: z.looseObject({
		id: z.string(),
		quiz: strict({ id: z.string(), slug: z.string(), title: z.string(), version: z.int() }),
		...{ locale: z.string(), createdAt: time, source: z.string() },
		answers: z.array(z.looseObject({ step: z.string(), question: z.string(), answer: z.string() })),
		files: z.array(z.looseObject({ id: z.string(), name: z.string(), url: z.string() }))
	}),
	score: strict({ total: z.number(), percent: z.number(), reachable: z.number() }),
	dimensions: z.record(z.string(), z.number()),
	segment: strict({ id: z.string(), title: z.string(), temperature, borderline: z.boolean() }),
	stage: strict({ id: z.string(), title: z.string() }),
	tags: z.array(z.string()).openapi({ description: 'Of the answers.' }),
	hidden: z.record(z.string(), z.string()),
	utm: z.record(z.string(), z.string()),
	consents: z.array(z.looseObject({ id: z.string(), purpose: z.string(), text: z.string() })),
	receipt: z.looseObject({ text: z.string() })
}).openapi('EventData');

/** Of `response.completed`, `lead.qualified` and `lead.updated`. */
export const leadEvent = strict({
	type: z.enum(['response.completed', 'lead.qualified', 'lead.updated']),
	...{ timestamp: time, data }
}).openapi('LeadEvent');

export const erasedEvent = strict({
	type: z.literal('lead.erased'),
	timestamp: time,
	data: strict({
		sequence: z.int(),
		lead: strict({ id: z.string() }).nullable(),
		merged: z.array(z.string()),
		responses: z.array(z.string())
	})
}).openapi('ErasedEvent');
