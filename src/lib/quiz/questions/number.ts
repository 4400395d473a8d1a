import { z } from 'zod';
import { bands, points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { bandBounds, bandScore, checkNumber, numberSamples, readNumber } from './number-parts.ts';
import { numberLabel, numberText } from './number-text.ts';
import { questionShape } from './step-schema.ts';
import { placedTexts } from './text-parts.ts';

/** A number that is typed. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('number'),
		...questionShape,
		min: z.number().optional(),
		max: z.number().optional(),
		step: z
			.number()
			.positive()
			.optional()
			.describe(
				'Counted from `min`, or from 0; 1 asks for whole numbers. Any number unless given.'
			),
		unit: textSchema.optional().describe('Shown after the number, such as m².'),
		placeholder: textSchema.optional(),
		bands: bands.optional(),
		perUnit: points.optional().describe('Points for each unit of the number.')
	});

export type NumberStep = z.infer<ReturnType<typeof schema>>;

export const number: Kind<NumberStep, number> = {
	kind: 'number',
	check: (step, answer) => checkNumber(answer, step),
	score: (step, answer) => bandScore(step, answer, numberLabel(answer, step.unit)),
	bounds: (step, weigh) => bandBounds(step, weigh, step),
	operand: ({ min, max, step }) => ({ type: 'number', min, max, step }),
	describe: (step, answer, locale) => numberText(answer, locale, step.unit),
	read: readNumber,
	texts: ({ unit, placeholder }) => placedTexts({ unit, placeholder }),
	samples: (step) => numberSamples(step, step)
};
