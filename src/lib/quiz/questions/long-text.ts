import { z } from 'zod';
import type { Kind } from './kind.ts';
import { LONGEST_TEXT } from './lengths.ts';
import { questionShape, writtenShape } from './step-schema.ts';
import { cleanText } from './text-parts.ts';
import { writtenText } from './written-text.ts';

/** Several lines in the respondent's own words. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('long_text'),
		...questionShape,
		...writtenShape(LONGEST_TEXT)
	});

export type LongTextStep = z.infer<ReturnType<typeof schema>>;

export const longText: Kind<LongTextStep, string> = {
	kind: 'long_text',
	...writtenText(cleanText, LONGEST_TEXT)
};
