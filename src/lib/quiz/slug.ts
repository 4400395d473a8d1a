import type { Words } from './text.ts';

/** Of one that is made; a number after it still fits. */
const LONGEST_MADE = 60;
export const LONGEST_SLUG = 64;

/** What the house itself calls its pages and calls beside quizzes, or may come to. */
const RESERVED: ReadonlySet<string> = new Set([
	...['api', 'edit', 'embed', 'import', 'new', 'next', 'preview', 'score', 'start', 'uploads']
]);

const CYRILLIC: Readonly<Record<string, string>> = {
	а: 'a',
	б: 'b',
	в: 'v',
	г: 'g',
	д: 'd',
	е: 'e',
	ё: 'e',
	ж: 'zh',
	з: 'z',
	и: 'i',
	й: 'y',
	к: 'k',
	л: 'l',
	м: 'm',
	н: 'n',
	о: 'o',
	п: 'p',
	р: 'r',
	с: 's',
	т: 't',
	у: 'u',
	ф: 'f',
	х: 'kh',
	ц: 'ts',
	ч: 'ch',
	ш: 'sh',
	щ: 'shch',
	ъ: '',
	ы: 'y',
	ь: '',
	э: 'e',
	ю: 'yu',
	я: 'ya',
	і: 'i',
	ї: 'yi',
	є: 'ye',
	ґ: 'g',
	ў: 'u'
};

/** A title as it may stand in an address: lower-case Latin letters, digits and single hyphens; 'quiz' where nothing is left. */
export function slugOf(title: string): string {
	const slug = inLatin(title)
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_MADE)
		.replace(/^-+|-+$/g, '');
	return slug || 'quiz';
}

/**
 * What somebody types or pastes, nearer to an address letter by letter: in lower case, in Latin letters, spaces as hyphens.
 * Signs that nothing stands for are left, to be told of by `slugFault`. Of a whole address of a quiz the end is taken.
 */
export function typedSlug(typed: string): string {
	const end = /^\s*(?:https?:\/\/)?[^\s/]*\/q\/([^/?#]*)/i.exec(typed)?.[1];
	return inLatin(end ?? typed.trimStart()).replace(/[\s_–—]+/g, '-');
}

/** Why an address cannot be given to a quiz, whoever has it; null where it can. */
export function slugFault(slug: string): Words | null {
	if (slug === '') return EMPTY;
	if (slug.length > LONGEST_SLUG) return TOO_LONG;
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) return SIGNS;
	return RESERVED.has(slug) ? IS_RESERVED : null;
}

/** The slug itself, or with the first number from 2 that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	if (!taken.has(slug) && !RESERVED.has(slug)) return slug;
	for (let number = 2; ; number += 1) {
		const numbered = `${slug}-${number}`;
		if (!taken.has(numbered)) return numbered;
	}
}

function inLatin(text: string): string {
	return Array.from(text.toLowerCase(), (letter) => CYRILLIC[letter] ?? letter)
		.join('')
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '');
}

const EMPTY: Words = { en: 'Write an address.', ru: 'Укажите адрес.' };
const SIGNS: Words = {
	en: 'Use the letters a to z, digits, and single hyphens between them.',
	ru: 'Используйте латинские буквы a–z, цифры и одиночные дефисы между ними.'
};
const TOO_LONG: Words = {
	en: `Use at most ${LONGEST_SLUG} characters.`,
	ru: `Не больше ${LONGEST_SLUG} символов.`
};
const IS_RESERVED: Words = {
	en: 'This server keeps this address for itself; choose another one.',
	ru: 'Этот адрес нужен самому серверу; выберите другой.'
};
