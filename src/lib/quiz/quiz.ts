import { z } from 'zod';
import { bonusSchema } from './bonus.ts';
import { conditionSchema } from './condition-schema.ts';
import { consentSchema } from './consent.ts';
import { detailsSchema } from './details.ts';
import { lettersSchema } from './letters.ts';
import { HIDDEN_NAME, identifier, picture, safeUrl, textSchema, tag } from './schema-parts.ts';
import { stepSchema } from './questions/schemas.ts';
import { countersSchema, framesSchema } from './surroundings.ts';
import { LONGEST_WORDING } from './text.ts';
import { themeSchema } from './theme.ts';

/** Named in every quiz file; raised when the format changes, with an upgrade beside it. */
export const FORMAT = 1;
export const MAX_STEPS = 200;

/** One line of a score. `amount` dimensions (a price estimate) are shown but left out of the total. */
const dimensionSchema = z.strictObject({
	id: identifier,
	title: textSchema,
	weight: z.number().min(0).max(1000).optional().describe('Factor in the total; 1 unless given.'),
	min: z.number().optional().describe('The dimension never falls below this.'),
	max: z.number().optional().describe('The dimension never rises above this.'),
	amount: z
		.strictObject({
			currency: z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters, such as EUR'),
			round: z.number().positive().optional().describe('Rounded to a multiple of this.'),
			spread: z
				.number()
				.min(0)
				.max(1)
				.optional()
				.describe('0.1 shows the amount as minus to plus 10%.')
		})
		.optional()
});

/** The half-open range [from, below) of a score that a segment asks for. */
const thresholdSchema = z.strictObject({
	dimension: identifier.optional().describe('Of this dimension; of the total unless given.'),
	unit: z.enum(['points', 'percent']).optional().describe('Points unless given.'),
	from: z.number().optional(),
	below: z.number().optional()
});

const ruleSchema = z.strictObject({ when: conditionSchema, reason: textSchema });

/** Ordered; the first whose threshold, gates and rule all hold is taken; the last one catches all. */
const segmentSchema = z.strictObject({
	id: identifier,
	title: textSchema,
	temperature: z.enum(['cold', 'warm', 'hot']),
	stage: identifier.optional().describe('cold: lead, warm: mql, hot: sql unless given.'),
	score: thresholdSchema.optional(),
	gates: z.array(ruleSchema).max(20).optional().describe('Each must hold.'),
	when: conditionSchema.optional(),
	borderline: z
		.number()
		.positive()
		.optional()
		.describe('Width of the band on both sides of `from` that is named borderline.'),
	tags: z.array(tag).max(20).optional(),
	result: identifier
});

const resultSchema = z.strictObject({
	id: identifier,
	title: textSchema,
	text: textSchema.optional(),
	picture: picture.optional(),
	button: z.strictObject({ text: textSchema, url: safeUrl }).optional(),
	redirect: safeUrl.optional(),
	show: z
		.array(z.enum(['score', 'percent', 'amount']))
		.max(3)
		.optional()
});

const stageSchema = z.strictObject({ id: identifier, title: textSchema });

/** A quiz file. */
export const quizSchema = z.strictObject({
	$schema: z.string().optional(),
	format: z.literal(FORMAT).optional(),
	title: textSchema,
	description: textSchema
		.optional()
		.describe('For those who work with the quiz; respondents do not see it.'),
	locales: z
		.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
		.min(1)
		.max(20)
		.optional(),
	welcome: z
		.strictObject({
			title: textSchema,
			text: textSchema.optional(),
			button: textSchema.optional(),
			picture: picture.optional()
		})
		.optional(),
	dimensions: z.array(dimensionSchema).max(20).optional(),
	steps: z.array(stepSchema).min(1).max(MAX_STEPS),
	knockouts: z
		.array(
			z.strictObject({
				when: conditionSchema,
				segment: identifier,
				reason: textSchema,
				tags: z.array(tag).max(20).optional()
			})
		)
		.max(50)
		.optional()
		.describe('Looked at before the segments: the first that holds decides.'),
	stages: z
		.array(stageSchema)
		.min(1)
		.max(12)
		.optional()
		.describe('From the coldest to the hottest.'),
	segments: z.array(segmentSchema).max(20).optional(),
	results: z.array(resultSchema).max(40).optional(),
	hidden: z.array(z.string().regex(HIDDEN_NAME)).max(50).optional(),
	consents: z.array(consentSchema).max(10).optional(),
	theme: themeSchema.optional(),
	layout: z
		.enum(['steps', 'page', 'chat'])
		.optional()
		.describe(
			'One question at a time unless given; `page` asks all of them on one, `chat` as a conversation.'
		),
	bonus: bonusSchema.optional(),
	details: detailsSchema.optional().describe('Asked for below the result.'),
	letters: lettersSchema.optional(),
	frames: framesSchema
		.optional()
		.describe('Hosts whose pages may show the quiz in a frame; any unless given.'),
	counters: countersSchema.optional(),
	proof: z
		.boolean()
		.optional()
		.describe('A browser does some work before its answers are taken, which costs robots dearly.'),
	verbatim: z
		.array(z.string().min(1).max(LONGEST_WORDING))
		.max(500)
		.optional()
		.describe(
			'Wordings that are the same in every language by intent, such as names: not told as untranslated.'
		),
	closed: textSchema.optional().describe('Shown while the quiz is not published.'),
	pictures: z
		.record(z.string().regex(/^\/p\/[0-9a-f]{40}\.(png|jpg|webp|gif|avif)$/), z.string())
		.optional()
		.describe(
			'For the way to another installation: what lies behind addresses of pictures that begin with /p/, in base64. Taken out when the quiz is taken in.'
		)
});

/** As written by an author: optional parts may be missing. */
export type QuizFile = z.infer<typeof quizSchema>;
export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
export type Dimension = z.infer<typeof dimensionSchema>;
export type Threshold = z.infer<typeof thresholdSchema>;
export type Segment = z.infer<typeof segmentSchema>;
export type ResultScreen = z.infer<typeof resultSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Temperature = Segment['temperature'];
