import { z } from 'zod';

/**
 * `preparing`: those who get it are being written down. `paused`: by hand, or by itself, which `pausedFor` says.
 */
export const CAMPAIGN_STATES = [
	'draft',
	'scheduled',
	'preparing',
	'sending',
	'paused',
	'sent',
	'cancelled'
] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

const ids = z.array(z.string().max(64)).max(200);
const names = z.array(z.string().min(1).max(64)).max(200);

/** Who gets a survey: whoever is in any of these, and in none of the excluded. */
export const audienceSchema = z.strictObject({
	everyone: z.boolean().default(false),
	lists: ids.default([]),
	tags: names.default([]),
	/** Leads with an address and a consent that covers it. */
	leads: z
		.strictObject({
			/** Segment ids or temperatures. */
			segments: names.default([]),
			stages: names.default([]),
			quizzes: ids.default([])
		})
		.optional(),
	excluding: z
		.strictObject({
			lists: ids.default([]),
			tags: names.default([]),
			/** Those who have answered this quiz. */
			answered: z.boolean().default(false),
			/** Those who were sent another survey within so many days. */
			writtenWithin: z.int().min(1).max(365).optional()
		})
		.default({ lists: [], tags: [], answered: false })
});

export type Audience = z.infer<typeof audienceSchema>;

const minutes = z.int().min(0).max(1440);

/** How a survey is sent. */
export const settingsSchema = z.strictObject({
	rate: z
		.strictObject({
			perSecond: z.number().min(0.1).max(1000).optional(),
			perHour: z.int().min(1).max(1_000_000).optional(),
			/** Of one domain, a minute. */
			perDomain: z.int().min(1).max(100_000).optional()
		})
		.default({}),
	/** Only between these minutes of the day, on these days (1 is Monday), there. */
	window: z
		.strictObject({
			from: minutes,
			to: minutes,
			days: z.array(z.int().min(1).max(7)).min(1).max(7),
			zone: z.string().max(64)
		})
		.optional(),
	reminders: z
		.strictObject({
			most: z.int().min(1).max(5),
			days: z.int().min(1).max(60),
			/** Those who began and stopped are led back to where they were. */
			unfinished: z.boolean().default(true)
		})
		.optional(),
	/** Whether opening is looked at, by a picture that the letter asks for. */
	opens: z.boolean().default(true),
	/** Days that its links lead to the quiz. */
	lifetime: z.int().min(1).max(365).default(60)
});

export type CampaignSettings = z.infer<typeof settingsSchema>;
