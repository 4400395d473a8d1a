import type { Step } from '../../quiz.ts';
import type { Points } from '../../schema-parts.ts';
import type { Text, Words } from '../../text.ts';
import type { Asked } from '../asked.ts';
import type { LossList } from '../losses.ts';
import { asNumber, flagIn, numberIn, type Part } from '../part.ts';
import type { Element } from './element.ts';
import { bold, type Wording } from './wording.ts';

/** What the converters of questions share. */
export interface Reading {
	losses: LossList;
	words: Wording;
	/** Our own words in the survey's language, or in English. */
	own(words: Words): string;
	/** The element of this name, whose choices another may share. */
	find(name: string): Element | undefined;
}

export type Made = Asked;
export type Converter = (element: Element, reading: Reading) => Made | null;

/** What every question has: id, title, text, whether it is required. */
export function questionOf(element: Element, reading: Reading) {
	const { part, place, id } = element;
	if (part.get('requiredIf') !== undefined) reading.losses.add(place, 'required_sometimes');
	const required = flagIn(part, 'isRequired');
	return {
		id,
		title: titleOf(element, reading),
		text: textOf(element, reading),
		...(required && { required })
	};
}

export function titleOf({ part, names, place, id }: Element, { words }: Reading): Text {
	return words.line(part.get('title'), place) ?? words.line(names.at(-1), place) ?? id;
}

/** Titles and descriptions of the page, then its own description. */
export function textOf({ part, intros, place }: Element, { words }: Reading): Text | undefined {
	const told = intros.flatMap(({ title, description }) => [
		bold(words.line(title, place)),
		words.text(description, place)
	]);
	return words.below(place, ...told, words.text(part.get('description'), place));
}

/** A step without options. */
export const made = (step: Step): Made => ({ step, options: new Map() });

/** Far beyond any use, and far from where adding up loses digits. */
const MOST_POINTS = 1e9;

/** What some authors write beside a choice for their own scores. */
export function scoreOf(part: Part): Points | undefined {
	const given = numberIn(part, 'score') ?? numberIn(part, 'points');
	return given === undefined || Math.abs(given) > MOST_POINTS ? undefined : given;
}

/** What the right answer of a quiz brings. */
export function rightAnswer({
	part
}: Element): { values: readonly unknown[]; points: number } | null {
	const given = part.get('correctAnswer');
	if (given === undefined || given === null || given === '') return null;
	const points = asNumber(part.get('score')) ?? 1;
	return {
		values: Array.isArray(given) ? given : [given],
		points: Math.abs(points) > MOST_POINTS ? 1 : points
	};
}
