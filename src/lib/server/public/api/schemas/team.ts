import { z } from '@hono/zod-openapi';
import { ROLES } from '../../../services/roles.ts';
import { strict, time } from './lists.ts';

const role = z.enum(ROLES);

export const memberSchema = z
	.object({
		id: z.string(),
		email: z.string(),
		name: z.string().openapi({ description: 'Empty where they have not said it.' }),
		role,
		active: z.boolean(),
		deactivatedAt: time.nullable(),
		createdAt: time,
		lastSeenAt: time.nullable(),
		leads: z.int().openapi({ description: 'How many they work.' })
	})
	.openapi('Member');

export const membersSchema = z.object({ items: z.array(memberSchema) });

export const memberBody = strict({
	role: role.optional(),
	active: z
		.boolean()
		.optional()
		.openapi({ description: 'Whoever is not cannot come in; their sessions end at once.' }),
	leadsTo: z.string().max(64).nullable().optional().openapi({
		description:
			'The member who gets their leads, by id; null: nobody. Unless given they keep them.'
	})
}).openapi('MemberChange');

export const inviteBody = strict({
	email: z
		.string()
		.max(320)
		.optional()
		.openapi({ description: 'It is mailed there, and is for this address alone.' }),
	role,
	locale: z.enum(['en', 'ru']).optional().openapi({ description: 'Of the mail.' })
}).openapi('Invite');

export const invitedSchema = z
	.object({
		id: z.string(),
		email: z.string().nullable(),
		role,
		link: z.string().openapi({ description: 'Told this once; it works once, within a week.' }),
		mailed: z.boolean()
	})
	.openapi('Invited');

export const invitesSchema = z.object({
	items: z.array(
		z.object({
			id: z.string(),
			email: z.string().nullable(),
			role,
			createdAt: time,
			expiresAt: time,
			expired: z.boolean()
		})
	)
});
