import type { Locale } from '../../quiz/text.ts';

/** Words about how many of something there are: few kinds of questions need them, so no other is made to wait for them. */
const en = {
	stars: (number: number) => `${number} ${number === 1 ? 'star' : 'stars'}`,
	least: (number: number) => `At least ${inEnglish(number)}.`,
	more: (number: number) => `${inEnglish(number)} to go`,
	left: (number: number) => `${inEnglish(number)} left`,
	over: (number: number) => `${inEnglish(number)} too many`
};

const ru: typeof en = {
	stars: (number) => `${number} ${plural(number, 'звезда', 'звезды', 'звёзд')}`,
	least: (number) => `Не меньше ${number} ${plural(number, 'символа', 'символов', 'символов')}.`,
	more: (number) => `Ещё ${inRussian(number)}`,
	left: (number) => `${plural(number, 'Остался', 'Осталось', 'Осталось')} ${inRussian(number)}`,
	over: (number) => `${plural(number, 'Лишний', 'Лишних', 'Лишних')} ${inRussian(number)}`
};

/** In Russian for Russian, in English for everybody else. */
export function countedWords(locale: Locale): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}

const inEnglish = (number: number) => `${number} ${number === 1 ? 'character' : 'characters'}`;

const inRussian = (number: number) =>
	`${number} ${plural(number, 'символ', 'символа', 'символов')}`;

/** The Russian form: 1, 21 день; 2, 3, 24 дня; 5, 11 дней. */
function plural(number: number, one: string, few: string, many: string): string {
	const tens = number % 100;
	const units = number % 10;
	if (units === 1 && tens !== 11) return one;
	return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}
