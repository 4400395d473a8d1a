import { isOther, type Answers } from './answers.ts';
import type { Kind } from './questions/kind.ts';
import type { BaseStep } from './questions/step.ts';
import type { Locale } from './text.ts';

/** Answers as `{{…}}` recalls them: in words by step id, the fields of a contact form as `step.field`. */
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
		words[step.id] = kindOf(step)?.describe(step, answer, locale) ?? '';
		if (typeof answer !== 'object' || Array.isArray(answer) || isOther(answer)) continue;
		for (const [field, value] of Object.entries(answer)) {
			if (typeof value === 'string') words[`${step.id}.${field}`] = value;
		}
	}
	return words;
}
