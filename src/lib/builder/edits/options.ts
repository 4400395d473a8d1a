import type { NewId } from './ids.ts';
import { LONGEST_WORDING } from '../../quiz/text.ts';
import { rewritten } from './texts.ts';

/** Lines as somebody has them in a document: without bullets, numbers and empty lines. */
export function linesOf(pasted: string): string[] {
	return pasted
		.split(/\r\n?|\n/)
		.map((line) => line.replace(/^\s*(?:[-–—•*▪◦·]|\(?\d{1,3}[.)]|[a-zа-я][.)])\s+/iu, '').trim())
		.filter((line) => line !== '');
}

/** A list with lines put in, and what of them is not in it. */
export interface Pasted<O> {
	options: O[];
	/** Lines that there was no room for. */
	left: string[];
	/** How many lines were too long, and were cut. */
	cut: number;
}

interface Written {
	id: string;
	text: unknown;
}

/**
 * Options from lines in one language: from `at` on they fill those that are still empty, and are put in where one is not.
 * @param most as many options as the kind takes
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
): Pasted<O> {
	const { locale, locales, most, newId, fresh } = around;
	const result = [...options];
	const write = (line: string) => rewritten(undefined, locale, line, locales);
	const left: string[] = [];
	let place = at;
	for (const whole of lines) {
		const line = whole.slice(0, LONGEST_WORDING);
		const option = result[place];
		const text = textOf(option);
		if (option && (text[locale] ?? '').trim() === '') {
			result[place] = { ...option, text: { ...write(''), ...text, [locale]: line } };
		} else if (result.length < most) {
			const id = newId(result.map((one) => one.id));
			result.splice(place, 0, fresh(id, write(line)));
		} else left.push(whole);
		place += 1;
	}
	const cut = lines.filter((line) => line.length > LONGEST_WORDING).length;
	return { options: result, left, cut };
}

function textOf(option: Written | undefined): Record<string, string> {
	const text = option?.text;
	return typeof text === 'object' && text !== null ? { ...text } : {};
}
