import { z } from 'zod';
import { conditionSchema } from '../condition-schema.ts';
import { LONGEST_GROUP } from './lengths.ts';
import { factors, identifier, picture, points, tag, textSchema } from '../schema-parts.ts';

const jump = z.strictObject({ when: conditionSchema.optional(), to: identifier });

/**
 * What every step has, whatever its kind.
 * `next`: the step in the list that follows, unless given; the first jump whose `when` holds is taken.
 */
export const stepShape = {
	id: identifier,
	group: z
		.string()
		.min(1)
		.max(LONGEST_GROUP)
		.optional()
		.describe(
			'The team’s own heading in the list of steps: neighbours that have the same are one group. Respondents do not see it.'
		),
	title: textSchema,
	text: textSchema.optional(),
	picture: picture.optional(),
	when: conditionSchema.optional().describe('The step is skipped unless this holds.'),
	next: z.union([identifier, z.array(jump).min(1).max(50)]).optional()
};

export const questionShape = { ...stepShape, required: z.boolean().optional() };

/** What an answer brings besides itself, wherever an author can choose it. */
export const worthShape = {
	points: points.optional(),
	factor: factors.optional().describe('Multiplies amount dimensions.'),
	tags: z.array(tag).max(20).optional()
};

export const optionSchema = z.strictObject({
	id: identifier,
	text: textSchema,
	hint: textSchema.optional(),
	...worthShape
});

/** An option of a question that takes several. */
export const severalOptionSchema = z.strictObject({
	...optionSchema.shape,
	exclusive: z.boolean().optional().describe('Cannot be combined with others: "none of these".')
});

/** "Other", answered in the respondent's own words. */
export const otherSchema = z.strictObject({ text: textSchema.optional(), ...worthShape });

/** What is chosen from, where one is taken. */
export const choiceShape = {
	options: z.array(optionSchema).min(1).max(100),
	other: otherSchema.optional()
};

/** What is said of words to be written; `usual`: how many characters, unless the author says so. */
export const writtenShape = (usual: number) => ({
	minLength: z.number().int().min(1).max(10_000).optional(),
	maxLength: z.number().int().min(1).max(10_000).optional().describe(`${usual} unless given.`),
	placeholder: textSchema.optional(),
	points: points.optional().describe('For having answered.')
});

/** How many may be chosen, and how much they may bring together. */
export const severalShape = {
	min: z.number().int().min(1).max(100).optional(),
	max: z.number().int().min(1).max(100).optional(),
	maxPoints: points.optional().describe('Caps what the chosen options bring, per dimension.')
};

/** What can be said of a step without knowing its kind; where it leads is the flow's business. */
export type BaseStep = { kind: string } & Omit<
	z.infer<z.ZodObject<typeof questionShape>>,
	'when' | 'next'
>;
export type Option = z.infer<typeof optionSchema>;
export type Other = z.infer<typeof otherSchema>;
