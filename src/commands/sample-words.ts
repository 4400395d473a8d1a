/* What sample leads are called, where they work and came from, and what is noted of them. */

export const FIRST = [
	'Anna',
	'Boris',
	'Clara',
	'David',
	'Elena',
	'Filip',
	'Greta',
	'Hugo',
	'Irina',
	'Jonas'
];
export const LAST = [
	'Arden',
	'Bergman',
	'Castillo',
	'Dubois',
	'Ekberg',
	'Fischer',
	'Garner',
	'Hoffmann',
	'Ivory'
];
export const FIRST_RU = [
	'Анна',
	'Борис',
	'Вера',
	'Глеб',
	'Дарья',
	'Егор',
	'Жанна',
	'Захар',
	'Инна',
	'Кирилл'
];
export const LAST_RU = [
	'Абрамович',
	'Белых',
	'Волк',
	'Гринько',
	'Дубровских',
	'Ерёменко',
	'Живаго',
	'Зинченко'
];
export const NOTES = [
	'Called, asks for the price list.',
	'Wrote an email, waiting for an answer.',
	'Will decide next week.'
];
export const NOTES_RU = [
	'Созвонились, ждёт прайс-лист.',
	'Отправили письмо, ждём ответа.',
	'Решит на следующей неделе.'
];
export const COMPANIES = [
	'Acme Tools',
	'Blue Harbor',
	'Cedar Works',
	'Delta Foods',
	'Ромашка',
	'Вектор',
	'Прогресс'
];
export const SOURCES = [
	'direct',
	'google',
	'newsletter',
	'direct',
	'linkedin',
	'partner',
	'webinar',
	'google'
];
