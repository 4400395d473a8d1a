import { z } from 'zod';
import type { ChoiceAnswer } from '../answers.ts';
import { picture } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { oneOption } from './one-option.ts';
import { choiceTexts } from './option-parts.ts';
import { severalOptions } from './several-options.ts';
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

const way = (step: PictureChoiceStep) => (step.several ? severalOptions : oneOption);

export const pictureChoice: Kind<PictureChoiceStep, ChoiceAnswer | ChoiceAnswer[]> = {
	kind: 'picture_choice',
	check: (step, answer) => way(step).check(step, answer),
	score: (step, answer) => severalOptions.score(step, [answer].flat()),
	cap: (step) => (step.several ? severalOptions.cap(step) : undefined),
	bounds: (step, weigh, usual) => way(step).bounds(step, weigh, usual),
	factorBounds: (step, dimension) => way(step).factorBounds(step, dimension),
	tags: (step, answer) => severalOptions.tags(step, [answer].flat()),
	operand: (step) => way(step).operand(step),
	describe: (step, answer, locale) => severalOptions.describe(step, [answer].flat(), locale),
	read: (step, form) => way(step).read(step, form),
	texts: choiceTexts,
	samples: (step) => way(step).samples(step)
};
