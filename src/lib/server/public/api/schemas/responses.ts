import { z } from '@hono/zod-openapi';
import type { Answers, ContactAnswer, HiddenFields } from '../../../../quiz/answers.ts';
import type { Receipt } from '../../../../quiz/receipt.ts';
import type { ResultView } from '../../../../quiz/result-view.ts';
import { asKept, pageOf, pageQuery, time } from './lists.ts';

const LONGEST_NAME = 64;

/** The envelope of a submission; what is in the answers is for the quiz to check. Other properties are not looked at. */
export const submissionBody = z
	.object({
		answers: z
			.record(z.string(), z.unknown())
			.openapi({ description: 'By step id.', example: { budget: 'large', consent: true } }),
		hidden: z
			.record(z.string().max(LONGEST_NAME), z.string().max(2000))
			.optional()
			.openapi({ description: 'Values of the quiz’s hidden fields; others are left out.' }),
		locale: z
			.string()
			.max(35)
			.optional()
			.openapi({ description: 'The quiz’s first unless given.' }),
		day: z.iso.date().optional().openapi({
			description:
				'The respondent’s day, which dates are counted from; believed where it is today somewhere on Earth. Today in UTC unless given, with a day of tolerance.'
		}),
		attempt: z
			.string()
			.max(255)
			.optional()
			.openapi({ description: 'The attempt whose start was counted.' }),
		version: z.int().optional().openapi({
			description:
				'The version that was answered: counts while it is one of a trial, else what is published does.'
		}),
		source: z
			.string()
			.max(LONGEST_NAME)
			.optional()
			.openapi({ description: '`utm_source` unless given.' }),
		test: z.boolean().optional().openapi({
			description: 'With a token: makes no lead, is sent nowhere, is counted nowhere.'
		}),
		proof: z.unknown().optional().openapi({
			description:
				'Where the quiz asks browsers for work: the challenge of `/q/{slug}/challenge` and its solution, `{challenge, solution}` (ALTCHA, version 2). What comes without is held for review; with a token none is needed.'
		}),
		trap: z.string().optional().openapi({
			description: 'A field that people do not see. What comes with one is kept, but makes no lead.'
		})
	})
	.openapi('Submission');

export const idempotencyHeaders = z.object({
	'Idempotency-Key': z.string().min(1).max(255).optional().openapi({
		description: 'The same key and body give the same answer; another body is refused.'
	})
});

const resultSchema = asKept<ResultView | null>(
	'The result screen: id, title, text (HTML), picture, button, redirect, and score (`outOf` so many), percent and amounts where it shows them; `bonus`: what became of it, with its code where it was given.'
);

/** What a respondent may see. */
export const publicAnswer = z
	.object({ id: z.string(), result: resultSchema })
	.openapi('PublicAnswer');

const scored = z.object({
	score: z.number(),
	percent: z.number(),
	dimensions: z
		.record(z.string(), z.number())
		.readonly()
		.openapi({ description: 'Points by dimension, or the value of an amount.' }),
	segment: z.string(),
	temperature: z.enum(['cold', 'warm', 'hot']),
	stage: z.string(),
	tags: z.array(z.string()),
	path: z.array(z.string()),
	ignored: z.array(z.string()).openapi({
		description:
			'Steps answered off the path; `field:` and its name for a field of a plain form that no question takes.'
	}),
	receipt: asKept<Receipt>('Where each point came from, and why this segment.'),
	result: resultSchema
});

const stored = z.object({
	id: z.string(),
	quiz: z.string().openapi({ description: 'The quiz’s id.' }),
	version: z.int(),
	lead: z.string().nullable().openapi({ description: 'The lead’s id.' })
});

/** What a token’s holder is told. */
export const fullAnswer = stored.extend(scored.shape).openapi('FullAnswer');

export const scoreQuery = z.object({
	version: z.enum(['live', 'draft']).optional().openapi({
		description: 'What is published unless given, or the draft where nothing is.'
	})
});

export const scoredAnswer = scored
	.extend({
		quiz: z.string(),
		version: z.int().nullable().openapi({ description: 'Null: the draft.' })
	})
	.openapi('ScoredAnswer');

const fileSchema = z
	.object({
		id: z.string(),
		step: z.string(),
		name: z.string(),
		size: z.int().openapi({ description: 'In bytes.' }),
		type: z.string().openapi({ description: 'By its content.' }),
		url: z.string().openapi({ description: 'For whoever is signed in to the workspace.' })
	})
	.openapi('ResponseFile');

const record = scored.omit({ receipt: true, result: true }).extend({
	...stored.shape,
	createdAt: time,
	locale: z.string(),
	answers: asKept<Answers>('By step id; null where left empty.'),
	files: z.array(fileSchema).openapi({ description: 'What the answers to file questions name.' }),
	hidden: asKept<HiddenFields>('Hidden fields, UTM among them.'),
	source: z.string(),
	test: z.boolean(),
	quarantined: z
		.boolean()
		.openapi({ description: 'Held for review: it made no lead, is sent and counted nowhere.' }),
	held: z.enum(['trap', 'hurried', 'no_proof', 'too_many']).nullable().openapi({
		description: 'Why it is held, or was until it was accepted.'
	})
});

export const responsePage = pageOf(record.openapi('Response'));

export const responseSchema = record
	.extend({
		receipt: scored.shape.receipt,
		result: resultSchema,
		details: asKept<ContactAnswer | null>(
			'Contact details that were left below the result, where the quiz asks for them there.'
		)
	})
	.openapi('ResponseWithReceipt');

const moment = (description: string) => z.string().max(40).optional().openapi({ description });

/** Filters of an export. */
export const responseFilters = z.object({
	segment: z
		.string()
		.max(LONGEST_NAME)
		.optional()
		.openapi({ description: 'A segment’s id, or a temperature.' }),
	since: moment('From this day or moment on (ISO 8601).'),
	until: moment('Before this day or moment (ISO 8601).')
});

export const responseQuery = responseFilters.extend({
	...pageQuery('resp').shape,
	quiz: z.string().max(100).optional().openapi({ description: 'An id or a slug.' }),
	lead: z.string().max(100).optional(),
	held: z.enum(['true']).optional().openapi({ description: 'Only what is held for review.' })
});
