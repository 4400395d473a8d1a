import type { ContactField } from '../../quiz/questions/contact-check.ts';
import type { Locale } from '../../quiz/text.ts';

/** What the fields of a form are called whose author gave them no names of their own. */
const en: Record<ContactField, string> = {
	name: 'Name',
	email: 'Email',
	phone: 'Phone',
	company: 'Company',
	role: 'Role',
	city: 'City',
	comment: 'Comment'
};

const ru: typeof en = {
	name: 'Имя',
	email: 'Электронная почта',
	phone: 'Телефон',
	company: 'Компания',
	role: 'Должность',
	city: 'Город',
	comment: 'Комментарий'
};

/** In Russian for Russian, in English for everybody else. */
export function contactWords(locale: Locale): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
