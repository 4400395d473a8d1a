import { OTHER, isOther } from '../quiz/answers.ts';

/** Ids that are chosen in an answer, checked or not; `OTHER` for own words. */
export function chosenIds(value: unknown): string[] {
	return [value].flat().flatMap((one) => {
		if (isOther(one)) return OTHER;
		return typeof one === 'string' ? one : [];
	});
}

/** The respondent's own words for "Other". */
export function otherWords(value: unknown): string {
	const words = [value].flat().find(isOther)?.other;
	return typeof words === 'string' ? words : '';
}

/** What stands in a text field. */
export function typedText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** One part of a form with several fields. */
export function partOf(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return new Map<string, unknown>(Object.entries(value)).get(name);
}
