import { z } from 'zod';
import { bands } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { bandBounds, bandScore, checkNumber, numberSamples, readNumber } from './number-parts.ts';
import { ratingRange } from './ranges.ts';
import { questionShape } from './step-schema.ts';

/** Stars, 1 to `max`. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('rating'),
		...questionShape,
		max: z.number().int().min(3).max(10).optional().describe('5 unless given.'),
		bands: bands.optional()
	});

export type RatingStep = z.infer<ReturnType<typeof schema>>;

const outOf = (step: RatingStep, answer: number) => `${answer} / ${ratingRange(step).max}`;

export const rating: Kind<RatingStep, number> = {
	kind: 'rating',
	check: (step, answer) => checkNumber(answer, ratingRange(step)),
	score: (step, answer) => bandScore(step, answer, outOf(step, answer)),
	bounds: (step, weigh) => bandBounds(step, weigh, ratingRange(step)),
	operand: (step) => ({ type: 'number', ...ratingRange(step) }),
	describe: outOf,
	read: readNumber,
	samples: (step) => numberSamples(step, ratingRange(step))
};
