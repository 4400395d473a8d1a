import { z } from '@hono/zod-openapi';
import { pageOf, pageQuery, strict, time } from './lists.ts';

const MOST = 1000;

const basis = z.enum(['consent', 'customer', 'other']);

const person = strict({
	email: z.string().max(400),
	name: z.string().max(400).nullable().optional(),
	locale: z.string().max(35).nullable().optional().openapi({
		description: 'The language that they are written in; the letter’s first unless given.'
	}),
	fields: z.record(z.string(), z.string()).optional().openapi({
		description: 'What letters recall, by names of small Latin letters, digits and `_`.'
	}),
	tags: z.array(z.string()).max(50).optional()
});

export const recipientsBody = strict({
	recipients: z.array(person).min(1).max(MOST),
	lists: z.array(z.string().max(64)).max(50).optional().openapi({
		description: 'Ids of lists that all of them are put on. Who has left one stays away.'
	}),
	basis: basis.openapi({ description: 'By what right they may be written to.' }),
	basisAt: z.string().openapi({
		description: 'When it was given: a day or a moment as ISO 8601 writes them.'
	}),
	basisNote: z.string().max(2000).openapi({
		description: 'How and where it was given: the proof when somebody asks.'
	})
}).openapi('NewRecipients');

export const recipientsAdded = z
	.object({
		added: z.int(),
		updated: z.int(),
		ids: z.array(z.string()).openapi({ description: 'In the order of the recipients.' })
	})
	.openapi('RecipientsAdded');

const recipient = z
	.object({
		id: z.string(),
		email: z.string().openapi({ description: 'In lower case, its domain in punycode.' }),
		name: z.string().nullable(),
		locale: z.string().nullable(),
		fields: z.record(z.string(), z.string()),
		tags: z.array(z.string()),
		lists: z.array(z.string()).openapi({ description: 'Ids.' }),
		lead: z.string().nullable(),
		basis,
		basisAt: time,
		basisNote: z.string(),
		suppression: z
			.object({
				reason: z.enum(['unsubscribed', 'bounced', 'complained', 'by_hand']),
				at: time
			})
			.nullable()
			.openapi({ description: 'Why nothing is sent to them; null where they are written to.' }),
		createdAt: time,
		updatedAt: time
	})
	.openapi('Recipient');

export const recipientSchema = recipient;
export const recipientPage = pageOf(recipient);

export const recipientQuery = pageQuery('rcp').extend({
	q: z.string().max(200).optional().openapi({ description: 'Part of address, name or a field.' }),
	list: z.string().max(64).optional(),
	tag: z.string().max(64).optional(),
	state: z
		.enum(['open', 'closed', 'unsubscribed', 'bounced', 'complained', 'by_hand'])
		.optional()
		.openapi({ description: '`open`: may be written to; `closed`: for whatever reason not.' })
});

export const listBody = strict({
	name: z.string().max(200),
	offered: z.boolean().optional().openapi({
		description: 'Offered on the page that every letter leads to; not unless given.'
	})
}).openapi('ListSettings');

export const listSchema = z
	.object({ id: z.string(), name: z.string(), offered: z.boolean(), createdAt: time })
	.openapi('List');

export const listsSchema = z.object({
	items: z.array(listSchema.extend({ members: z.int() }))
});
