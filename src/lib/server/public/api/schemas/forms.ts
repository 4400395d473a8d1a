import { z } from '@hono/zod-openapi';
import { strict } from './lists.ts';

const settings = {
	revision: z.int().min(0).openapi({
		description: 'That was looked at: 409 where another has been saved since; 0 before any was.'
	}),
	names: z.record(z.string(), z.array(z.string())).openapi({
		description: 'What forms call a field besides its own name: by the field, the other names.'
	}),
	redirects: z.array(z.string()).openapi({
		description: 'Addresses that people may be sent to afterwards, with the pages below them.'
	}),
	redirecting: z.boolean().openapi({
		description: 'Unless a form asks for another of them, people are sent to the first.'
	})
};

export const formSchema = z
	.object({
		action: z.string().openapi({ description: 'Where forms are sent to.' }),
		fields: z.array(z.string()).openapi({ description: 'Names of the draft’s fields.' }),
		...settings
	})
	.openapi('FormSettings');

export const formBody = strict(settings);
