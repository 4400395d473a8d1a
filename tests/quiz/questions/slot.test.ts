import { z } from 'zod';
import { checkBy } from '../../../src/lib/quiz/check.ts';
import type { Kind } from '../../../src/lib/quiz/questions/kind.ts';
import { refuse } from '../../../src/lib/quiz/questions/refuse.ts';
import { questionShape } from '../../../src/lib/quiz/questions/step-schema.ts';
import { points, textSchema } from '../../../src/lib/quiz/schema-parts.ts';
import { inLocale } from '../../../src/lib/quiz/text.ts';
import { holdKind } from '../../support/kind-contract.ts';
import { expect, test } from 'vitest';

/* The slot for more kinds: one that the product does not have, written as its own are, held to the same contract. */

const side = () => z.strictObject({ text: textSchema, points: points.optional() });
const schema = () =>
	z.strictObject({ kind: z.literal('thumb'), ...questionShape, up: side(), down: side() });

type ThumbStep = z.infer<ReturnType<typeof schema>>;

const thumb: Kind<ThumbStep, string> = {
	kind: 'thumb',
	check: (_, answer) =>
		answer === 'up' || answer === 'down' ? { ok: true, answer } : refuse('wrong_type'),
	score(step, answer) {
		const { text, points } = sideOf(step, answer);
		return points === undefined ? [] : [{ source: answer, label: text, points }];
	},
	bounds(step, weigh) {
		const worth = [step.up, step.down].map((one) => weigh(one.points ?? 0));
		return { least: Math.min(...worth), greatest: Math.max(...worth) };
	},
	operand: () => ({ type: 'options', ids: ['up', 'down'], several: false }),
	describe: (step, answer, locale) => inLocale(sideOf(step, answer).text, locale),
	read: (step, form) => form.get(step.id) ?? undefined,
	texts: ({ up, down }) => [
		{ path: 'up.text', text: up.text },
		{ path: 'down.text', text: down.text }
	],
	samples: () => ['up', 'down']
};

const sideOf = (step: ThumbStep, answer: string) => (answer === 'up' ? step.up : step.down);

const step: ThumbStep = {
	kind: 'thumb',
	id: 'thumb',
	title: { en: 'Up or down?', ru: 'Вверх или вниз?' },
	up: { text: { en: 'Up', ru: 'Вверх' }, points: { need: 5, budget: -1 } },
	down: { text: { en: 'Down', ru: 'Вниз' }, points: -2 }
};

holdKind(thumb, schema(), step);
holdKind(thumb, schema(), { ...step, id: 'thumb-needed', required: true });

test('a kind of its own is checked by the one way in', () => {
	expect(checkBy(thumb, { ...step, required: true }, '', { consents: [] })).toEqual(
		refuse('required')
	);
});
