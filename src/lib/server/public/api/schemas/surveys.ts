import { z } from '@hono/zod-openapi';
import { CAMPAIGN_STATES, audienceSchema, settingsSchema } from '../../../../letter/campaign.ts';
import { PEOPLE, isPeople, type People } from '../../../../letter/figures.ts';
import { letterSchema } from '../../../../letter/letter.ts';
import { pageOf, pageQuery, strict, time } from './lists.ts';

const name = z.string().min(1).max(120);

/** Read as they are kept; they are of the letter's own room, which knows nothing of this file. */
const content = {
	letter: letterSchema,
	audience: audienceSchema,
	settings: settingsSchema
};

const parts = {
	letter: content.letter.optional(),
	audience: content.audience.optional(),
	settings: content.settings.optional()
};

export const newSurveyBody = strict({
	name,
	quiz: z.string().max(100).openapi({ description: 'An id or a slug.' }),
	...parts
}).openapi('NewSurvey');

export const surveyBody = strict({
	revision: z.int().openapi({
		description: 'The one that was changed: 409 where a newer one has been saved.'
	}),
	name: name.optional(),
	...parts
}).openapi('SurveyChanges');

const counts = z
	.object(Object.fromEntries(PEOPLE.map((one) => [one, z.int()])))
	.openapi({ description: 'Of people, each once; each of them can be asked for as `which`.' });

const listed = z
	.object({
		id: z.string(),
		name: z.string(),
		quiz: z.string().openapi({ description: 'The quiz’s id.' }),
		state: z.enum(CAMPAIGN_STATES),
		revision: z.int(),
		startAt: time.nullable().openapi({ description: 'When it is to begin.' }),
		startedAt: time.nullable(),
		finishedAt: time.nullable(),
		createdAt: time,
		updatedAt: time,
		counts,
		segments: z
			.record(z.string(), z.int())
			.openapi({ description: 'Of those who finished, by the segment’s id.' })
	})
	.openapi('Survey');

export const surveyPage = pageOf(listed);

export const surveySchema = listed
	.extend({
		...content,
		subjects: z
			.object({ a: counts, b: counts })
			.nullable()
			.openapi({ description: 'Counts by the subject that people got; null where there is one.' })
	})
	.openapi('SurveyWithLetter');

const which = z
	.string()
	.max(80)
	.refine((one): one is People => isPeople(one), `one of ${PEOPLE.join(', ')}, segment:<id>`)
	.openapi({ description: `One of ${PEOPLE.join(', ')}, or \`segment:\` and a segment’s id.` });

export const peopleQuery = z
	.object({
		which: which.optional().openapi({ description: '`invited` unless given.' }),
		variant: z.enum(['a', 'b']).optional().openapi({
			description:
				'Who got this subject. Each page looks at some of those asked for: it may hold fewer than `limit`, or nobody, and not be the last.'
		}),
		q: z.string().max(200).optional().openapi({
			description:
				'Part of the name or address; where more than 5,000 are asked for, the beginning of the address: such a page may hold fewer than `limit`, or nobody, and not be the last, for each looks at some of those whose address begins so.'
		})
	})
	.extend(pageQuery('(?:inv|rcp)').shape);

const person = z
	.object({
		id: z.string(),
		email: z.string(),
		name: z.string().nullable(),
		locale: z.string(),
		recipient: z.string(),
		lead: z.string().nullable(),
		response: z.string().nullable(),
		variant: z.enum(['a', 'b']),
		mail: z
			.enum(['queued', 'sending', 'sent', 'written', 'failed', 'unknown', 'cancelled'])
			.openapi({ description: 'Of the latest letter.' }),
		said: z
			.string()
			.nullable()
			.openapi({ description: 'What the mail server said of it, where it said anything.' }),
		reminders: z.int(),
		sentAt: time.nullable(),
		openedAt: time.nullable(),
		openedBy: z.enum(['human', 'unsure', 'scanner']).nullable(),
		tappedAt: time.nullable(),
		finishedAt: time.nullable(),
		segment: z.string().nullable(),
		temperature: z.enum(['cold', 'warm', 'hot']).nullable(),
		unsubscribedAt: time.nullable(),
		bouncedAt: time.nullable(),
		complainedAt: time.nullable(),
		notMeAt: time.nullable()
	})
	.openapi('SurveyPerson');

export const peoplePage = pageOf(person);
