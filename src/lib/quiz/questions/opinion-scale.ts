import { z } from 'zod';
import { bands, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { bandBounds, bandScore, checkNumber, numberSamples, readNumber } from './number-parts.ts';
import { scaleRange } from './ranges.ts';
import { questionShape } from './step-schema.ts';
import { placedTexts } from './text-parts.ts';

/** A scale with named ends; 0 to 10 is the one that the Net Promoter Score asks for. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('opinion_scale'),
		...questionShape,
		from: z.number().int().min(0).max(1).optional().describe('0 unless given.'),
		to: z.number().int().min(3).max(10).optional().describe('10 unless given.'),
		labels: z
			.strictObject({ from: textSchema.optional(), to: textSchema.optional() })
			.optional()
			.describe('Words under the two ends.'),
		bands: bands.optional()
	});

export type OpinionScaleStep = z.infer<ReturnType<typeof schema>>;

const outOf = (step: OpinionScaleStep, answer: number) => `${answer} / ${scaleRange(step).max}`;

export const opinionScale: Kind<OpinionScaleStep, number> = {
	kind: 'opinion_scale',
	check: (step, answer) => checkNumber(answer, scaleRange(step)),
	score: (step, answer) => bandScore(step, answer, outOf(step, answer)),
	bounds: (step, weigh) => bandBounds(step, weigh, scaleRange(step)),
	operand: (step) => ({ type: 'number', ...scaleRange(step) }),
	describe: outOf,
	read: readNumber,
	texts: ({ labels }) => placedTexts({ 'labels.from': labels?.from, 'labels.to': labels?.to }),
	samples: (step) => numberSamples(step, scaleRange(step))
};
