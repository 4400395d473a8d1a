import { OTHER } from '../../quiz/answers.ts';
import { withoutMarks } from '../../quiz/markdown.ts';
import type { Quiz } from '../../quiz/normalise.ts';
import { kindOf } from '../../quiz/questions/kinds.ts';
import type { Operand } from '../../quiz/questions/kind.ts';
import type { Step } from '../../quiz/quiz.ts';
import { readRecalls, shortened } from '../../quiz/recall-names.ts';
import { inLocale, type Text } from '../../quiz/text.ts';
import { PHRASES, type Language } from './phrases.ts';

/** What something is called; null where there is no such thing any more. */
export type Name = string | null;

/** What the things of a quiz are called in sentences: short, on one line and without marks. */
export interface Names {
	step(id: string): Name;
	option(step: string, id: string): Name;
	row(step: string, id: string): Name;
	truth(step: string, truth: boolean): string;
	dimension(id: string): Name;
	hidden(name: string): Name;
	/** A text of the quiz as a label. */
	label(text: Text | undefined, otherwise: string): string;
}

const LONGEST = 40;

/**
 * Found out once per quiz object; a quiz is never changed in place.
 * @param locale the reader's language; texts that lack it are read in the quiz's own
 */
export function namesIn(quiz: Quiz, locale: Language): Names {
	const known = made[locale].get(quiz);
	if (known) return known;
	const names = makeNames(quiz, locale);
	made[locale].set(quiz, names);
	return names;
}

const made = { en: new WeakMap<Quiz, Names>(), ru: new WeakMap<Quiz, Names>() };

function makeNames(quiz: Quiz, locale: Language): Names {
	const steps = stepsById(quiz);
	const read = (text: Text | undefined) => withoutMarks(inLocale(text, locale, quiz.locales));
	const label = (text: Text | undefined, otherwise: string) =>
		shortened(readRecalls(read(text), quiz, locale).trim(), LONGEST) || otherwise;
	const named = (things: readonly { id: string; text?: Text | undefined }[], id: string): Name => {
		const thing = things.find((one) => one.id === id);
		return thing ? label(thing.text, id) : null;
	};
	return {
		label,
		step(id) {
			const step = steps.get(id);
			return step ? label(step.title, id) : null;
		},
		option(step, id) {
			const asked = steps.get(step);
			if (!asked) return null;
			if (id === OTHER && 'other' in asked && asked.other) {
				return label(asked.other.text, PHRASES[locale].other);
			}
			return named(choicesIn(asked), id);
		},
		row(step, id) {
			const asked = steps.get(step);
			return asked && 'rows' in asked ? named(asked.rows, id) : null;
		},
		truth(step, truth) {
			const asked = steps.get(step);
			if (asked && truthsOf(asked).includes(truth)) {
				return shortened(kindOf(asked).describe(asked, truth, locale), LONGEST);
			}
			return PHRASES[locale][truth ? 'yes' : 'no'];
		},
		dimension(id) {
			const dimension = quiz.dimensions.find((one) => one.id === id);
			return dimension ? label(dimension.title, id) : null;
		},
		hidden: (name) => (quiz.hidden.includes(name) ? name : null)
	};
}

/** The step with this id; the first where two share it. */
export function stepOf(quiz: Quiz, id: string): Step | undefined {
	return quiz.steps.find((step) => step.id === id);
}

/** What can be asked of the answer; nothing in particular where the step is gone. */
export function operandOf(quiz: Quiz, id: string): Operand | undefined {
	const step = stepOf(quiz, id);
	return step && kindOf(step).operand(step);
}

/** For a yes-or-no question, the answers that can be given. */
export function truthsOf(step: Step): boolean[] {
	return kindOf(step)
		.samples(step)
		.filter((answer) => typeof answer === 'boolean');
}

/** Of those that share an id the first. */
export function stepsById(quiz: Quiz): ReadonlyMap<string, Step> {
	return new Map(quiz.steps.toReversed().map((step) => [step.id, step]));
}

function choicesIn(step: Step): readonly { id: string; text: Text }[] {
	if ('options' in step) return step.options;
	return 'columns' in step ? step.columns : [];
}
