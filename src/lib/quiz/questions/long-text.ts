import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { LONGEST_TEXT } from './lengths.ts';
import { questionShape } from './step-schema.ts';
import {
	answeredBounds,
	answeredScore,
	checkText,
	cleanText,
	placedTexts,
	readText,
	textSample
} from './text-parts.ts';

/** Several lines in the respondent's own words. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('long_text'),
		...questionShape,
		minLength: z.number().int().min(1).max(10_000).optional(),
		maxLength: z.number().int().min(1).max(10_000).optional().describe('2000 unless given.'),
		placeholder: textSchema.optional(),
		points: points.optional().describe('For having answered.')
	});

export type LongTextStep = z.infer<ReturnType<typeof schema>>;

const lengths = (step: LongTextStep) => ({
	minLength: step.minLength,
	maxLength: step.maxLength ?? LONGEST_TEXT
});

export const longText: Kind<LongTextStep, string> = {
	kind: 'long_text',
	check: (step, answer) => checkText(answer, cleanText, lengths(step)),
	score: answeredScore,
	bounds: answeredBounds,
	operand: () => ({ type: 'text' }),
	describe: (_, answer) => answer,
	read: readText,
	texts: ({ placeholder }) => placedTexts({ placeholder }),
	samples: (step) => [textSample(lengths(step))]
};
