import { isOther, OTHER, type ChoiceAnswer, type OtherAnswer } from '../answers.ts';
import type { Picture } from '../schema-parts.ts';
import { inLocale, type Locale } from '../text.ts';
import type { Checked, Contribution, FormFields, Operand, PlacedText } from './kind.ts';
import { refuse } from './problems.ts';
import type { Option, Other, SeveralOption } from './step.ts';
import { cleanLine } from './text-parts.ts';

export const MAX_OTHER = 500;

/** What steps with options have in common. */
export interface Choice {
	id: string;
	options: readonly (Option & { picture?: Picture | undefined })[];
	other?: Other | undefined;
}

/** What those have that take several. */
export interface SeveralChoice extends Choice {
	options: readonly (SeveralOption & { picture?: Picture | undefined })[];
	min?: number | undefined;
	max?: number | undefined;
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

/** Several options, each once; the answer is put in the order of the options, "Other" last. */
export function checkSeveral(step: SeveralChoice, answer: unknown): Checked<ChoiceAnswer[]> {
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
	if (step.min !== undefined && chosen.size < step.min) return refuse('too_few', { min: step.min });
	if (step.max !== undefined && chosen.size > step.max)
		return refuse('too_many', { max: step.max });
	const order = [...step.options.map((option) => option.id), OTHER];
	return { ok: true, answer: order.flatMap((id) => chosen.get(id) ?? []) };
}

/** The option's id; `OTHER` for own words. */
function optionId(answer: ChoiceAnswer): string {
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

/** A posted choice: `id` holds the option, `id.other` the own words; words alone count as "Other". */
export function readChoice(step: Choice, form: FormFields): unknown {
	const id = form.get(step.id) ?? '';
	const other = readOther(step, form, id === '' ? [] : [id]);
	return other ?? (id === '' ? undefined : id);
}

export function readSeveral(step: Choice, form: FormFields): unknown {
	const ids = form.getAll(step.id).filter((id) => id !== '');
	const other = readOther(step, form, ids);
	if (!other) return ids.length === 0 ? undefined : ids;
	return [...ids.filter((id) => id !== OTHER), other];
}

function readOther(step: Choice, form: FormFields, ids: readonly string[]): OtherAnswer | null {
	if (!step.other) return null;
	const other = form.get(`${step.id}.${OTHER}`) ?? '';
	const wordsAlone = ids.length === 0 && other.trim() !== '';
	return wordsAlone || ids.includes(OTHER) ? { other } : null;
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

const SAMPLE_OTHER: OtherAnswer = { other: 'Something else' };

export function choiceSamples(step: Choice): ChoiceAnswer[] {
	const ids = step.options.map((option) => option.id);
	return step.other ? [...ids, SAMPLE_OTHER] : ids;
}

/** Each exclusive option alone, the fewest allowed beginning at each of the others, and the most allowed. */
export function severalSamples(step: SeveralChoice): ChoiceAnswer[][] {
	const free: ChoiceAnswer[] = step.options.filter((o) => !o.exclusive).map((o) => o.id);
	if (step.other) free.push(SAMPLE_OTHER);
	const alone = step.options.filter((option) => option.exclusive).map((option) => [option.id]);
	const { min, max } = severalRange(step, free.length);
	if (min > max) return alone;
	const fewest = free.map((_, index) => [...free, ...free].slice(index, index + min));
	return [...alone, ...fewest, free.slice(0, max)].map((sample) => inOptionOrder(step, sample));
}

/** How many may be chosen in fact; empty where more are asked for than there are. */
export function severalRange(step: SeveralChoice, available: number): { min: number; max: number } {
	return { min: Math.max(1, step.min ?? 1), max: Math.min(available, step.max ?? available) };
}

function inOptionOrder(step: Choice, sample: readonly ChoiceAnswer[]): ChoiceAnswer[] {
	const order = [...step.options.map((option) => option.id), OTHER];
	return sample.toSorted((a, b) => order.indexOf(optionId(a)) - order.indexOf(optionId(b)));
}
