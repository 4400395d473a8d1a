import type { Words } from '../../text.ts';

/** Where a path begins. `{in}`: what the thing it leads into is called; where it has no name, it is told without. */
export const OUTER: Readonly<Record<string, Words>> = {
	steps: { en: 'Step “{in}”', ru: 'Шаг «{in}»' },
	dimensions: { en: 'Dimension “{in}”', ru: 'Шкала «{in}»' },
	segments: { en: 'Segment “{in}”', ru: 'Сегмент «{in}»' },
	knockouts: { en: 'Knock-out {in}', ru: 'Стоп-фактор {in}' },
	results: { en: 'Result “{in}”', ru: 'Результат «{in}»' },
	stages: { en: 'Stage “{in}”', ru: 'Этап «{in}»' },
	consents: { en: 'Consent “{in}”', ru: 'Согласие «{in}»' },
	title: { en: 'Title of the quiz', ru: 'Название квиза' },
	description: { en: 'Description of the quiz', ru: 'Описание квиза' },
	hidden: { en: 'Hidden fields', ru: 'Скрытые поля' },
	locales: { en: 'Languages', ru: 'Языки' },
	welcome: { en: 'Welcome', ru: 'Приветствие' },
	bonus: { en: 'Bonus', ru: 'Бонус' },
	details: { en: 'Contact details after the result', ru: 'Контакты после результата' },
	theme: { en: 'Theme', ru: 'Оформление' },
	letters: { en: 'Letters to respondents', ru: 'Письма респондентам' },
	closed: { en: 'Closing message', ru: 'Сообщение о закрытии' }
};

/** Lists as a whole. */
export const LISTS: Readonly<Record<string, Words>> = {
	steps: { en: 'Steps', ru: 'Шаги' },
	dimensions: { en: 'Dimensions', ru: 'Шкалы' },
	segments: { en: 'Segments', ru: 'Сегменты' },
	knockouts: { en: 'Knock-outs', ru: 'Стоп-факторы' },
	results: { en: 'Result screens', ru: 'Экраны результата' },
	stages: { en: 'Stages', ru: 'Этапы' },
	consents: { en: 'Consents', ru: 'Согласия' },
	options: { en: 'options', ru: 'варианты' },
	rows: { en: 'rows', ru: 'строки' },
	columns: { en: 'columns', ru: 'столбцы' },
	fields: { en: 'fields', ru: 'поля' },
	gates: { en: 'conditions', ru: 'условия' },
	tags: { en: 'tags', ru: 'теги' }
};

/** Where in a step, segment, result… something stands. `{at}`: which of them. */
export const INNER: Readonly<Record<string, Words>> = {
	finished: { en: 'to those who finished', ru: 'тем, кто закончил' },
	unfinished: { en: 'to those who stopped', ru: 'тем, кто остановился' },
	title: { en: 'title', ru: 'заголовок' },
	text: { en: 'text', ru: 'текст' },
	reason: { en: 'reason', ru: 'причина' },
	button: { en: 'button', ru: 'кнопка' },
	redirect: { en: 'address', ru: 'адрес' },
	url: { en: 'address', ru: 'адрес' },
	logo: { en: 'logo', ru: 'логотип' },
	accent: { en: 'accent', ru: 'акцент' },
	picture: { en: 'description of the picture', ru: 'описание картинки' },
	placeholder: { en: 'example', ru: 'пример' },
	from: { en: 'label of the beginning', ru: 'подпись начала' },
	to: { en: 'label of the end', ru: 'подпись конца' },
	options: { en: 'option {at}', ru: 'вариант {at}' },
	rows: { en: 'row {at}', ru: 'строка {at}' },
	columns: { en: 'column {at}', ru: 'столбец {at}' },
	fields: { en: 'field {at}', ru: 'поле {at}' },
	gates: { en: 'condition {at}', ru: 'условие {at}' },
	next: { en: 'jump {at}', ru: 'переход {at}' }
};
