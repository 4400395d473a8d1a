import { quoted } from '../quoted.ts';
import { capital, fillSentence } from '../sentence.ts';
import type { Loss } from './losses.ts';
import { LOSSES } from './sentences.ts';

/** The loss as a sentence: where, and what of it the quiz does without. */
export function lossText({ place, code, params }: Loss, locale: 'en' | 'ru'): string {
	const words = fillSentence(LOSSES[code][locale], (name) => paramText(params, name, locale));
	if (place === '') return `${capital(words)}.`;
	return `${quoted(place, locale)}: ${words}.`;
}

function paramText(params: Loss['params'], name: string, locale: 'en' | 'ru'): string | undefined {
	const given = Object.hasOwn(params, name) ? params[name] : undefined;
	return typeof given === 'number' ? given.toLocaleString(locale) : given;
}
