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
 * Options from lines in one language: from `at` on they fill those that are still empty, and are put in where one is not.
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
	const result = [...options];
	const write = (line: string) => rewritten(undefined, locale, line, locales);
	let place = at;
	for (const line of lines) {
		const option = result[place];
		const text = textOf(option);
		if (option && (text[locale] ?? '').trim() === '') {
			result[place] = { ...option, text: { ...write(''), ...text, [locale]: line } };
		} else if (result.length < most) {
			const id = newId(result.map((one) => one.id));
			result.splice(place, 0, fresh(id, write(line)));
		}
		place += 1;
	}
	return result;
}

function textOf(option: Written | undefined): Record<string, string> {
	const text = option?.text;
	return typeof text === 'object' && text !== null ? { ...text } : {};
}
