import { z } from '@hono/zod-openapi';
import { LEAD_SORTS, OUTCOMES } from '../../../services/lead-list.ts';
import { by, mergeSchema, noteSchema, proposedSchema } from './lead-desk.ts';
import { pageOf, pageQuery, strict, time } from './lists.ts';

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

export const listedLead = z
	.object({
		id: z.string(),
		...details,
		locale: z.string(),
		...standing,
		quiz: z
			.string()
			.openapi({ description: 'The quiz that the segment is of; empty where it answered none.' }),
		score: z.number(),
		percent: z.number(),
		source: z.string().openapi({ description: 'Where the first response came from.' }),
		owner: z.string().nullable().openapi({ description: 'The member who works it.' }),
		outcome: z.enum(OUTCOMES).nullable(),
		value: z.number().nullable(),
		currency: z.string().nullable(),
		test: z.boolean(),
		activeAt: time.openapi({ description: 'When the person last did something.' }),
		sequence: z.int().openapi({ description: 'Rises with each submission.' }),
		createdAt: time,
		updatedAt: time
	})
	.openapi('Lead');

export const leadPage = pageOf(listedLead).extend({
	previous: z.string().nullable().openapi({ description: 'Null on the first page.' }),
	total: z.object({ count: z.int(), over: z.boolean() }).openapi({
		description: 'How many match: exactly to 1,000; where there are more, 1,000 and `over`.'
	})
});

export const ownerBody = strict({
	owner: z.string().max(64).nullable().openapi({ description: 'A member’s id; null: nobody.' })
});

export const stageBody = strict({ stage: z.string().max(64) });

export const leadSchema = listedLead
	.extend({
		hotAt: time.nullable().openapi({ description: 'Since when it is hot; null: it is not.' }),
		touchedAt: time
			.nullable()
			.openapi({ description: 'When a member first did something about it since then.' }),
		tags: z.array(z.string()),
		notes: z.array(noteSchema).openapi({ description: 'The latest 100, newest first.' }),
		outcomes: z
			.array(
				z.object({
					outcome: z.enum(OUTCOMES),
					value: z.number().nullable(),
					currency: z.string().nullable(),
					via: z.enum(['desk', 'link', 'api', 'import']),
					by,
					at: time
				})
			)
			.openapi({ description: 'All that was said, newest first: the first is the lead’s.' }),
		merges: z.array(mergeSchema).openapi({ description: 'Newest first, undone ones too.' }),
		proposed: proposedSchema,
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
				kind: z.enum([
					...(['segment', 'stage', 'owner', 'outcome', 'merge', 'split'] as const),
					...(['import', 'email', 'phone'] as const)
				]),
				from: z.string().nullable(),
				to: z.string(),
				response: z.string().nullable(),
				by: by.nullable(),
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
		.openapi({ description: 'A temperature, or a segment’s id.' }),
	stage: z.string().max(64).optional(),
	quiz: z.string().max(100).optional().openapi({ description: 'An id or a slug.' }),
	owner: z
		.string()
		.max(64)
		.optional()
		.openapi({ description: 'A member’s id; `none`: those that nobody works.' }),
	source: z
		.string()
		.max(200)
		.optional()
		.openapi({ description: 'Where the first response came from.' }),
	tag: z.string().max(100).optional(),
	outcome: z.enum([...OUTCOMES, 'none']).optional(),
	untouched: z
		.enum(['1', 'true'])
		.optional()
		.openapi({ description: 'Hot, and no member has done anything about it since.' }),
	from: z.coerce
		.number()
		.min(-1000)
		.max(1000)
		.optional()
		.openapi({ description: 'The least score, in per cent.' }),
	to: z.coerce.number().min(-1000).max(1000).optional(),
	since: z.string().max(40).optional().openapi({
		description: 'They did something then or later: ISO 8601; UTC where no zone is given.'
	}),
	q: z.string().max(200).optional().openapi({
		description:
			'What words of name, email, phone or company begin with, in any case; each of several words is in it.'
	})
});

const sort = z.enum(LEAD_SORTS).optional();

/** What an export is asked for. */
export const leadExport = leadFilters.extend({
	sort: sort.openapi({
		description: 'As of the list. Unless given: `created`, the oldest first.'
	}),
	columns: z.string().max(2000).optional().openapi({
		description:
			'Names of columns with commas between, in the order that they are wanted in. Unless given: all but `test`, and no leads that are tests.',
		example: 'name,email,percent,owner_name,outcome'
	})
});

const page = pageQuery('lead').shape;

export const leadQuery = leadFilters.extend(page).extend({
	before: page.cursor.openapi({
		description: '`previous` of the page after: instead of `cursor`, to go back.'
	}),
	sort: sort.openapi({
		description:
			'With `-` from the last to the first. Unless given: `-created`; `-score` with `from` or `to`; `-active` with `since`. A list that is read to its end while leads come in is whole in the order of `created`.'
	})
});
