import { z } from 'zod';
import { bands, points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { bandBounds, bandScore, checkNumber, numberSamples, readNumber } from './number-parts.ts';
import { numberLabel, numberText } from './number-text.ts';
import { sliderRange } from './ranges.ts';
import { questionShape } from './step-schema.ts';
import { placedTexts } from './text-parts.ts';

/** A number that is dragged to. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('slider'),
		...questionShape,
		min: z.number().optional().describe('0 unless given.'),
		max: z.number().optional().describe('100 unless given.'),
		step: z.number().positive().optional().describe('Counted from `min`; 1 unless given.'),
		unit: textSchema.optional().describe('Shown after the number, such as m².'),
		bands: bands.optional(),
		perUnit: points.optional().describe('Points for each unit of the number.')
	});

export type SliderStep = z.infer<ReturnType<typeof schema>>;

export const slider: Kind<SliderStep, number> = {
	kind: 'slider',
	check: (step, answer) => checkNumber(answer, sliderRange(step)),
	score: (step, answer) => bandScore(step, answer, numberLabel(answer, step.unit)),
	bounds: (step, weigh) => bandBounds(step, weigh, sliderRange(step)),
	operand: (step) => ({ type: 'number', ...sliderRange(step) }),
	describe: (step, answer, locale) => numberText(answer, locale, step.unit),
	read: readNumber,
	texts: ({ unit }) => placedTexts({ unit }),
	samples: (step) => numberSamples(step, sliderRange(step))
};
