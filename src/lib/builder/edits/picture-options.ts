import type { Text } from '../../quiz/text.ts';
import type { NewId } from './ids.ts';
import { isBlank, rewritten } from './texts.ts';

/** Names that cameras, phones and clipboards give. */
const SAYS_NOTHING =
	/^(?:img|dscn?|pxl|dji|mvi|image|picture|photo|screenshot|unnamed|снимок( экрана)?|изображение)?[\s\d.:()x-]*(?:at [\d. ]+[ap]m)?$/i;

/** What a file's name says of the picture in it, as words; '' where it says nothing: `red-oak_floor.jpg` is “Red oak floor”. */
export function wordsOfName(name: string): string {
	const words = name
		.replace(/\.[a-z0-9]{2,5}$/i, '')
		.replace(/[_\s-]+/g, ' ')
		.trim();
	const isCode = words.length > 60 || /^[0-9a-f]{12,}$/i.test(words.replaceAll(' ', ''));
	if (isCode || SAYS_NOTHING.test(words)) return '';
	return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Pictured {
	id: string;
	text: Text;
}

/**
 * Options for pictures by the names of their files: the first goes to the option at `at`, the others to those behind it that
 * have none, and to new ones.
 * @param at null: to those without a picture from the beginning
 * @returns the options, and in the order of the names the ids of those that they go to
 */
export function withPictured<O extends Pictured>(
	options: readonly O[],
	at: number | null,
	names: readonly string[],
	around: {
		locale: string;
		locales: readonly string[];
		most: number;
		newId: NewId;
		isFree(option: O): boolean;
		fresh(id: string, text: Record<string, string>): O;
	}
): { options: O[]; ids: string[] } {
	const { locale, locales, most, newId, isFree, fresh } = around;
	const free = options.filter((option, place) => place > (at ?? -1) && isFree(option));
	const targets = [...options.slice(at ?? 0, at === null ? 0 : at + 1), ...free];
	const result = [...options];
	const ids: string[] = [];
	let last = at === null ? options.length - 1 : at;
	for (const name of names) {
		const words = wordsOfName(name);
		const target = targets[ids.length];
		if (target) {
			const place = result.findIndex(({ id }) => id === target.id);
			if (isBlank(target.text)) {
				result[place] = { ...target, text: rewritten(target.text, locale, words, locales) };
			}
			last = Math.max(last, place);
			ids.push(target.id);
		} else if (result.length < most) {
			const id = newId(result.map((option) => option.id));
			last += 1;
			result.splice(last, 0, fresh(id, rewritten(undefined, locale, words, locales)));
			ids.push(id);
		}
	}
	return { options: result, ids };
}
