import type { Words } from './en.ts';

const words: Words = {
	start: 'Начать',
	next: 'Далее',
	send: 'Отправить',
	back: 'Назад',
	language: 'Язык',
	progress: 'Пройдено',
	question: (number) => `Вопрос ${number}`,
	optional: 'необязательно',
	other: 'Другое',
	otherWords: 'Ваш вариант',
	choose: 'Выберите…',
	several: 'Можно выбрать несколько.',
	atLeast: (min) => `Выберите не меньше ${min}.`,
	atMost: (max) => `Выберите не больше ${max}.`,
	between: (min, max) => (min === max ? `Выберите ровно ${min}.` : `Выберите от ${min} до ${max}.`),
	stars: (number) => `${number} ${plural(number, 'звезда', 'звезды', 'звёзд')}`,
	least: (number) => `Не меньше ${number} ${plural(number, 'символа', 'символов', 'символов')}.`,
	more: (number) => `Ещё ${characters(number)}`,
	left: (number) => `${plural(number, 'Остался', 'Осталось', 'Осталось')} ${characters(number)}`,
	over: (number) => `${plural(number, 'Лишний', 'Лишних', 'Лишних')} ${characters(number)}`,
	phoneLike: '900 123-45-67',
	outOf: (score, most) => `${score} из ${most}`,
	value: 'Значение',
	document: 'Открыть документ',
	newWindow: 'откроется в новом окне',
	sending: 'Отправляем ответы…',
	offline: 'Нет связи. Ответы сохранены на этой странице и уйдут, как только связь появится.',
	busy: 'Сервер занят. Ответы сохранены на этой странице, попробуем ещё раз сами.',
	failed: 'Ответы не удалось отправить. Они сохранены на этой странице.',
	closed: 'Сейчас этот квиз не принимает ответы.',
	again: 'Попробовать ещё раз',
	changed: 'Пока вы отвечали, вопросы изменились. Ваши ответы сохранены.',
	thanks: 'Спасибо. Мы получили ваши ответы.',
	redirect: 'Открываем следующую страницу…',
	go: 'Продолжить',
	score: 'Ваш результат',
	trap: 'Оставьте это поле пустым',
	name: 'Имя',
	email: 'Электронная почта',
	phone: 'Телефон',
	country: 'Код страны',
	company: 'Компания',
	role: 'Должность',
	city: 'Город',
	comment: 'Комментарий'
};

export default words;

const characters = (number: number) =>
	`${number} ${plural(number, 'символ', 'символа', 'символов')}`;

/** The Russian form: 1, 21 день; 2, 3, 24 дня; 5, 11 дней. */
function plural(number: number, one: string, few: string, many: string): string {
	const tens = number % 100;
	const units = number % 10;
	if (units === 1 && tens !== 11) return one;
	return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}
