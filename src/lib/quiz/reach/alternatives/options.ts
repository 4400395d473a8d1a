import type { ChoiceAnswer } from '../../answers.ts';
import { MAX_OTHER } from '../../questions/option-parts.ts';
import type { Option, Other } from '../../questions/step.ts';
import { equally, type Alternatives, type Telling } from './alternative.ts';
import { wordings } from './wordings.ts';

export interface ChoiceStep {
	options: readonly (Option & { exclusive?: boolean | undefined })[];
	other?: Other | undefined;
}

/** One of the options, or other words. */
export function choiceAlternatives(
	{ options, other }: ChoiceStep,
	{ asked }: Telling
): Alternatives {
	const ids: ChoiceAnswer[] = options.map(({ id }) => id);
	if (!other) return { answers: equally(ids), complete: true };
	const taken = (text: string) => text.trim() === text && text.length <= MAX_OTHER;
	const words = wordings(asked.parts, { taken });
	return {
		answers: [
			...equally(ids),
			...words.texts.map((text) => ({ answer: { other: text }, weight: 1 / words.texts.length }))
		],
		complete: words.complete
	};
}
