import { fillText, recallsIn } from './fill.ts';
import { withoutMarks } from './markdown.ts';
import type { Quiz } from './normalise.ts';
import { kindOf } from './questions/kinds.ts';
import type { Step, StepOf } from './quiz.ts';
import { inLocale, type Locale, type Text, type Words } from './text.ts';

/** A text of the quiz for those who work with it: what it recalls stands there by name, "Thanks, ‹Name›!". */
export function readText(text: Text | undefined, quiz: Quiz, locale: Locale): string {
	return readRecalls(inLocale(text, locale, quiz.locales), quiz, locale);
}

/** The same for words in one language. */
export function readRecalls(words: string, quiz: Quiz, locale: Locale): string {
	if (!words.includes('{{')) return words;
	const called = (name: string) => recallName(name, quiz, locale) ?? name;
	const answers = Object.fromEntries(recallsIn(words).map((name) => [name, `‹${called(name)}›`]));
	return fillText(words, { answers });
}

/** What people call that which `{{name}}` recalls; null where there is nothing of that name. */
export function recallName(name: string, quiz: Quiz, locale: Locale): string | null {
	const [id = '', part] = name.split('.', 2);
	const step = quiz.steps.find((one) => one.id === id);
	if (step && step.kind !== 'statement') return stepName(step, part, quiz, locale);
	if (quiz.hidden.includes(name)) return name;
	return scoreName(name, quiz, locale);
}

function stepName(step: Step, part: string | undefined, quiz: Quiz, locale: Locale): string | null {
	if (part !== undefined) return partName(step, part, quiz, locale);
	const words = withoutMarks(inLocale(step.title, locale, quiz.locales));
	// What it recalls itself is left open: two that recall each other would go on for ever.
	const open = Object.fromEntries(recallsIn(words).map((name) => [name, '…']));
	const title = fillText(words, { answers: open });
	return shortened(title.trim(), LONGEST_NAME) || step.id;
}

function partName(step: Step, id: string, quiz: Quiz, locale: Locale): string | null {
	const part = kindOf(step)
		.parts?.(step)
		.find((one) => one.id === id);
	if (!part) return null;
	const field = step.kind === 'contact' && step.fields.find(({ name }) => name === id);
	if (!field) return inLocale(part.title, locale, quiz.locales);
	const own = inLocale(field.label, locale, quiz.locales);
	return own === '' ? say(CONTACT[field.name], locale) : shortened(own, LONGEST_NAME);
}

function scoreName(name: string, quiz: Quiz, locale: Locale): string | null {
	if (name === 'score' || name === 'percent') return say(SCORES[name], locale);
	const amounts = quiz.dimensions.filter(({ amount }) => amount);
	const [kind, id = amounts[0]?.id] = name.split(':', 2);
	const amount = kind === 'amount' ? amounts.find((one) => one.id === id) : undefined;
	return amount ? inLocale(amount.title, locale, quiz.locales) || amount.id : null;
}

/** Cut between words where that leaves enough of it. */
export function shortened(text: string, longest: number): string {
	const letters = Array.from(text);
	if (letters.length <= longest) return text;
	const cut = letters.slice(0, longest - 1).join('');
	const blank = cut.lastIndexOf(' ');
	return `${cut.slice(0, blank > longest / 2 ? blank : undefined).replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** Of a name inside another text. */
const LONGEST_NAME = 24;

const say = (words: Words, locale: Locale) =>
	locale.split('-', 1)[0] === 'ru' ? words.ru : words.en;

type FieldName = StepOf<'contact'>['fields'][number]['name'];

const CONTACT: Readonly<Record<FieldName, Words>> = {
	name: { en: 'Name', ru: 'Имя' },
	email: { en: 'Email', ru: 'Эл. почта' },
	phone: { en: 'Phone', ru: 'Телефон' },
	company: { en: 'Company', ru: 'Компания' },
	role: { en: 'Role', ru: 'Должность' },
	city: { en: 'City', ru: 'Город' },
	comment: { en: 'Comment', ru: 'Комментарий' }
};

const SCORES: Readonly<Record<'score' | 'percent', Words>> = {
	score: { en: 'Score', ru: 'Баллы' },
	percent: { en: 'Score in percent', ru: 'Баллы в процентах' }
};
