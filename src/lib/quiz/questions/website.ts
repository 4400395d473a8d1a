import { z } from 'zod';
import { points, textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { questionShape } from './step-schema.ts';
import { checkWebsite } from './website-check.ts';
import { answeredText } from './written-text.ts';

/** The address of a website. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('website'),
		...questionShape,
		placeholder: textSchema.optional(),
		points: points.optional().describe('For having answered.')
	});

export type WebsiteStep = z.infer<ReturnType<typeof schema>>;

export const website: Kind<WebsiteStep, string> = {
	kind: 'website',
	check: (_, answer) => checkWebsite(answer),
	...answeredText,
	address: (_, answer) => answer,
	samples: () => ['https://example.com', 'http://пример.рф/о-нас?a=1#b']
};
