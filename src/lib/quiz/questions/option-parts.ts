import { isOther, OTHER, type ChoiceAnswer, type OtherAnswer } from '../answers.ts';
import type { Picture } from '../schema-parts.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Bounds, Checked, Contribution, Operand, PlacedText } from './kind.ts';
import { refuse } from './refuse.ts';
import type { Option, Other } from './step.ts';
import { cleanLine } from './text-parts.ts';

/** Of somebody's own words. */
export const MAX_OTHER = 500;

/** What steps with options have in common. */
export interface Choice {
	id: string;
	options: readonly (Option & { picture?: Picture | undefined; exclusive?: boolean | undefined })[];
	other?: Other | undefined;
}

/** One option, or "Other" in own words. */
export function checkChoice(step: Choice, answer: unknown): Checked<ChoiceAnswer> {
	if (typeof answer === 'string') return checkOption(step, answer);
	if (!isOther(answer) || Object.keys(answer).length > 1) return refuse('wrong_type');
	return checkOther(step, answer.other);
}

function checkOption(step: Choice, id: string): Checked<string> {
	if (step.options.some((option) => option.id === id)) return { ok: true, answer: id };
	if (step.other && id === OTHER) return refuse('other_empty');
	return refuse('unknown_option', { option: id.slice(0, 64) });
}

function checkOther(step: Choice, words: unknown): Checked<OtherAnswer> {
	if (!step.other) return refuse('other_not_allowed');
	if (typeof words !== 'string') return refuse('wrong_type');
	const other = cleanLine(words);
	if (other === '') return refuse('other_empty');
	if (other.length > MAX_OTHER) return refuse('too_long', { max: MAX_OTHER });
	return { ok: true, answer: { other } };
}

/** The option's id; `OTHER` for own words. */
export function optionId(answer: ChoiceAnswer): string {
	return isOther(answer) ? OTHER : answer;
}

/** The option or "Other" that was chosen, as far as it brings anything. */
function chosenPart(step: Choice, answer: ChoiceAnswer): Option | Other | undefined {
	return isOther(answer) ? step.other : step.options.find((option) => option.id === answer);
}

export function scoreChoice(step: Choice, answer: ChoiceAnswer): Contribution[] {
	const part = chosenPart(step, answer);
	if (part?.points === undefined && part?.factor === undefined) return [];
	const label = isOther(answer) ? answer.other : (part.text ?? answer);
	return [{ source: optionId(answer), label, points: part.points ?? 0, factor: part.factor }];
}

export function choiceTags(step: Choice, answer: ChoiceAnswer): readonly string[] {
	return chosenPart(step, answer)?.tags ?? [];
}

export function describeChoice(step: Choice, answer: ChoiceAnswer, locale: Locale): string {
	if (isOther(answer)) return answer.other;
	const option = step.options.find((candidate) => candidate.id === answer);
	return inLocale(option?.text, locale) || answer;
}

export function choiceOperand(step: Choice, several: boolean): Operand {
	const ids = step.options.map((option) => option.id);
	return { type: 'options', ids: step.other ? [...ids, OTHER] : ids, several };
}

export function choiceTexts(step: Choice): PlacedText[] {
	const texts = step.options.flatMap((option, index): PlacedText[] => {
		const at = `options[${index}]`;
		return [
			{ path: `${at}.text`, text: option.text },
			...(option.hint === undefined ? [] : [{ path: `${at}.hint`, text: option.hint }]),
			...(option.picture?.alt === undefined
				? []
				: [{ path: `${at}.picture.alt`, text: option.picture.alt }])
		];
	});
	if (step.other?.text !== undefined) texts.push({ path: 'other.text', text: step.other.text });
	return texts;
}

/** What can be chosen: the options, and "Other" where it is offered. */
export function choicesOf(step: Choice): (Option | Other)[] {
	return step.other ? [...step.options, step.other] : [...step.options];
}

export const SAMPLE_OTHER: OtherAnswer = { other: 'Something else' };

/** The least and the greatest of these values; 0 where there are none. */
export function spread(values: readonly number[]): Bounds {
	if (values.length === 0) return { least: 0, greatest: 0 };
	return { least: Math.min(...values), greatest: Math.max(...values) };
}

/** The figure of a dimension, whatever an author calls it: `constructor` is a fine id. */
export function own(
	figures: Readonly<Record<string, number>> | undefined,
	id: string
): number | undefined {
	return figures && Object.hasOwn(figures, id) ? figures[id] : undefined;
}
