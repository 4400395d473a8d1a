import { z } from 'zod';
import { textSchema } from '../schema-parts.ts';
import type { Kind } from './kind.ts';
import { refuse } from './refuse.ts';
import { stepShape } from './step-schema.ts';
import { placedTexts } from './text-parts.ts';

/** Words between questions; it takes no answer. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('statement'),
		...stepShape,
		button: textSchema.optional()
	});

export type StatementStep = z.infer<ReturnType<typeof schema>>;

export const statement: Kind<StatementStep, never> = {
	kind: 'statement',
	check: () => refuse('no_answer_expected'),
	isRequired: () => false,
	score: () => [],
	bounds: () => ({ least: 0, greatest: 0 }),
	operand: () => ({ type: 'none' }),
	describe: () => '',
	read: () => undefined,
	texts: ({ button }) => placedTexts({ button }),
	samples: () => []
};
