import { z } from 'zod';
import { identifier, points, tag, textSchema } from '../schema-parts.ts';
import { composed } from '../text.ts';
import type { Bounds, Checked, Contribution, FormFields, Kind, Weigh } from './kind.ts';
import { choiceTexts, describeChoice } from './option-parts.ts';
import { placesOf } from './places-of.ts';
import type { AnswerProblem } from './problems.ts';
import { refuse } from './refuse.ts';
import { questionShape } from './step-schema.ts';
import { times } from './times.ts';

const MOST_OPTIONS = 20;

/** Options put in order, best first; nothing is in order until the respondent has put it there. */
export const schema = () =>
	z.strictObject({
		kind: z.literal('ranking'),
		...questionShape,
		options: z
			.array(
				z.strictObject({
					id: identifier,
					text: textSchema,
					hint: textSchema.optional(),
					points: points.optional(),
					tags: z.array(tag).max(20).optional()
				})
			)
			.min(2)
			.max(MOST_OPTIONS),
		top: z
			.number()
			.int()
			.min(2)
			.max(MOST_OPTIONS)
			.optional()
			.describe(
				'How many places there are: 3 asks for the first three. One for each option unless given.'
			),
		weights: z
			.array(z.number().min(0).max(1000))
			.min(1)
			.max(MOST_OPTIONS)
			.optional()
			.describe(
				'What the points of an option count for by its place, best first: [1, 0.5] counts those of the first place whole, of the second half, of others not. [1] unless given: only the first place counts. Tags come along where points count.'
			)
	});

export type RankingStep = z.infer<ReturnType<typeof schema>>;

export const ranking: Kind<RankingStep, string[]> = {
	kind: 'ranking',
	check,
	score: (step, answer) =>
		answer.flatMap((id, index): Contribution[] => {
			const weight = weightAt(step, index);
			const option = step.options.find((one) => one.id === id);
			if (weight === 0 || option?.points === undefined) return [];
			const label = composed([option.text], (words) => `${index + 1}. ${words}`);
			return [{ source: id, label, points: times(option.points, weight) }];
		}),
	bounds,
	tags: (step, answer) =>
		answer.flatMap((id, index) => {
			const option = step.options.find((one) => one.id === id);
			return weightAt(step, index) === 0 ? [] : (option?.tags ?? []);
		}),
	operand: (step) => ({
		type: 'ranking',
		ids: step.options.map(({ id }) => id),
		places: placesOf(step)
	}),
	describe: (step, answer, locale) =>
		answer.map((id, index) => `${index + 1}. ${describeChoice(step, id, locale)}`).join(', '),
	read,
	texts: choiceTexts,
	samples(step) {
		const ids = step.options.map(({ id }) => id);
		const places = placesOf(step);
		if (places > ids.length) return [];
		const turned = ids.map((_, first) => [...ids.slice(first), ...ids.slice(0, first)]);
		return [...turned, ids.toReversed()].map((order) => order.slice(0, places));
	}
};

/** What the points of the option at this place count for; 0 beyond the places that there are. */
export function weightAt(step: RankingStep, index: number): number {
	const { weights = [1] } = step;
	return index < placesOf(step) ? (weights[index] ?? 0) : 0;
}

/** Each place once, each option once. A form tells places that were left open as null, those given twice as lists. */
function check(step: RankingStep, answer: unknown): Checked<string[]> {
	if (!Array.isArray(answer)) return refuse('wrong_type');
	const places = placesOf(step);
	const problems: AnswerProblem[] = [];
	const ranked = new Set<string>();
	let given = 0;
	for (const [index, at] of answer.entries()) {
		// A form's lists are of what was given twice; one alone would be a place within a place.
		if (Array.isArray(at) && at.length < 2) return refuse('wrong_type');
		const ids: unknown[] = at === null || at === undefined ? [] : [at].flat();
		given += ids.length;
		// However long the list is, it is not gone through to its end.
		if (Math.max(given, index) > MOST_OPTIONS) return refuse('too_many_ranked', { places });
		if (ids.length > 1) problems.push({ code: 'place_twice', params: { place: index + 1 } });
		for (const id of ids) {
			if (typeof id !== 'string') return refuse('wrong_type');
			const option = step.options.find((one) => one.id === id);
			if (!option) problems.push({ code: 'unknown_option', params: { option: id.slice(0, 64) } });
			else if (ranked.has(id)) {
				problems.push({ code: 'duplicate_option', params: { option: option.text } });
			}
			ranked.add(id);
		}
	}
	if (given === 0) return { ok: true, answer: null };
	if (given < places) problems.push({ code: 'too_few_ranked', params: { places } });
	else if (answer.length > places) problems.push({ code: 'too_many_ranked', params: { places } });
	return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: [...ranked] };
}

/** The best options on the heaviest places bring the most, the worst there the least. */
function bounds(step: RankingStep, weigh: Weigh): Bounds {
	const descending = (values: number[]) => values.toSorted((a, b) => b - a);
	const worth = descending(step.options.map((option) => weigh(option.points ?? 0)));
	const weights = descending(step.options.map((_, index) => weightAt(step, index)));
	const along = (values: readonly number[]) =>
		weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? 0), 0);
	return { least: along(worth.toReversed()), greatest: along(worth) };
}

/** `id.option` holds the place of each option. */
function read(step: RankingStep, form: FormFields): unknown {
	const order: (string | string[] | null)[] = [];
	for (const { id } of step.options) {
		const posted = form.get(`${step.id}.${id}`)?.trim();
		if (!posted) continue;
		const index = Number(posted) - 1;
		if (!Number.isInteger(index) || index < 0 || index >= placesOf(step)) return posted;
		while (order.length <= index) order.push(null);
		const before = order[index] ?? null;
		order[index] = before === null ? id : [before, id].flat();
	}
	return order.length === 0 ? undefined : order;
}
