import type { Answers } from './answers.ts';
import type { Kind } from './questions/kind.ts';
import type { BaseStep } from './questions/step.ts';
import type { Locale } from './text.ts';

/** Answers as `{{…}}` recalls them: in words by step id, their parts as `step.part`. */
export function answerWords<S extends BaseStep>(
	steps: readonly S[],
	answers: Answers,
	locale: Locale,
	kindOf: (step: S) => Kind | undefined
): Record<string, string> {
	const words: Record<string, string> = {};
	for (const step of steps) {
		const answer = (Object.hasOwn(answers, step.id) ? answers[step.id] : null) ?? null;
		if (answer === null) continue;
		const kind = kindOf(step);
		words[step.id] = kind?.describe(step, answer, locale) ?? '';
		for (const part of kind?.parts?.(step) ?? []) {
			words[`${step.id}.${part.id}`] = part.describe(answer, locale);
		}
	}
	return words;
}
