import { markdown } from '../quiz/markdown.ts';
import type { PublicQuiz } from '../quiz/public.ts';
import type { Text } from '../quiz/text.ts';
import type { RunnerData } from './runner-data.ts';

/** A quiz as the runner is handed it: texts become HTML here, once, so that no browser needs to know Markdown. */
export function writtenQuiz(quiz: PublicQuiz): Pick<RunnerData, 'quiz' | 'languages'> {
	const { welcome, bonus, details, locales } = quiz;
	return {
		quiz: {
			...quiz,
			...(welcome?.text !== undefined && { welcome: { ...welcome, text: asHtml(welcome.text) } }),
			...(bonus?.text !== undefined && { bonus: { ...bonus, text: asHtml(bonus.text) } }),
			...(details?.text !== undefined && { details: { ...details, text: asHtml(details.text) } }),
			steps: quiz.steps.map((step) =>
				step.text === undefined ? step : { ...step, text: asHtml(step.text) }
			)
		},
		languages: locales.map((locale) => ({ locale, name: languageName(locale) }))
	};
}

function asHtml(text: Text): Text {
	if (typeof text === 'string') return markdown(text);
	return Object.fromEntries(
		Object.entries(text).map(([locale, words]) => [locale, markdown(words)])
	);
}

/** A language in its own words, with a capital. */
function languageName(locale: string): string {
	const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
	return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}
