import type { Points } from '../schema-parts.ts';
import type { Text } from '../text.ts';
import type { Checked, Operand } from './kind.ts';
import {
	answeredBounds,
	answeredScore,
	checkText,
	placedTexts,
	readText,
	textSample
} from './text-parts.ts';

/** What every kind does whose answer is a text. */
export const answeredText = {
	score: answeredScore,
	bounds: answeredBounds,
	operand: (): Operand => ({ type: 'text' }),
	describe: (_: unknown, answer: string): string => answer,
	read: readText,
	texts: ({ placeholder }: { placeholder?: Text | undefined }) => placedTexts({ placeholder })
};

interface Written {
	minLength?: number | undefined;
	maxLength?: number | undefined;
	placeholder?: Text | undefined;
	points?: Points | undefined;
}

/** What the kinds do that take the respondent's own words. */
export function writtenText(clean: (typed: string) => string, usual: number) {
	const lengths = ({ minLength, maxLength = usual }: Written) => ({ minLength, maxLength });
	return {
		...answeredText,
		check: (step: Written, answer: unknown): Checked<string> =>
			checkText(answer, clean, lengths(step)),
		samples: (step: Written): string[] => [textSample(lengths(step))]
	};
}
