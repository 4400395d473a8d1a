import { isRecord } from '../same.ts';

/** An object of a foreign file. It remembers what was looked at, so that what was not can be told as lost. */
export interface Part {
	/** The value of its own property; undefined where there is none. */
	get(name: string): unknown;
	/** Names that nobody asked for, though something stands there; `false` counts as nothing, unless wanted. */
	left(withFalse?: boolean): string[];
}

/** Anything that is no object reads as one without properties. */
export function partOf(value: unknown): Part {
	const object = isRecord(value) ? value : {};
	const seen = new Set<string>();
	return {
		get(name) {
			seen.add(name);
			return Object.hasOwn(object, name) ? object[name] : undefined;
		},
		left: (withFalse = false) =>
			Object.keys(object).filter(
				(name) =>
					!seen.has(name) && !isNothing(object[name]) && (withFalse || object[name] !== false)
			)
	};
}

/** A list of anything; [] where there is no list. */
export function listIn(part: Part, name: string): readonly unknown[] {
	const value = part.get(name);
	return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function partsIn(part: Part, name: string): Part[] {
	return listIn(part, name).filter(isRecord).map(partOf);
}

export function partIn(part: Part, name: string): Part {
	return partOf(part.get(name));
}

/** A text, or a number written as one; undefined where it is blank. */
export function textIn(part: Part, name: string): string | undefined {
	return asText(part.get(name));
}

export function asText(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A value as a name: texts, numbers and truths that are written alike mean the same in foreign files. '' for all else. */
export function keyOf(value: unknown): string {
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** A number, or a text that is one. */
export function numberIn(part: Part, name: string): number | undefined {
	return asNumber(part.get(name));
}

export function asNumber(value: unknown): number | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	const number = text === '' ? value : Number(text);
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A whole number within these limits; undefined where it is none. */
export function wholeIn(
	part: Part,
	name: string,
	least: number,
	greatest: number
): number | undefined {
	const number = numberIn(part, name);
	if (number === undefined || !Number.isInteger(number)) return undefined;
	return number >= least && number <= greatest ? number : undefined;
}

export function flagIn(part: Part, name: string): boolean {
	return part.get(name) === true;
}

/** Marks what carries nothing that respondents or marketers would miss. */
export function passOver(part: Part, names: readonly string[]): void {
	for (const name of names) part.get(name);
}

function isNothing(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}
