import type { Text } from '../text.ts';
import { shortened, type LossList } from './losses.ts';

/** As long as a text of a quiz file may be. */
const LONGEST = 10_000;

/** Cut to what a quiz file can hold, which is told. */
export function cutText(text: string, place: string, losses: LossList): string {
	if (text.length <= LONGEST) return text;
	losses.add(place, 'text_cut', { longest: LONGEST });
	return text.slice(0, LONGEST).toWellFormed();
}

/** No text of a foreign file opens a recall by itself. */
export function withoutRecalls(text: string): string {
	return text.replace(/\{(?=\{)/g, '{ ');
}

/** Titles are one line: what follows the first goes below it. */
export function splitTitle(text: string): { title: string; below: string } {
	const [first = '', ...rest] = text.trim().split(/\r\n?|\n/);
	return { title: first.trim(), below: rest.join('\n').trim() };
}

/** One text below the other, with a blank line between; undefined where nothing is written. */
export function stacked(...texts: readonly (string | undefined)[]): string | undefined {
	const written = texts.map((text) => text?.trim()).filter(Boolean);
	return written.length > 0 ? written.join('\n\n') : undefined;
}

/** The text as the name of a place. */
export function placeOf(text: Text | undefined, otherwise: string): string {
	const words =
		typeof text === 'object' ? Object.values(text).find((one) => one.trim() !== '') : text;
	return shortened(words?.trim() ? words : otherwise);
}
