import type { QuizFile, Temperature } from '../../quiz/quiz.ts';
import type { NewId } from '../edits/ids.ts';

const TITLES: Record<Temperature, { en: string; ru: string }> = {
	hot: { en: 'Hot', ru: 'Горячий' },
	warm: { en: 'Warm', ru: 'Тёплый' },
	cold: { en: 'Cold', ru: 'Холодный' }
};
const FROM = { hot: 70, warm: 40, cold: undefined };

/** Three segments to begin with, hot first, each with a result screen of its own where there is none yet. */
export function startingSegments(quiz: QuizFile, newId: NewId): QuizFile {
	const locales = quiz.locales ?? ['en'];
	const results = [...(quiz.results ?? [])];
	const titled = (temperature: Temperature) =>
		Object.fromEntries(
			locales.map((locale) => [locale, TITLES[temperature][locale.startsWith('ru') ? 'ru' : 'en']])
		);
	const temperatures: Temperature[] = ['hot', 'warm', 'cold'];
	const segments = temperatures.map((temperature) => {
		const known = results.find(({ id }) => id === temperature) ?? results[0];
		const result = known?.id ?? newId([]);
		if (!known) {
			const thanks = Object.fromEntries(
				locales.map((locale) => [locale, locale.startsWith('ru') ? 'Спасибо' : 'Thank you'])
			);
			results.push({ id: result, title: thanks });
		}
		const from = FROM[temperature];
		return {
			id: temperature,
			title: titled(temperature),
			temperature,
			...(from !== undefined && { score: { unit: 'percent' as const, from }, borderline: 5 }),
			result
		};
	});
	return { ...quiz, segments, results };
}
