import { z } from '@hono/zod-openapi';
import { strict, time } from './lists.ts';

export const by = z
	.string()
	.openapi({ description: 'A member’s id, or `token:` and a token’s id.' });

export const noteSchema = z
	.object({
		id: z.string(),
		lead: z.string(),
		text: z.string(),
		by,
		createdAt: time,
		editedAt: time.nullable()
	})
	.openapi('Note');

export const notesSchema = z.object({ items: z.array(noteSchema) });

export const noteBody = strict({
	text: z.string().openapi({ description: 'At most 10,000 characters; line breaks are kept.' })
});

export const tagsSchema = z.object({ tags: z.array(z.string()) });

export const tagsBody = strict({
	tags: z
		.array(z.string())
		.max(100)
		.openapi({ description: 'All tags of the lead: others are taken off.' })
});

export const mergeSchema = z
	.object({
		id: z.string(),
		lead: z.string().openapi({ description: 'The one that stays.' }),
		other: z.string().openapi({ description: 'The one that became part of it.' }),
		by,
		at: time,
		undoneAt: time.nullable(),
		undoable: z.boolean().openapi({ description: 'Of several, the latest is undone first.' })
	})
	.openapi('Merge');

export const proposedSchema = z
	.array(z.object({ lead: z.string(), response: z.string(), at: time }))
	.openapi({
		description:
			'Other leads that may be the same person, and nobody has said no: a response bore the email of one and the phone of the other.'
	});

export const mergesSchema = z.object({
	items: z.array(mergeSchema).openapi({ description: 'Newest first.' }),
	proposed: proposedSchema
});

export const otherBody = strict({ other: z.string().max(64) });
