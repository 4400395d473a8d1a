import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { isOther, OTHER, type Answer } from '../../src/lib/quiz/answers.ts';
import { checkBy, isRequiredBy } from '../../src/lib/quiz/check.ts';
import { dayNumber } from '../../src/lib/quiz/day.ts';
import type { CheckContext, Kind, Weigh } from '../../src/lib/quiz/questions/kind.ts';
import type { BaseStep } from '../../src/lib/quiz/questions/step.ts';
import type { Points } from '../../src/lib/quiz/schema-parts.ts';
import type { Text } from '../../src/lib/quiz/text.ts';
import { TODAY } from './a-day.ts';

const context: CheckContext = {
	today: TODAY,
	consents: [
		{ id: 'processing', purpose: 'processing', text: 'I agree', required: true },
		{ id: 'news', purpose: 'advertising', text: 'Write to me' }
	]
};

/** Holds a kind to what every kind promises, with one of its steps. */
export function holdKind<S extends BaseStep>(kind: Kind<S>, schema: z.ZodType, step: S): void {
	describe(step.id, () => holdStep(kind, schema, step));
	// A statement takes no answers.
	if (kind.kind !== 'statement') describe(`an answer to ${step.id}`, () => holdAnswers(kind, step));
}

function holdStep<S extends BaseStep>(kind: Kind<S>, schema: z.ZodType, step: S): void {
	const samples = kind.samples(step, TODAY);

	test('is a step that the schema takes as it stands', () => {
		expect(schema.parse(step)).toEqual(step);
	});

	test('never throws on any JSON, and takes nothing of another form than its own', () => {
		const forms = new Set(samples.map(formOf));
		fc.assert(
			fc.property(anythingLike(samples), (raw) => {
				const checked = checkBy(kind, step, raw, context);
				if (!checked.ok || checked.answer === null) return;
				expect(forms).toContain(formOf(checked.answer));
				expect(checkBy(kind, step, checked.answer, context)).toEqual(checked);
				expect(kind.describe(step, checked.answer, 'en')).not.toBe('');
			}),
			{ numRuns: 300 }
		);
	});

	test('takes an empty answer exactly where none is required', () => {
		for (const empty of [undefined, null, '', ' \n ', [], {}]) {
			expect(checkBy(kind, step, empty, context)).toEqual(
				isRequiredBy(kind, step, context)
					? { ok: false, problems: kind.missing?.(step, context) ?? [{ code: 'required' }] }
					: { ok: true, answer: null }
			);
		}
	});

	test('tells every text that it holds, and where', () => {
		const told = (kind.texts?.(step) ?? []).map(({ path, text }): [string, Text] => [path, text]);
		expect(new Map(told)).toEqual(textsIn(step));
	});
}

function holdAnswers<S extends BaseStep>(kind: Kind<S>, step: S): void {
	const samples = kind.samples(step, TODAY);

	test('has examples that pass the check unchanged', () => {
		expect(samples).not.toEqual([]);
		for (const sample of samples) {
			expect(checkBy(kind, step, sample, context)).toEqual({ ok: true, answer: sample });
		}
	});

	test('scores within the bounds, whatever the weights', () => {
		fc.assert(
			fc.property(fc.constantFrom(...samples), weights, (sample, weight) => {
				const weigh = weighBy(weight);
				const { least, greatest } = kind.bounds(step, weigh, USUAL);
				const score = weigh(cappedScore(kind, step, sample));
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
			const raw = kind.read(step, formWith(kind, step, sample));
			expect(checkBy(kind, step, raw, context)).toEqual({ ok: true, answer: sample });
		}
		expect(checkBy(kind, step, kind.read(step, new URLSearchParams()), context)).toEqual(
			checkBy(kind, step, null, context)
		);
	});

	test('is what conditions are told that it is', () => {
		const operand = kind.operand(step);
		for (const sample of samples) {
			const parts: Answer[] = Array.isArray(sample) ? sample : [sample];
			if (operand.type === 'ranking') {
				expect(sample).toHaveLength(operand.places);
				expect(operand.ids).toEqual(expect.arrayContaining(parts));
			} else if (operand.type === 'matrix') {
				const rows = operand.rows.map((row) => row.id);
				const needed = operand.rows.filter((row) => row.required).map((row) => row.id);
				expect(rows).toEqual(expect.arrayContaining(Object.keys(sample)));
				expect(Object.keys(sample)).toEqual(expect.arrayContaining(needed));
				for (const chosen of Object.values(sample)) {
					expect(Array.isArray(chosen)).toBe(operand.several);
					expect(operand.ids).toEqual(expect.arrayContaining([chosen].flat()));
				}
			} else if (operand.type === 'options') {
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
			} else if (operand.type === 'files') {
				expect(kind.uploads?.(step, sample)).toEqual(sample);
			} else if (operand.type !== 'none') {
				expect(sample).toBeTypeOf(operand.type === 'text' ? 'string' : 'boolean');
			}
		}
	});

	test('falls into parts that are said as its whole is', () => {
		for (const sample of samples) {
			const parts = kind.parts?.(step) ?? [];
			expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
			for (const locale of ['en', 'ru']) {
				const whole = kind.describe(step, sample, locale);
				for (const part of parts) expect(whole).toContain(part.describe(sample, locale));
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
		sample.map((value) => ({ price: value, speed: [value] })),
		sample.map((value) => [null, value].flat()),
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

function cappedScore<S extends BaseStep>(kind: Kind<S>, step: S, answer: Answer): Points {
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
function formWith<S extends BaseStep>(kind: Kind<S>, step: S, answer: Answer): URLSearchParams {
	const { id } = step;
	const form = new URLSearchParams();
	if (kind.operand(step).type === 'ranking') {
		[answer].flat().forEach((option, at) => form.append(`${id}.${String(option)}`, `${at + 1}`));
		return form;
	}
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
function textsIn(step: BaseStep): Map<string, unknown> {
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
