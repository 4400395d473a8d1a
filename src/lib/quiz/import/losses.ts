import type { LossCode } from './sentences.ts';

/** Something of the foreign file that the quiz does without. */
export interface Loss {
	/** The title of the question or part that it belongs to, shortened; '' for the whole file. */
	place: string;
	code: LossCode;
	/** What the sentence names. */
	params: Readonly<Record<string, string | number>>;
}

/** Losses as they are come upon, each told once. */
export interface LossList {
	add(place: string, code: LossCode, params?: Loss['params']): void;
	all(): Loss[];
}

const LONGEST_PLACE = 60;
const LONGEST_PARAM = 200;

export function lossList(): LossList {
	const known = new Map<string, Loss>();
	return {
		add(place, code, params = {}) {
			const loss = { place: shortened(place, LONGEST_PLACE), code, params: shortParams(params) };
			const key = JSON.stringify(loss);
			if (!known.has(key)) known.set(key, loss);
		},
		all: () => [...known.values()]
	};
}

/** On one line, and not longer than one can take in. */
export function shortened(text: string, longest = LONGEST_PLACE): string {
	// Cut first: the text may be as long as the file.
	const line = text
		.slice(0, longest * 4)
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > longest
		? `${line.slice(0, longest - 1).toWellFormed()}…`
		: line.toWellFormed();
}

function shortParams(params: Loss['params']): Loss['params'] {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) => [
			name,
			typeof value === 'string' ? shortened(value, LONGEST_PARAM) : value
		])
	);
}

/** Names for a sentence, as many as one can take in. */
export function named(names: readonly string[]): string {
	const shown = names.slice(0, 12).map((name) => shortened(name, 40));
	return names.length > 12 ? `${shown.join(', ')}, …` : shown.join(', ');
}
