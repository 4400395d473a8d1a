import { asText, type Part } from '../part.ts';
import { isRecord } from '../../same.ts';
import { placeOf } from '../wording.ts';
import type { Expression } from './expression.ts';

/** A question of a survey, with the id that its step is to have. */
export interface Element {
	part: Part;
	type: string;
	/** What expressions and texts call it: its name, and the name of its value. */
	names: readonly string[];
	/** What losses call it. */
	place: string;
	id: string;
	/** Expressions of its own and of all that it lies in: each must hold. */
	shown: readonly string[];
	/** Any of these shows it, where nothing else does. */
	triggers: readonly Expression[];
	/** Titles and descriptions of what begins with it. */
	intros: readonly Intro[];
	page: number;
}

export interface Intro {
	title: unknown;
	description: unknown;
}

/** What losses call a part: by its title, else by its name. */
export function placeOfPart(part: Part, otherwise: string): string {
	const title = part.get('title');
	const words = isRecord(title) ? (title['default'] ?? Object.values(title)[0]) : title;
	return placeOf(asText(words), asText(part.get('name')) ?? otherwise);
}
