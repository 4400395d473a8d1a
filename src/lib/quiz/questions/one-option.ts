import { OTHER, type ChoiceAnswer } from '../answers.ts';
import type { Bounds, FormFields, Operand, Weigh } from './kind.ts';
import {
	checkChoice,
	choiceOperand,
	choicesOf,
	choiceTags,
	choiceTexts,
	describeChoice,
	own,
	SAMPLE_OTHER,
	scoreChoice,
	spread,
	type Choice
} from './option-parts.ts';

/** What every kind does that takes one of its options. */
export const oneOption = {
	check: checkChoice,
	score: scoreChoice,
	bounds: (step: Choice, weigh: Weigh): Bounds =>
		spread(choicesOf(step).map((choice) => weigh(choice.points ?? 0))),
	factorBounds: (step: Choice, dimension: string): Bounds =>
		spread(choicesOf(step).map((choice) => own(choice.factor, dimension) ?? 1)),
	tags: choiceTags,
	operand: (step: Choice): Operand => choiceOperand(step, false),
	describe: describeChoice,
	read,
	texts: choiceTexts,
	samples: (step: Choice): ChoiceAnswer[] => [
		...step.options.map((option) => option.id),
		...(step.other ? [SAMPLE_OTHER] : [])
	]
};

/** `id` holds the option, `id.other` the own words, which count alone too. */
function read(step: Choice, form: FormFields): unknown {
	const id = form.get(step.id) || undefined;
	const other = form.get(`${step.id}.${OTHER}`) ?? '';
	const meant = id === OTHER || (id === undefined && other.trim() !== '');
	return step.other && meant ? { other } : id;
}
