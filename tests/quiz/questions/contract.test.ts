import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOther, OTHER, type Answer } from '../../../src/lib/quiz/answers.ts';
import { checkAnswer, isRequired } from '../../../src/lib/quiz/check.ts';
import { dayNumber } from '../../../src/lib/quiz/day.ts';
import type { Step } from '../../../src/lib/quiz/quiz.ts';
import type { CheckContext, Weigh } from '../../../src/lib/quiz/questions/kind.ts';
import { kindOf, kinds } from '../../../src/lib/quiz/questions/kinds.ts';
import { stepSchema } from '../../../src/lib/quiz/questions/schemas.ts';
import type { Points } from '../../../src/lib/quiz/schema-parts.ts';
import type { Text } from '../../../src/lib/quiz/text.ts';
import { TODAY } from '../../support/a-day.ts';
import { STEPS } from '../../support/a-step.ts';

const steps: Step[] = Object.values(STEPS).flat();
const answerable = steps.filter((step) => step.kind !== 'statement');

const context: CheckContext = {
	today: TODAY,
	consents: [
		{ id: 'processing', purpose: 'processing', text: 'I agree', required: true },
		{ id: 'news', purpose: 'advertising', text: 'Write to me' }
	]
};

describe('the lists of kinds', () => {
	const folder = new URL('../../../src/lib/quiz/questions/', import.meta.url);
	const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

	test('hold every file that exports a kind, under its own name', async () => {
		const found: string[] = [];
		for (const name of files) {
			const exported: Record<string, unknown> = await import(new URL(name, folder).href);
			const kind = Object.values(exported).find(isKind);
			if (!kind) continue;
			found.push(kind.kind);
			expect(name).toBe(`${kind.kind.replaceAll('_', '-')}.ts`);
			expect(exported['schema'], `${name} exports schema()`).toBeTypeOf('function');
		}
		expect(Object.keys(kinds).toSorted()).toEqual(found.toSorted());
	});

	test('name the same kinds in the same order', () => {
		const inSchemas = stepSchema.options.map((option) => option.shape.kind.value);
		expect(Object.keys(kinds)).toEqual(inSchemas);
		expect(Object.values(kinds).map(({ kind }) => kind)).toEqual(inSchemas);
	});
});

describe.each(steps.map((step) => [step.id, step] as const))('%s', (_, step) => {
	const kind = kindOf(step);
	const samples = kind.samples(step, TODAY);

	test('is a step that the schema takes as it stands', () => {
		expect(stepSchema.parse(step)).toEqual(step);
	});

	test('never throws on any JSON, and takes nothing of another form than its own', () => {
		const forms = new Set(samples.map(formOf));
		fc.assert(
			fc.property(anythingLike(samples), (raw) => {
				const checked = checkAnswer(step, raw, context);
				if (!checked.ok || checked.answer === null) return;
				expect(forms).toContain(formOf(checked.answer));
				expect(checkAnswer(step, checked.answer, context)).toEqual(checked);
				expect(kind.describe(step, checked.answer, 'en')).not.toBe('');
			}),
			{ numRuns: 300 }
		);
	});

	test('takes an empty answer exactly where none is required', () => {
		for (const empty of [undefined, null, '', ' \n ', [], {}]) {
			expect(checkAnswer(step, empty, context)).toEqual(
				isRequired(step, context)
					? { ok: false, problems: kind.missing?.(step, context) ?? [{ code: 'required' }] }
					: { ok: true, answer: null }
			);
		}
	});

	test('tells every text that it holds, and where', () => {
		const told = (kind.texts?.(step) ?? []).map(({ path, text }): [string, Text] => [path, text]);
		expect(new Map(told)).toEqual(textsIn(step));
	});
});

describe.each(answerable.map((step) => [step.id, step] as const))('an answer to %s', (_, step) => {
	const kind = kindOf(step);
	const samples = kind.samples(step, TODAY);

	test('has examples that pass the check unchanged', () => {
		expect(samples).not.toEqual([]);
		for (const sample of samples) {
			expect(checkAnswer(step, sample, context)).toEqual({ ok: true, answer: sample });
		}
	});

	test('scores within the bounds, whatever the weights', () => {
		fc.assert(
			fc.property(fc.constantFrom(...samples), weights, (sample, weight) => {
				const weigh = weighBy(weight);
				const { least, greatest } = kind.bounds(step, weigh, USUAL);
				const score = weigh(cappedScore(step, sample));
				expect(score).toBeGreaterThanOrEqual(least - 1e-6);
				expect(score).toBeLessThanOrEqual(greatest + 1e-6);
			})
		);
	});

	test('multiplies an amount within the bounds', () => {
		const { least, greatest } = kind.factorBounds?.(step, 'price') ?? { least: 1, greatest: 1 };
		for (const sample of samples) {
			const factors = kind.score(step, sample, TODAY).map(({ factor }) => factor?.['price'] ?? 1);
			const product = factors.reduce((all, factor) => all * factor, 1);
			expect(product).toBeGreaterThanOrEqual(least - 1e-9);
			expect(product).toBeLessThanOrEqual(greatest + 1e-9);
		}
	});

	test('can be said in English and in Russian, as can its part in the receipt', () => {
		for (const sample of samples) {
			expect(kind.describe(step, sample, 'en').trim()).not.toBe('');
			expect(kind.describe(step, sample, 'ru').trim()).not.toBe('');
			for (const { source, label } of kind.score(step, sample, TODAY)) {
				expect(source).not.toBe('');
				expect(Object.values(typeof label === 'string' ? [label] : label)).not.toContain('');
			}
		}
	});

	test('survives being posted by a form', () => {
		for (const sample of samples) {
			const raw = kind.read(step, formWith(step.id, sample));
			expect(checkAnswer(step, raw, context)).toEqual({ ok: true, answer: sample });
		}
		expect(checkAnswer(step, kind.read(step, new URLSearchParams()), context)).toEqual(
			checkAnswer(step, null, context)
		);
	});

	test('is what conditions are told that it is', () => {
		const operand = kind.operand(step);
		for (const sample of samples) {
			const parts: Answer[] = Array.isArray(sample) ? sample : [sample];
			if (operand.type === 'options') {
				expect(Array.isArray(sample)).toBe(operand.several);
				expect(operand.ids).toEqual(
					expect.arrayContaining(parts.map((part) => (isOther(part) ? OTHER : part)))
				);
			} else if (operand.type === 'date') {
				expect(dayNumber(String(sample))).not.toBeNaN();
			} else if (operand.type === 'number') {
				expect(sample).toBeTypeOf('number');
				expect(sample).toBeGreaterThanOrEqual(operand.min ?? -Infinity);
				expect(sample).toBeLessThanOrEqual(operand.max ?? Infinity);
			} else if (operand.type !== 'none') {
				expect(sample).toBeTypeOf(operand.type === 'text' ? 'string' : 'boolean');
			}
		}
	});

	test('names only contacts, consents and tags that it holds', () => {
		for (const sample of samples) {
			const said = JSON.stringify([sample, step]);
			const details = Object.values(kind.contact?.(step, sample) ?? {});
			const named = [...details, ...(kind.consents?.(step, sample) ?? [])];
			for (const word of [...named, ...(kind.tags?.(step, sample) ?? [])]) {
				expect(said).toContain(JSON.stringify(word));
			}
		}
	});
});

function isKind(value: unknown): value is { kind: string } {
	return typeof value === 'object' && value !== null && 'kind' in value && 'check' in value;
}

/** What an answer is made of: `array of string, object`. */
function formOf(answer: Answer): string {
	if (!Array.isArray(answer)) return isOther(answer) ? 'other' : typeof answer;
	return 'array';
}

/** Any JSON, and the examples turned inside out, which come closer to slipping through. */
function anythingLike(samples: readonly Answer[]): fc.Arbitrary<unknown> {
	const sample = samples.length === 0 ? fc.string() : fc.constantFrom<unknown>(...samples);
	return fc.oneof(
		fc.jsonValue(),
		fc.anything(),
		sample,
		sample.map((value) => [value, value]),
		sample.map((value) => [value].flat()),
		sample.map((value) => ({ other: value })),
		sample.map((value) => ({ email: value, consents: value })),
		sample.map((value) => ({ consents: [value] })),
		sample.map((value) => String(value)),
		fc.tuple(sample, fc.jsonValue()).map(([value, stray]) => [value, stray].flat()),
		fc.double(),
		fc.integer({ min: -5, max: 15 }),
		fc.constantFrom(true, false, 'other', [['other']], { other: '' }, { __proto__: null })
	);
}

const USUAL = 'score';
const weights = fc.record({
	score: fc.double({ min: 0, max: 5, noNaN: true }),
	need: fc.double({ min: 0, max: 5, noNaN: true }),
	budget: fc.double({ min: 0, max: 5, noNaN: true }),
	price: fc.constantFrom(0, 1)
});

type Weights = Record<string, number>;

function byDimension(points: Points): Weights {
	return typeof points === 'number' ? { [USUAL]: points } : points;
}

function weighBy(weight: Weights): Weigh {
	return (points) =>
		Object.entries(byDimension(points)).reduce(
			(sum, [id, value]) => sum + value * (weight[id] ?? 0),
			0
		);
}

function cappedScore(step: Step, answer: Answer): Points {
	const kind = kindOf(step);
	const sums: Weights = {};
	for (const { points } of kind.score(step, answer, TODAY)) {
		for (const [id, value] of Object.entries(byDimension(points))) {
			sums[id] = (sums[id] ?? 0) + value;
		}
	}
	for (const [id, most] of Object.entries(byDimension(kind.cap?.(step) ?? {}))) {
		sums[id] = Math.min(sums[id] ?? 0, most);
	}
	return sums;
}

/** The form that a page without JavaScript posts for this answer. */
function formWith(id: string, answer: Answer): URLSearchParams {
	const form = new URLSearchParams();
	for (const part of [answer].flat()) {
		if (typeof part === 'boolean') form.append(id, part ? 'yes' : 'no');
		else if (isOther(part)) {
			form.append(id, OTHER);
			form.append(`${id}.${OTHER}`, part.other);
		} else if (typeof part === 'object') {
			for (const [name, value] of Object.entries(part)) {
				for (const one of [value].flat()) form.append(`${id}.${name}`, one);
			}
		} else form.append(id, String(part));
	}
	return form;
}

/** Everything in the step with an English text, by path, beyond what every step has. */
function textsIn(step: Step): Map<string, unknown> {
	const found = new Map<string, unknown>();
	const visit = (value: unknown, path: string): void => {
		if (typeof value !== 'object' || value === null) return;
		if ('en' in value) {
			found.set(path, value);
			return;
		}
		for (const [key, inner] of Object.entries(value)) {
			const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
			visit(inner, at);
		}
	};
	visit(step, '');
	found.delete('title');
	found.delete('text');
	return found;
}
