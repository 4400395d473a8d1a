import { z } from '@hono/zod-openapi';
import { strict, time } from './lists.ts';

const revision = z.int().min(0).openapi({
	description: 'That was looked at: 409 where another has been saved since; 0 before any was.'
});

const rule = strict({
	quiz: z.string().max(64).openapi({ description: 'Its id.' }),
	step: z.string().max(64),
	options: z
		.array(z.string().max(64))
		.openapi({ description: 'Any of these; of a question of yes and no, `yes` and `no`.' }),
	members: z
		.array(z.string().max(64))
		.openapi({ description: 'Of several it is whose turn it is.' })
}).openapi('HandOverRule');

export const handOverSchema = z
	.object({
		revision,
		rules: z.array(rule),
		members: z.array(
			z.object({
				id: z.string(),
				name: z.string(),
				takesLeads: z.boolean(),
				handedAt: time.nullable().openapi({ description: 'When they last got a hot lead.' })
			})
		)
	})
	.openapi('HandOver');

export const handOverBody = strict({
	revision,
	rules: z
		.array(rule)
		.openapi({ description: 'The first that fits decides; else whoever takes leads takes turns.' }),
	taking: z
		.array(z.string().max(64))
		.max(1000)
		.optional()
		.openapi({ description: 'Members who take leads, by id: all others take none.' })
});

export const handedOutSchema = z.object({
	leads: z.int().openapi({ description: 'Hot leads that waited and were nobody’s.' })
});
