import type { I18n } from '$lib/i18n/i18n.ts';
import type { Letter } from '$lib/letter/letter.ts';
import type { LetterProblem } from '$lib/letter/problem.ts';
import { MOST_CHOICES } from '$lib/letter/tap.ts';
import { fieldName } from './field-names.ts';

/** What is wrong and how to mend it, with the language where there are several. */
export function problemWords(
	{ code, locale, about = '' }: LetterProblem,
	{ locales }: Pick<Letter, 'locales'>,
	{ t, languageTitle }: Pick<I18n, 't' | 'languageTitle'>
): string {
	const isField = code === 'recall_unknown' || code === 'recall_bare';
	const words = t(`letter.problem.${code}`, {
		about: isField ? fieldName(about, t) : about,
		most: MOST_CHOICES
	});
	return locale && locales.length > 1 ? `${languageTitle(locale)}: ${words}` : words;
}

/** What the parts around the blocks are called. */
const PLACES = {
	subject: 'letter.subject',
	subjectB: 'letter.subject.b',
	preheader: 'letter.preheader',
	footer: 'letter.footer',
	reminderSubject: 'letter.reminder.subject',
	reminderText: 'letter.reminder.words',
	'sender.name': 'letter.sender.name',
	'sender.email': 'letter.sender.email',
	'sender.replyTo': 'letter.sender.replyTo',
	blocks: 'letter.body'
} as const;

const isPlace = (path: string): path is keyof typeof PLACES => Object.hasOwn(PLACES, path);

/** Where a problem lies, as the page calls it. */
export function problemPlace(
	{ path }: Pick<LetterProblem, 'path'>,
	{ blocks }: Letter,
	{ t }: Pick<I18n, 't'>
): string {
	const at = blocks.findIndex(({ id }) => `${path}.`.startsWith(`blocks.${id}.`));
	const block = blocks[at];
	if (block) return t('letter.place', { name: t(`letter.block.${block.kind}`), at: at + 1 });
	return isPlace(path) ? t(PLACES[path]) : '';
}
