import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { LONGEST_LINE } from './lengths.ts';
import { questionShape } from './step-schema.ts';
import {
	answeredBounds,
	answeredScore,
	checkText,
	cleanLine,
	placedTexts,
	readText,
	textSample
} from './text-parts.ts';

/** One line in the respondent's own words. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('short_text'),
		...questionShape,
		minLength: z.number().int().min(1).max(10_000).optional(),
		maxLength: z.number().int().min(1).max(10_000).optional().describe('200 unless given.'),
		placeholder: textSchema.optional(),
		points: points.optional().describe('For having answered.')
	});

export type ShortTextStep = z.infer<ReturnType<typeof schema>>;

const lengths = (step: ShortTextStep) => ({
	minLength: step.minLength,
	maxLength: step.maxLength ?? LONGEST_LINE
});

export const shortText: Kind<ShortTextStep, string> = {
	kind: 'short_text',
	check: (step, answer) => checkText(answer, cleanLine, lengths(step)),
	score: answeredScore,
	bounds: answeredBounds,
	operand: () => ({ type: 'text' }),
	describe: (_, answer) => answer,
	read: readText,
	texts: ({ placeholder }) => placedTexts({ placeholder }),
	samples: (step) => [textSample(lengths(step))]
};
