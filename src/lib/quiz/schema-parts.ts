import { z } from 'zod';
import { dayNumber } from './day.ts';
import { MOST_POINTS } from './most-points.ts';
import { LONGEST_WORDING } from './text.ts';

/** Ids of steps, options, dimensions, segments…: short, stable, never shown. */
export const identifier = z
	.string()
	.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'an id is 1 to 64 letters, digits, "-" or "_"');

/** What a parameter of a page's address is called. */
export const HIDDEN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/;

export const textSchema = z.union([
	z.string().min(1).max(LONGEST_WORDING),
	z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().max(LONGEST_WORDING))
]);

export const isDay = (text: string): boolean => !Number.isNaN(dayNumber(text));

export const daySchema = z
	.string()
	.refine(isDay, 'a date is written YYYY-MM-DD and is in the calendar, such as 2026-12-31')
	.meta({ format: 'date' });

/** Where phone numbers without a country code are from. */
export const country = z
	.string()
	.regex(/^[A-Z]{2}$/, 'a country is two capital letters, such as DE');

export const tag = z.string().min(1).max(64);

/** Web addresses that a respondent's browser may be sent to; `{{…}}` recalls answers and is checked again after it is filled in. */
export const safeUrl = z
	.string()
	.max(2000)
	.regex(
		/^(https?:\/\/|mailto:|tel:|\/(?!\/))/i,
		'an address begins with https://, http://, mailto:, tel: or /'
	);

export const picture = z.strictObject({
	src: z
		.string()
		.max(2000)
		.regex(
			/^(https:\/\/|\/(?!\/))/i,
			'a picture is an https:// address or a path that begins with /'
		),
	alt: textSchema.optional()
});

const point = z.number().min(-MOST_POINTS).max(MOST_POINTS);

/** Points: a number for the default dimension, or one number per dimension. */
export const points = z.union([point, z.record(identifier, point)]);

/** Multiplies amount dimensions: `{ "price": 1.3 }`. */
export const factors = z.record(identifier, z.number().positive());

/** Scores a number: each band reaches from its `from` up to the next one's; below the first there are no points. */
export const bands = z
	.array(z.strictObject({ from: z.number(), points }))
	.min(1)
	.max(50);

export type Points = z.infer<typeof points>;
export type Factors = z.infer<typeof factors>;
export type Band = z.infer<typeof bands>[number];
export type Picture = z.infer<typeof picture>;
