import { z } from 'zod';
import type { AnswerCondition, Condition, HiddenCondition, ScoreCondition } from './condition.ts';
import { identifier, isDay } from './schema-parts.ts';

const comparing = <L extends z.ZodType>(limit: L) => ({
	atLeast: limit.optional(),
	over: limit.optional(),
	atMost: limit.optional(),
	below: limit.optional(),
	equals: limit.optional()
});
const comparison = comparing(z.number());
const comparedDay = z
	.string()
	.refine(isDay, 'compare with a number, or with a date such as 2026-12-31')
	.meta({ format: 'date' });

const ids = z.array(identifier).min(1).max(100);
/** What a condition is about, and no question about it. */
const ABOUT = new Set(['answer', 'row', 'top', 'hidden', 'dimension', 'total', 'unit']);
const hasOperator = (value: object) =>
	Object.entries(value).some(([key, given]) => !ABOUT.has(key) && given !== undefined);

const answerCondition: z.ZodType<AnswerCondition> = z
	.strictObject({
		answer: identifier,
		row: identifier.optional().describe('Of a table: asks about this row, by the ids of columns.'),
		top: z
			.number()
			.int()
			.min(1)
			.max(20)
			.optional()
			.describe('Of a ranking: asks about the options on its first places only; 1 is the best.'),
		is: z.union([identifier, z.boolean()]).optional(),
		anyOf: ids.optional(),
		allOf: ids.optional(),
		noneOf: ids.optional(),
		contains: z.string().min(1).max(200).optional(),
		answered: z.boolean().optional(),
		...comparing(z.union([z.number(), comparedDay]))
	})
	.refine(hasOperator, 'say what the answer is compared with, for instance "is" or "atLeast"');

const hiddenCondition: z.ZodType<HiddenCondition> = z
	.strictObject({
		hidden: z.string().min(1).max(64),
		is: z.string().max(500).optional(),
		anyOf: z.array(z.string().max(500)).min(1).max(100).optional(),
		contains: z.string().min(1).max(200).optional(),
		present: z.boolean().optional()
	})
	.refine(
		hasOperator,
		'say what the hidden field is compared with, for instance "is" or "present"'
	);

const unit = z.enum(['points', 'percent']).optional();
const needsComparison = 'say what the score is compared with, for instance "atLeast"';
const scoreCondition: z.ZodType<ScoreCondition> = z.union([
	z
		.strictObject({ dimension: identifier, unit, ...comparison })
		.refine(hasOperator, needsComparison),
	z
		.strictObject({ total: z.literal(true), unit, ...comparison })
		.refine(hasOperator, needsComparison)
]);

const list = () => z.array(conditionSchema).min(1).max(50);

export const conditionSchema: z.ZodType<Condition> = z
	.lazy(() =>
		z.union([
			z.strictObject({ all: list() }),
			z.strictObject({ any: list() }),
			z.strictObject({ not: conditionSchema }),
			answerCondition,
			hiddenCondition,
			scoreCondition,
			z.strictObject({ highest: identifier })
		])
	)
	.meta({ id: 'Condition' });
