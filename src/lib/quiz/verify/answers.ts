import type { Band } from '../schema-parts.ts';
import { kindOf } from '../questions/kinds.ts';
import type { Day } from '../day.ts';
import type { Bounds, Operand } from '../questions/kind.ts';
import { placesOf } from '../questions/places-of.ts';
import type { Step } from '../quiz.ts';
import { checkDateLimits } from './date-limits.ts';
import { answerableDates } from './date-ranges.ts';
import { problem, type QuizProblem } from './problem.ts';
import type { Study, StudiedStep } from './study.ts';

/** Whether each step can be answered, and whether its answers can score as written. */
export function checkAnswers(study: Study): QuizProblem[] {
	return study.quiz.steps.flatMap((step, place) => {
		const studied = study.steps.get(step.id);
		if (!studied || studied.place !== place) return [];
		const path = `steps[${place}]`;
		const { today } = study.quiz;
		const limits = [...checkLimits(step, path), ...checkDateLimits(studied, today, path)];
		return [
			...limits,
			...(limits.length > 0 ? [] : checkAnswerable(studied, today, path)),
			...checkBands(studied, today, path),
			...checkUnits(step, path),
			...checkWeights(step, path),
			...checkFields(step, path)
		];
	});
}

function checkLimits(step: Step, path: string): QuizProblem[] {
	const [least, greatest, name] = limitsOf(step);
	if (least === undefined || greatest === undefined || least <= greatest) return [];
	return [problem('empty_limits', `${path}.${name}`, { least, greatest })];
}

function limitsOf(step: Step): [number | undefined, number | undefined, string] {
	if (step.kind === 'date') return [undefined, undefined, ''];
	if ('min' in step && 'max' in step) return [step.min, step.max, 'min'];
	if ('minLength' in step) return [step.minLength, step.maxLength, 'minLength'];
	const operand = kindOf(step).operand(step);
	return operand.type === 'number' ? [operand.min, operand.max, 'min'] : [undefined, undefined, ''];
}

function checkAnswerable(
	{ step, silent }: StudiedStep,
	today: Day | undefined,
	path: string
): QuizProblem[] {
	if (silent) return [];
	const limit = step.kind === 'ranking' ? 'top' : 'min';
	const given = step.kind === 'ranking' ? step.top : 'min' in step ? step.min : undefined;
	const least = typeof given === 'number' ? given : undefined;
	const available = freeChoices(step);
	if (kindOf(step).samples(step, today).length === 0) {
		return [problem('unanswerable', `${path}.${limit}`, { least, available })];
	}
	const several = step.kind === 'multiple_choice' || ('several' in step && step.several);
	// What may only be chosen alone still can be: the rest cannot.
	return several && least !== undefined && available !== undefined && least > available
		? [problem('min_beyond_options', `${path}.min`, { least, available })]
		: [];
}

/** How many options can be chosen together. */
function freeChoices(step: Step): number | undefined {
	if (!('options' in step)) return undefined;
	const free = step.options.filter((option) => !('exclusive' in option && option.exclusive));
	return free.length + ('other' in step && step.other ? 1 : 0);
}

function checkBands(
	{ step, operand }: StudiedStep,
	today: Day | undefined,
	path: string
): QuizProblem[] {
	if (!('bands' in step) || !step.bands) return [];
	const { bands } = step;
	const { least, greatest } = numbersIn(operand, today);
	return bands.flatMap(({ from }, index): QuizProblem[] => {
		const at = `${path}.bands[${index}].from`;
		if (bands.findIndex((band) => band.from === from) < index) {
			return [problem('band_twice', at, { from })];
		}
		if (from <= greatest && endOf(bands, from) > least) return [];
		return [problem('unused_band', at, { from, least, greatest })];
	});
}

/** What bands are numbers of. */
function numbersIn(operand: Operand, today: Day | undefined): Bounds {
	if (operand.type === 'date') return answerableDates(operand, today).away;
	const { min = -Infinity, max = Infinity } = operand.type === 'number' ? operand : {};
	return { least: min, greatest: max };
}

/** Where the next band begins. */
function endOf(bands: readonly Band[], from: number): number {
	return Math.min(...bands.map((band) => band.from).filter((other) => other > from), Infinity);
}

function checkUnits(step: Step, path: string): QuizProblem[] {
	if (!('perUnit' in step) || step.perUnit === undefined) return [];
	const { min, max } = { min: undefined, max: undefined, ...kindOf(step).operand(step) };
	const missing = max === undefined ? 'max' : min === undefined ? 'min' : null;
	return missing ? [problem('unbounded_points', `${path}.perUnit`, { missing })] : [];
}

/** What places count for that there are not. */
function checkWeights(step: Step, path: string): QuizProblem[] {
	if (step.kind !== 'ranking' || !step.weights) return [];
	const places = placesOf(step);
	const given = step.weights.length;
	if (given <= places) return [];
	return [problem('unused_weight', `${path}.weights[${places}]`, { given, places })];
}

function checkFields(step: Step, path: string): QuizProblem[] {
	if (!('fields' in step)) return [];
	return step.fields.flatMap(({ name }, index) =>
		step.fields.findIndex((field) => field.name === name) < index
			? [problem('duplicate_field', `${path}.fields[${index}].name`, { id: name })]
			: []
	);
}
