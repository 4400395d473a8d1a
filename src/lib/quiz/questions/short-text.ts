import { z } from 'zod';
import type { Kind } from './kind.ts';
import { LONGEST_LINE } from './lengths.ts';
import { questionShape, writtenShape } from './step-schema.ts';
import { cleanLine } from './text-parts.ts';
import { writtenText } from './written-text.ts';

/** One line in the respondent's own words. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('short_text'),
		...questionShape,
		...writtenShape(LONGEST_LINE)
	});

export type ShortTextStep = z.infer<ReturnType<typeof schema>>;

export const shortText: Kind<ShortTextStep, string> = {
	kind: 'short_text',
	...writtenText(cleanLine, LONGEST_LINE)
};
