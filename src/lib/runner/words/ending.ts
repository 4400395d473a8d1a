import type { Locale } from '../../quiz/text.ts';

/** What is said around a result: nobody needs it before the end. */
const en = {
	score: 'Your score',
	outOf: (score: string, most: string) => `${score} of ${most}`,
	redirect: 'You are being taken on…',
	go: 'Continue'
};

const ru: typeof en = {
	score: 'Ваш результат',
	outOf: (score, most) => `${score} из ${most}`,
	redirect: 'Открываем следующую страницу…',
	go: 'Продолжить'
};

/** In Russian for Russian, in English for everybody else. */
export function endingWords(locale: Locale): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
