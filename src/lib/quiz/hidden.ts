import type { HiddenFields } from './answers.ts';
import type { Quiz } from './normalise.ts';
import { cleanLine } from './questions/text-parts.ts';
import { HOST_PAGE, SOURCES } from './sources.ts';

/** As much as is taken of a value that a page's address brings along. */
export const LONGEST_BROUGHT = 500;

/** What a page's address may bring along. */
export function hiddenNamesOf(quiz: Pick<Quiz, 'hidden'>): string[] {
	return [...new Set([...quiz.hidden, ...SOURCES, ...HOST_PAGE])];
}

/** The hidden fields that the quiz knows, cleaned and cut to length; others are dropped. */
export function keepHidden(
	quiz: Pick<Quiz, 'hidden'>,
	given: Readonly<Record<string, string>>
): HiddenFields {
	const kept: Record<string, string> = Object.create(null);
	for (const name of hiddenNamesOf(quiz)) {
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		if (value) kept[name] = cleanLine(value.slice(0, LONGEST_BROUGHT));
	}
	return kept;
}
