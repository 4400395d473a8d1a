import { normaliseQuiz } from '../normalise.ts';
import type { Dimension } from '../quiz.ts';
import type { Text } from '../text.ts';

const DEFAULTS = normaliseQuiz({ title: '-', steps: [] });

const TEXTS = new Set(
	[
		...[DEFAULTS.dimensions, DEFAULTS.stages, DEFAULTS.segments, DEFAULTS.results].flatMap(
			(things) => things.map(({ title }) => title)
		),
		...DEFAULTS.results.map(({ text }) => text)
	].map((text) => JSON.stringify(text))
);

/** Whether this is the dimension that a file without one is filled in with. */
export function isFilledIn(dimension: Dimension | undefined): boolean {
	return dimension === DEFAULTS.dimensions[0];
}

/** Texts of the lists that a file is filled in with are no business of its author's. */
export function isOurText(path: string, text: Text): boolean {
	return /^(dimensions|stages|segments|results)/.test(path) && TEXTS.has(JSON.stringify(text));
}
