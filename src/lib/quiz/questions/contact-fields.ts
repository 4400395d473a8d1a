import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';

/** In the order in which they are told. */
export const CONTACT_NAMES = [
	'name',
	'email',
	'phone',
	'company',
	'role',
	'city',
	'comment'
] as const;

// Made when asked for: browsers check answers, and need no schemas.

const field = () =>
	z.strictObject({
		name: z.enum(CONTACT_NAMES),
		required: z.boolean().optional(),
		label: textSchema.optional()
	});

/** What may be asked of a person, and in which order it is. */
export const detailFields = () => z.array(field()).min(1).max(7);

/** The same in a question, where it may count. */
export const contactFields = () =>
	z
		.array(field().extend({ points: points.optional().describe('For having filled it in.') }))
		.min(1)
		.max(7);
