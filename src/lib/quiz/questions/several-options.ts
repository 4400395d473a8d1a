import { OTHER, type ChoiceAnswer } from '../answers.ts';
import type { Points } from '../schema-parts.ts';
import type { Locale } from '../text.ts';
import type { Bounds, Checked, Contribution, FormFields, Operand, Weigh } from './kind.ts';
import {
	checkChoice,
	choiceOperand,
	choicesOf,
	choiceTags,
	choiceTexts,
	describeChoice,
	optionId,
	own,
	SAMPLE_OTHER,
	scoreChoice,
	spread,
	type Choice
} from './option-parts.ts';
import { refuse } from './refuse.ts';
import type { Option, Other } from './step.ts';

/** What steps have that take several of their options. */
interface SeveralChoice extends Choice {
	min?: number | undefined;
	max?: number | undefined;
	maxPoints?: Points | undefined;
}

/** What every kind does that takes several of its options. */
export const severalOptions = {
	check,
	score: (step: SeveralChoice, answer: readonly ChoiceAnswer[]): Contribution[] =>
		answer.flatMap((chosen) => scoreChoice(step, chosen)),
	cap: (step: SeveralChoice): Points | undefined => step.maxPoints,
	bounds,
	/** Least and greatest product of the chosen factors. */
	factorBounds: (step: SeveralChoice, dimension: string): Bounds =>
		combined(
			step,
			(choice) => own(choice.factor, dimension) ?? 1,
			(a, b) => a * b
		),
	tags: (step: SeveralChoice, answer: readonly ChoiceAnswer[]): string[] =>
		answer.flatMap((chosen) => choiceTags(step, chosen)),
	operand: (step: SeveralChoice): Operand => choiceOperand(step, true),
	describe: (step: SeveralChoice, answer: readonly ChoiceAnswer[], locale: Locale): string =>
		answer.map((chosen) => describeChoice(step, chosen, locale)).join(', '),
	read,
	texts: choiceTexts,
	samples
};

/** Several options, each once; the answer is put in the order of the options, "Other" last. */
function check(step: SeveralChoice, answer: unknown): Checked<ChoiceAnswer[]> {
	if (!Array.isArray(answer)) return refuse('wrong_type');
	const chosen = new Map<string, ChoiceAnswer>();
	for (const raw of answer) {
		const checked = checkChoice(step, raw);
		if (!checked.ok) return checked;
		if (checked.answer === null) continue;
		const id = optionId(checked.answer);
		if (chosen.has(id)) return refuse('duplicate_option', { option: id });
		chosen.set(id, checked.answer);
	}
	const exclusive = step.options.find((option) => option.exclusive && chosen.has(option.id));
	if (exclusive) {
		if (chosen.size > 1) return refuse('exclusive', { option: exclusive.text });
		return { ok: true, answer: [exclusive.id] };
	}
	const { min = 0, max = Number.POSITIVE_INFINITY } = step;
	if (chosen.size < min) return refuse('too_few', { min });
	if (chosen.size > max) return refuse('too_many', { max });
	return { ok: true, answer: inOptionOrder(step, [...chosen.values()]) };
}

/**
 * Least and greatest points of several options. Exact without a cap and for one dimension; for a total of several
 * capped dimensions they hold, but may be wider than what can be reached.
 */
function bounds(step: SeveralChoice, weigh: Weigh, usual: string): Bounds {
	const whole = sumSpread(step, weigh);
	if (step.maxPoints === undefined) return whole;
	const { maxPoints } = step;
	const named = (points: Points) => (typeof points === 'number' ? { [usual]: points } : points);
	const used = [maxPoints, ...choicesOf(step).map((choice) => choice.points ?? 0)];
	const dimensions = new Set(used.flatMap((points) => Object.keys(named(points))));
	const sums = { least: 0, greatest: 0, lost: 0 };
	for (const id of dimensions) {
		const weight = weigh({ [id]: 1 });
		if (weight === 0) continue;
		const most = own(named(maxPoints), id) ?? Number.POSITIVE_INFINITY;
		const { least, greatest } = sumSpread(step, (points) => own(named(points), id) ?? 0);
		sums.least += weight * Math.min(least, most);
		sums.greatest += weight * Math.min(greatest, most);
		sums.lost += weight * Math.max(0, greatest - most);
	}
	return {
		least: Math.max(whole.least - sums.lost, sums.least),
		greatest: Math.min(whole.greatest, sums.greatest)
	};
}

function sumSpread(step: SeveralChoice, weigh: Weigh): Bounds {
	return combined(
		step,
		(choice) => weigh(choice.points ?? 0),
		(a, b) => a + b
	);
}

/** The least and the greatest that `combine` can make of any allowed number of parts. */
function combined(
	step: SeveralChoice,
	worth: (choice: Option | Other) => number,
	combine: (a: number, b: number) => number
): Bounds {
	const alone = step.options.filter((option) => option.exclusive).map(worth);
	const free = freeChoices(step).map(worth);
	const { min, max } = allowed(step, free.length);
	const ascending = running(
		free.toSorted((a, b) => a - b),
		combine
	).slice(min - 1, max);
	const descending = running(
		free.toSorted((a, b) => b - a),
		combine
	).slice(min - 1, max);
	return spread([...alone, ...ascending, ...descending]);
}

/** [a, a·b, a·b·c, …] for `·` = combine. */
function running(values: readonly number[], combine: (a: number, b: number) => number): number[] {
	const results: number[] = [];
	for (const value of values) {
		const before = results.at(-1);
		results.push(before === undefined ? value : combine(before, value));
	}
	return results;
}

/** How many may be chosen in fact; empty where more are asked for than there are. */
function allowed(step: SeveralChoice, available: number): { min: number; max: number } {
	return { min: Math.max(1, step.min ?? 1), max: Math.min(available, step.max ?? available) };
}

/** What can be chosen together with others. */
function freeChoices(step: SeveralChoice): (Option | Other)[] {
	return choicesOf(step).filter((choice) => !('exclusive' in choice && choice.exclusive));
}

/** `id` holds the options, `id.other` the own words, whether "Other" was ticked or not. */
function read(step: SeveralChoice, form: FormFields): unknown {
	const ids = form.getAll(step.id).filter((id) => id !== '');
	const other = form.get(`${step.id}.${OTHER}`) ?? '';
	if (step.other && (ids.includes(OTHER) || other.trim() !== '')) {
		return [...ids.filter((id) => id !== OTHER), { other }];
	}
	return ids.length === 0 ? undefined : ids;
}

/** Each exclusive option alone, the fewest allowed beginning at each of the others, and the most allowed. */
function samples(step: SeveralChoice): ChoiceAnswer[][] {
	const alone = step.options.filter((option) => option.exclusive).map((option) => [option.id]);
	const free = freeChoices(step).map((choice) => ('id' in choice ? choice.id : SAMPLE_OTHER));
	const { min, max } = allowed(step, free.length);
	if (min > max) return alone;
	const fewest = free.map((_, index) => [...free, ...free].slice(index, index + min));
	return [...alone, ...fewest, free.slice(0, max)].map((sample) => inOptionOrder(step, sample));
}

function inOptionOrder(step: SeveralChoice, chosen: readonly ChoiceAnswer[]): ChoiceAnswer[] {
	const order = [...step.options.map((option) => option.id), OTHER];
	return chosen.toSorted((a, b) => order.indexOf(optionId(a)) - order.indexOf(optionId(b)));
}
