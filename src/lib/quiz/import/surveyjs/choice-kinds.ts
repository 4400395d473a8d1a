import type { Step } from '../../quiz.ts';
import { asNumber, asText, flagIn, keyOf, wholeIn } from '../part.ts';
import type { Element } from './element.ts';
import { choicesOf, withoutExclusion, withoutPictures, type Choices } from './choices.ts';
import {
	made,
	questionOf,
	rightAnswer,
	type Converter,
	type Made,
	type Reading
} from './reading.ts';
import { asksOf } from './validators.ts';

const MOST = 100;

/** A choice with nothing to choose from here is answered in own words. */
function inOwnWords(element: Element, reading: Reading): Made {
	reading.losses.add(element.place, 'no_choices_here');
	return made({ kind: 'short_text', ...questionOf(element, reading) });
}

const one =
	(kind: 'single_choice' | 'dropdown'): Converter =>
	(element, reading) => {
		const choices = choicesOf(element, reading);
		const { options, values, other } = choices;
		if (options.length === 0) return inOwnWords(element, reading);
		withoutPicturesTold(choices, element, reading);
		asksOf(element.part, element.place, reading.losses);
		const question = questionOf(element, reading);
		return {
			step: { kind, ...question, options: withoutExclusion(options), other },
			options: values
		};
	};

export const radiogroup = one('single_choice');
export const dropdown = one('dropdown');

export const checkbox: Converter = (element, reading) => {
	const choices = choicesOf(element, reading);
	const { options, values, other } = choices;
	if (options.length === 0) return inOwnWords(element, reading);
	withoutPicturesTold(choices, element, reading);
	const question = questionOf(element, reading);
	const shape = { ...question, options: withoutPictures(options), other };
	return {
		step: { kind: 'multiple_choice', ...shape, ...limitsOf(element, reading) },
		options: values
	};
};

function withoutPicturesTold({ options }: Choices, { place }: Element, { losses }: Reading): void {
	if (options.some(({ picture }) => picture)) losses.add(place, 'option_pictures');
}

function limitsOf({ part, place }: Element, { losses }: Reading): { min?: number; max?: number } {
	const { minCount, maxCount } = asksOf(part, place, losses);
	const min = wholeIn(part, 'minSelectedChoices', 1, MOST) ?? minCount;
	const max = wholeIn(part, 'maxSelectedChoices', 1, MOST) ?? maxCount;
	return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** Pictures to choose from, where each of them can be shown. */
export const imagepicker: Converter = (element, reading) => {
	const { options, values, other } = choicesOf(element, reading);
	if (options.length === 0) return inOwnWords(element, reading);
	const several = flagIn(element.part, 'multiSelect');
	const limits = several ? limitsOf(element, reading) : {};
	const question = { ...questionOf(element, reading), other };
	const pictured = options.flatMap(({ picture, ...option }) =>
		picture ? [{ ...option, picture }] : []
	);
	const step: Step =
		pictured.length === options.length
			? {
					kind: 'picture_choice',
					...question,
					options: pictured,
					...(several && { several, ...limits })
				}
			: several
				? { kind: 'multiple_choice', ...question, options: withoutPictures(options), ...limits }
				: { kind: 'single_choice', ...question, options: withoutExclusion(options) };
	if (step.kind !== 'picture_choice') reading.losses.add(element.place, 'option_pictures');
	return { step, options: values };
};

const MOST_RANKED = 20;

export const ranking: Converter = (element, reading) => {
	const { options, values, other } = choicesOf(element, reading, MOST_RANKED);
	const { part, place } = element;
	if (options.length < 2) return inOwnWords(element, reading);
	if (other) reading.losses.add(place, 'ranked_other');
	const top = flagIn(part, 'selectToRankEnabled')
		? wholeIn(part, 'maxSelectedChoices', 2, options.length)
		: undefined;
	const shape = { ...questionOf(element, reading), options: withoutExclusion(options) };
	return {
		step: { kind: 'ranking', ...shape, ...(top !== undefined && { top }) },
		options: values
	};
};

export const boolean: Converter = (element, reading) => {
	const { part, place } = element;
	const { words, losses } = reading;
	const yes = { text: words.line(part.get('labelTrue'), place) };
	const no = { text: words.line(part.get('labelFalse'), place) };
	const names = [keyOf(part.get('valueTrue')) || 'true', keyOf(part.get('valueFalse')) || 'false'];
	const truths = new Map([
		['true', true],
		['false', false],
		[names[0] ?? 'true', true],
		[names[1] ?? 'false', false]
	]);
	const right = rightAnswer(element);
	const truth = right && truths.get(keyOf(right.values[0]));
	if (right && truth === undefined) losses.add(place, 'right_answer');
	const sideOf = (side: typeof yes, is: boolean) => {
		const worth = right && truth === is ? { points: right.points } : {};
		return side.text === undefined && !right ? undefined : { ...side, ...worth };
	};
	const question = questionOf(element, reading);
	const step: Step = { kind: 'yes_no', ...question, yes: sideOf(yes, true), no: sideOf(no, false) };
	return { step, options: new Map(), truths };
};

/** Stars and scales; numbers beyond them are dragged to, and words are chosen from. */
export const rating: Converter = (element, reading) => {
	const { part, place } = element;
	const given = part.get('rateValues');
	const values: readonly unknown[] = Array.isArray(given) ? given : [];
	if (values.length > 0) {
		const { options, values: names } = choicesOf(
			{ ...element, part: asChoices(element, values) },
			reading
		);
		const shape = { ...questionOf(element, reading), options: withoutExclusion(options) };
		return { step: { kind: 'single_choice', ...shape }, options: names };
	}
	const min = asNumber(part.get('rateMin')) ?? 1;
	const count = asNumber(part.get('rateCount'));
	const max = asNumber(part.get('rateMax')) ?? (count === undefined ? 5 : min + count - 1);
	const by = asNumber(part.get('rateStep')) ?? 1;
	const labels = labelsOf(element, reading);
	const type = asText(part.get('rateType')) ?? asText(part.get('rateDisplayMode')) ?? 'labels';
	if (type === 'smileys') reading.losses.add(place, 'shape', { shape: type });
	part.get('autoGenerate');
	if (rightAnswer(element)) reading.losses.add(place, 'right_answer');
	const question = questionOf(element, reading);
	const fits =
		by === 1 && (min === 0 || min === 1) && max >= 3 && max <= 10 && Number.isInteger(max);
	if (fits && min === 1 && type === 'stars' && !labels)
		return made({ kind: 'rating', ...question, max });
	if (fits) return made({ kind: 'opinion_scale', ...question, from: min, to: max, labels });
	for (const label of [labels?.from, labels?.to]) {
		if (label !== undefined) reading.losses.add(place, 'label', { label: JSON.stringify(label) });
	}
	const step = by > 0 ? by : 1;
	return made({ kind: 'slider', ...question, min, max: Math.max(min, max), step });
};

function asChoices({ part }: Element, values: readonly unknown[]): Element['part'] {
	return { ...part, get: (name) => (name === 'choices' ? values : part.get(name)) };
}

function labelsOf({ part, place }: Element, { words }: Reading) {
	const from =
		words.line(part.get('minRateDescription'), place) ??
		words.line(part.get('mininumRateDescription'), place);
	const to =
		words.line(part.get('maxRateDescription'), place) ??
		words.line(part.get('maximumRateDescription'), place);
	if (from === undefined && to === undefined) return undefined;
	return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
