import type { Words } from '../../../quiz/text.ts';
import type { LineFault } from './person-reader.ts';

/** Why a person, or a line of a file, is not taken. */
export const FAULT_WORDS: Readonly<Record<LineFault, Words>> = {
	empty: { en: 'There is no address.', ru: 'Адреса нет.' },
	control: {
		en: 'The address holds a line break or another control character.',
		ru: 'В адресе перевод строки или другой управляющий символ.'
	},
	invisible: {
		en: 'The address holds characters that nobody sees.',
		ru: 'В адресе есть невидимые символы.'
	},
	spaces: { en: 'The address holds a space.', ru: 'В адресе есть пробел.' },
	quotes: {
		en: 'The address holds quotes, brackets or a backslash.',
		ru: 'В адресе есть кавычки, скобки или обратная косая черта.'
	},
	no_at: { en: 'The address has no @.', ru: 'В адресе нет знака @.' },
	many_at: { en: 'The address has more than one @.', ru: 'В адресе несколько знаков @.' },
	too_long: { en: 'The address is too long.', ru: 'Адрес слишком длинный.' },
	not_latin: {
		en: 'Before the @ only Latin letters, digits and signs can be delivered.',
		ru: 'До знака @ могут стоять только латинские буквы, цифры и знаки.'
	},
	bad_name: {
		en: 'What stands before the @ is not valid.',
		ru: 'Часть адреса до знака @ записана неверно.'
	},
	bad_domain: {
		en: 'What stands after the @ is not a domain.',
		ru: 'После знака @ стоит не домен.'
	},
	look_alike: {
		en: 'Letters of different alphabets are mixed, so that it looks like another address.',
		ru: 'Смешаны буквы разных алфавитов: адрес похож на другой.'
	},
	too_much: { en: 'A value is too long.', ru: 'Слишком длинное значение.' },
	too_many_tags: {
		en: 'There are more than 50 tags, or one is longer than 64 characters.',
		ru: 'Меток больше 50, или метка длиннее 64 символов.'
	},
	bad_field: {
		en: 'A field is named by small Latin letters, digits and _, and not name, email, locale or tags.',
		ru: 'Поле называют строчными латинскими буквами, цифрами и _, но не name, email, locale и tags.'
	},
	broken_quotes: { en: 'A quote is not closed.', ru: 'Кавычка не закрыта.' },
	too_many_cells: {
		en: 'There are more cells than headings.',
		ru: 'Ячеек больше, чем заголовков.'
	},
	repeated: {
		en: 'This address stands further up in the file.',
		ru: 'Этот адрес уже есть в файле выше.'
	}
};
