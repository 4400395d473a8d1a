import { ratingRange, scaleRange } from '../quiz/questions/ranges.ts';
import { yesNoTexts } from '../quiz/questions/yes-no-texts.ts';
import type { Quiz } from '../quiz/normalise.ts';
import type { Step, StepKind, StepOf } from '../quiz/quiz.ts';
import { fillText } from '../quiz/fill.ts';
import { withoutMarks } from '../quiz/markdown.ts';
import { inLocale, type Locale, type Text } from '../quiz/text.ts';

/** One answer that a letter offers: a link. */
export interface TapChoice {
	/** Of `?a=` in the link: the option's id, `true` or `false`, the number. */
	value: string;
	text: string;
	picture?: { src: string; alt: string } | undefined;
}

/** A letter is no list to scroll through: with more options, the question is answered on the page. */
export const MOST_CHOICES = 15;

/** Why a question is asked by a button and not by its answers. */
export type NoTap = 'kind' | 'several' | 'many' | 'condition' | 'nothing';

interface Tap<S> {
	choices(step: S, say: (text: Text) => string): TapChoice[];
	/** The answer in the form of the API. */
	read(value: string): string | number | boolean;
}

type WithOptions = Pick<StepOf<'single_choice'>, 'options' | 'other'>;

const options: Tap<WithOptions> = {
	choices: (step, say) => step.options.map(({ id, text }) => ({ value: id, text: say(text) })),
	read: (value) => value
};

const numbers = (from: number, to: number): TapChoice[] =>
	Array.from({ length: to - from + 1 }, (_, at) => ({
		value: String(from + at),
		text: String(from + at)
	}));

const taps: { [K in StepKind]?: Tap<StepOf<K>> } = {
	single_choice: options,
	dropdown: options,
	picture_choice: {
		choices: (step, say) =>
			step.options.map(({ id, text, picture }) => ({
				value: id,
				text: say(text),
				picture: { src: picture.src, alt: picture.alt ? say(picture.alt) : say(text) }
			})),
		read: (value) => value
	},
	yes_no: {
		choices: (step, say) => {
			const { yes, no } = yesNoTexts(step);
			return [
				{ value: 'true', text: say(yes) },
				{ value: 'false', text: say(no) }
			];
		},
		read: (value) => value === 'true'
	},
	rating: {
		choices: (step) => numbers(ratingRange(step).min, ratingRange(step).max),
		read: Number
	},
	opinion_scale: {
		choices: (step) => numbers(scaleRange(step).min, scaleRange(step).max),
		read: Number
	}
};

/** The one place where the lookup's type is asserted: `taps` is keyed by exactly these names. */
function tapOf(step: Step): Tap<Step> | undefined {
	return taps[step.kind] as Tap<Step> | undefined;
}

/** The question that a letter asks: the quiz's first. */
export function tapStep(quiz: Pick<Quiz, 'steps'>): Step | undefined {
	return quiz.steps[0];
}

/**
 * Every answer that one tap can give, in order; null where the question is not answered by one tap. "Other" in own words is
 * none of them: it is a link to the question itself, see `hasOther`.
 */
export function tapChoices(step: Step, locale: Locale): TapChoice[] | null {
	return whyNoTap(step) === null ? allChoices(step, locale) : null;
}

/** The answer in the form of the API; undefined where it is none of those that the letter offers. */
export function readTap(step: Step, value: string): string | number | boolean | undefined {
	const offered = tapChoices(step, '')?.some((choice) => choice.value === value);
	return offered ? tapOf(step)?.read(value) : undefined;
}

/** What keeps a question from being answered by one tap; null where nothing does. */
export function whyNoTap(step: Step | undefined): NoTap | null {
	if (!step) return 'nothing';
	if (!tapOf(step)) return 'kind';
	if (step.kind === 'picture_choice' && step.several) return 'several';
	if (step.when !== undefined) return 'condition';
	return allChoices(step, '').length > MOST_CHOICES ? 'many' : null;
}

/** Whether it may be answered in own words too. */
export function hasOther(step: Step): boolean {
	return 'other' in step && step.other !== undefined;
}

function allChoices(step: Step, locale: Locale): TapChoice[] {
	// Nothing is known yet of what an option might recall.
	const say = (text: Text) => withoutMarks(fillText(inLocale(text, locale), { answers: {} }));
	return tapOf(step)?.choices(step, say) ?? [];
}
