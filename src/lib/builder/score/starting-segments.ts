import type { QuizFile, Temperature } from '../../quiz/quiz.ts';
import type { NewId } from '../edits/ids.ts';

const TITLES: Record<Temperature, { en: string; ru: string }> = {
	hot: { en: 'Hot', ru: 'Горячий' },
	warm: { en: 'Warm', ru: 'Тёплый' },
	cold: { en: 'Cold', ru: 'Холодный' }
};
const THANKS: Record<Temperature, { en: string; ru: string }> = {
	hot: { en: 'Thank you, let us talk', ru: 'Спасибо, давайте обсудим' },
	warm: { en: 'Thank you for your answers', ru: 'Спасибо за ответы' },
	cold: { en: 'Thank you', ru: 'Спасибо' }
};
const FROM = { hot: 70, warm: 40, cold: undefined };

/** Three segments to begin with, hot first, each with a result screen of its own: those that there are already, then new ones. */
export function startingSegments(quiz: QuizFile, newId: NewId): QuizFile {
	const locales = quiz.locales ?? ['en'];
	const results = [...(quiz.results ?? [])];
	const said = (words: { en: string; ru: string }) =>
		Object.fromEntries(
			locales.map((locale) => [locale, words[locale.startsWith('ru') ? 'ru' : 'en']])
		);
	const temperatures: Temperature[] = ['hot', 'warm', 'cold'];
	const segments = temperatures.map((temperature, at) => {
		const known = results[at];
		const result = known?.id ?? newId(results.map(({ id }) => id));
		if (!known) results.push({ id: result, title: said(THANKS[temperature]) });
		const from = FROM[temperature];
		return {
			id: temperature,
			title: said(TITLES[temperature]),
			temperature,
			...(from !== undefined && { score: { unit: 'percent' as const, from }, borderline: 5 }),
			result
		};
	});
	return { ...quiz, segments, results };
}
