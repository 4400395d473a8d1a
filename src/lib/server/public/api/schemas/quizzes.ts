import { z } from '@hono/zod-openapi';
import { asKept, pageOf, strict, text, time } from './lists.ts';

const quiz = { $ref: '#/components/schemas/Quiz' } as const;

const wrapped = {
	type: 'object' as const,
	required: ['definition'],
	properties: {
		definition: quiz,
		revision: {
			type: 'integer' as const,
			description: 'The draft that was edited: 409 where a newer one has been saved.'
		}
	},
	description: 'As GET answers it.'
};

const fromTemplate = {
	type: 'object' as const,
	required: ['template'],
	properties: {
		template: { type: 'string' as const, example: 'bant' },
		locale: { type: 'string' as const, example: 'ru', description: 'Its first language.' }
	}
};

/** An object; what is in it the quiz parser looks into, which has better sentences than a schema. */
const anObject = z.record(z.string(), z.unknown());

export const newQuizBody = anObject.openapi('NewQuiz', {
	anyOf: [quiz, wrapped, fromTemplate]
});

export const draftBody = anObject.openapi('Draft', { anyOf: [quiz, wrapped] });

const problem = z.object({
	code: z.string(),
	severity: z.enum(['error', 'warning']),
	path: z.string().openapi({ example: 'steps[2].next[0].to' }),
	paths: z
		.array(z.string())
		.readonly()
		.optional()
		.openapi({ description: 'Every place, where there are several of which one is told.' }),
	message: z.string()
});

const counts = z.object({
	views: z.int(),
	starts: z.int(),
	completions: z.int(),
	byApi: z.int().openapi({
		description: 'Of the starts and the completions: sent by a script that named no attempt.'
	}),
	segments: z.record(z.string(), z.int())
});

const listed = z.object({
	id: z.string(),
	slug: z.string(),
	title: z.string(),
	version: z.int().nullable().openapi({ description: 'The published one.' }),
	revision: z.int().openapi({ description: 'Rises with each save of the draft.' }),
	createdAt: time,
	updatedAt: time
});

export const quizSchema = listed
	.extend({
		url: z.string(),
		formerSlugs: z.array(z.string()).openapi({
			description: 'Addresses that it had before: they still lead to it, and name it here.'
		}),
		closedMessage: text.nullable(),
		definition: asKept<unknown>('The draft as it was written: a Quiz.')
	})
	.openapi('QuizWithDraft');

export const addressBody = strict({
	slug: z.string().optional().openapi({
		example: 'lead-check',
		description:
			'Lower-case Latin letters, digits and single hyphens; at most 64. The one before is kept as a former one.'
	}),
	release: z.array(z.string()).max(100).optional().openapi({
		description: 'Former slugs to be given up: they lead nowhere then, and any quiz may get them.'
	})
}).openapi('QuizAddress');

export const savedQuizSchema = quizSchema
	.extend({
		problems: z.array(problem),
		missingPictures: z.array(z.string()).openapi({
			description: 'Addresses of pictures, `/p/…`, that the quiz names and that are not here.'
		})
	})
	.openapi('SavedQuiz');

export const quizPage = pageOf(listed.extend({ counts }));

export const publishedSchema = z.object({ version: z.int() });

export const unpublishBody = strict({
	message: text.optional().openapi({ description: 'What respondents are told.' })
}).optional();

export const unpublishedSchema = z.object({ version: z.null() });

const range = z.object({
	least: z.number().nullable().openapi({ description: 'Null: there is no bound.' }),
	greatest: z.number().nullable()
});

const ranges = z.object({ total: range, dimensions: z.record(z.string(), range) });

const reached = z.object({
	id: z.string(),
	reach: z.enum(['reachable', 'unreachable', 'undecided']).openapi({
		description:
			'Reachable: there is a witness. Unreachable: it is proved. Undecided: neither was found, or errors are to be mended first.'
	}),
	witness: z
		.object({
			answers: z.record(z.string(), z.unknown()),
			hidden: z.record(z.string(), z.string()),
			path: z.array(z.string()),
			total: z.number(),
			percent: z.number()
		})
		.nullable()
		.openapi({ description: 'Answers that lead there, as they can be submitted.' })
});

export const analysisSchema = z
	.object({
		publishable: z.boolean(),
		problems: z.array(problem),
		score: ranges.extend({
			percent: ranges
				.nullable()
				.openapi({ description: 'The same as percentages; amounts have none.' })
		}),
		segments: z.array(
			reached.extend({
				share: z.number().nullable().openapi({
					description: '0 to 1: of respondents, if all answers were equally likely.'
				})
			})
		),
		results: z.array(reached),
		steps: z.array(reached),
		idleJumps: z.array(z.string()).openapi({ description: 'Paths of jumps that nobody takes.' })
	})
	.openapi('Analysis');
