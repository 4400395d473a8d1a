import type { NewId } from './ids.ts';
import { rewritten } from './texts.ts';

/** As long as an option may be. */
const LONGEST = 500;

/** Lines as somebody has them in a document: without bullets, numbers and empty lines. */
export function linesOf(pasted: string): string[] {
	return pasted
		.split(/\r\n?|\n/)
		.map((line) =>
			line
				.replace(/^\s*(?:[-–—•*▪◦·]|\(?\d{1,3}[.)]|[a-zа-я][.)])\s+/iu, '')
				.trim()
				.slice(0, LONGEST)
		)
		.filter((line) => line !== '');
}

interface Written {
	id: string;
	text: unknown;
}

/**
 * Options from lines in one language: the first fill those that are still empty from `at` on, the rest are put in behind.
 * @param most as many options as the kind takes; lines beyond it are left out
 */
export function withLines<O extends Written>(
	options: readonly O[],
	at: number,
	lines: readonly string[],
	around: {
		locale: string;
		locales: readonly string[];
		most: number;
		newId: NewId;
		fresh(id: string, text: Record<string, string>): O;
	}
): O[] {
	const { locale, locales, most, newId, fresh } = around;
	const left = [...lines];
	const result = [...options];
	const write = (line: string) => rewritten(undefined, locale, line, locales);
	let place = at;
	const first = result[place];
	const line = left.shift();
	if (first && line !== undefined) {
		const text = typeof first.text === 'object' && first.text !== null ? first.text : {};
		result[place] = { ...first, text: { ...write(line), ...text, [locale]: line } };
	}
	for (const words of left) {
		if (result.length >= most) break;
		place += 1;
		const id = newId(result.map((option) => option.id));
		result.splice(place, 0, fresh(id, write(words)));
	}
	return result;
}
