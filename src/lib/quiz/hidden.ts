import type { HiddenFields } from './answers.ts';
import type { Quiz } from './normalise.ts';
import { cleanLine } from './questions/text-parts.ts';

/** Where a visitor came from: kept for every quiz, declared or not. */
const SOURCES = [
	'utm_source',
	'utm_medium',
	'utm_campaign',
	'utm_term',
	'utm_content',
	'utm_id',
	'gclid',
	'fbclid',
	'yclid',
	'msclkid',
	'ttclid'
];

const MAX_LENGTH = 500;

/** What a page's address may bring along. */
export function hiddenNamesOf(quiz: Pick<Quiz, 'hidden'>): string[] {
	return [...new Set([...quiz.hidden, ...SOURCES])];
}

/** The hidden fields that the quiz knows, cleaned and cut to length; others are dropped. */
export function keepHidden(
	quiz: Pick<Quiz, 'hidden'>,
	given: Readonly<Record<string, string>>
): HiddenFields {
	const kept: Record<string, string> = Object.create(null);
	for (const name of hiddenNamesOf(quiz)) {
		const value = Object.hasOwn(given, name) ? given[name] : undefined;
		if (value) kept[name] = cleanLine(value.slice(0, MAX_LENGTH));
	}
	return kept;
}
