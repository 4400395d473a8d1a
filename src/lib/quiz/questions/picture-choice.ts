import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import { picture } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { choiceFactorBounds, severalBounds, severalFactorBounds } from './option-bounds.ts';
import {
	checkChoice,
	checkSeveral,
	choiceOperand,
	choiceSamples,
	choiceTags,
	choiceTexts,
	describeChoice,
	readChoice,
	readSeveral,
	scoreChoice,
	severalSamples
} from './option-parts.ts';
import { otherSchema, questionShape, severalOptionSchema, severalShape } from './step-schema.ts';

/** Options shown as pictures: one of them, or several. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('picture_choice'),
		...questionShape,
		options: z
			.array(z.strictObject({ ...severalOptionSchema.shape, picture }))
			.min(1)
			.max(100),
		other: otherSchema.optional(),
		several: z.boolean().optional().describe('More than one may be chosen.'),
		...severalShape
	});

export type PictureChoiceStep = z.infer<ReturnType<typeof schema>>;

export const pictureChoice: Kind<PictureChoiceStep, ChoiceAnswer | ChoiceAnswer[]> = {
	kind: 'picture_choice',
	check: (step, answer) => (step.several ? checkSeveral(step, answer) : checkChoice(step, answer)),
	score: (step, answer) => [answer].flat().flatMap((chosen) => scoreChoice(step, chosen)),
	cap: (step) => step.maxPoints,
	bounds: (step, weigh) => severalBounds(step.several ? step : { ...step, min: 1, max: 1 }, weigh),
	factorBounds: (step, dimension) =>
		step.several ? severalFactorBounds(step, dimension) : choiceFactorBounds(step, dimension),
	tags: (step, answer) => [answer].flat().flatMap((chosen) => choiceTags(step, chosen)),
	operand: (step) => choiceOperand(step, step.several ?? false),
	describe: (step, answer, locale) =>
		[answer]
			.flat()
			.map((chosen) => describeChoice(step, chosen, locale))
			.join(', '),
	read: (step, form) => (step.several ? readSeveral(step, form) : readChoice(step, form)),
	texts: choiceTexts,
	samples: (step) => (step.several ? severalSamples(step) : choiceSamples(step))
};
