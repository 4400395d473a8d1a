import type { I18n } from '../../lib/i18n/i18n.ts';
import type { QuizWords } from './quiz-words.ts';

export const TEMPERATURES = ['hot', 'warm', 'cold'] as const;

/** For a select: the temperatures, which every quiz has, then the segments of the chosen quiz that are called otherwise. */
export function segmentChoices({ t }: I18n, quiz: QuizWords | undefined, chosen: string) {
	const choices = TEMPERATURES.map((value): { value: string; label: string } => ({
		value,
		label: t(`temperature.${value}`)
	}));
	for (const { id, title } of quiz?.segments ?? []) {
		if (!choices.some(({ value }) => value === id)) choices.push({ value: id, label: title });
	}
	if (chosen && !choices.some(({ value }) => value === chosen)) {
		choices.push({ value: chosen, label: chosen });
	}
	return choices;
}
