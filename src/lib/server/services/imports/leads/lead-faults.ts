import type { Words } from '../../../../quiz/text.ts';
import { FAULT_WORDS } from '../../audience/address-words.ts';
import type { LeadFault } from './lead-reader.ts';

const { empty: _empty, control, invisible, spaces, quotes, no_at, many_at } = FAULT_WORDS;
const { too_long, not_latin, bad_name, bad_domain, look_alike } = FAULT_WORDS;
const { broken_quotes, too_many_cells } = FAULT_WORDS;

/** Why a row of a file of leads was not taken, or what it was taken without; and how to mend it. */
export const LEAD_FAULT_WORDS: Readonly<Record<LeadFault, Words>> = {
	...{ control, invisible, spaces, quotes, no_at, many_at, too_long, not_latin },
	...{ bad_name, bad_domain, look_alike, broken_quotes, too_many_cells },
	empty: noContact(),
	no_contact: noContact(),
	repeated: {
		en: 'This person stands further up in the file; the first row counts. Put both into one row.',
		ru: 'Этот человек уже есть в файле выше, считается первая строка. Объедините обе строки в одну.'
	},
	swapped: {
		en: 'The email and the phone number stand in each other’s columns. Swap them.',
		ru: 'Почта и телефон стоят не в своих столбцах. Поменяйте их местами.'
	},
	bad_phone: {
		en: 'This is no phone number, and there is no email. Begin the number with the code of its country, such as +44.',
		ru: 'Это не номер телефона, а почты нет. Начните номер с кода страны, например +7.'
	},
	bad_pair: {
		en: 'Neither the email nor the phone number can be read. One of them is needed.',
		ru: 'Ни почту, ни телефон прочитать не удалось. Нужно хотя бы одно из двух.'
	},
	without_email: {
		en: 'Taken without the email, which is no address. Correct it and import the row again.',
		ru: 'Взято без почты: такого адреса быть не может. Исправьте его и импортируйте строку ещё раз.'
	},
	without_phone: {
		en: 'Taken without the phone number, which is none. Begin it with the code of its country, such as +44.',
		ru: 'Взято без телефона: таких номеров нет. Начните номер с кода страны, например +7.'
	},
	without_name: tooLong('the name', 'имени'),
	without_company: tooLong('the company', 'компании'),
	without_role: tooLong('the position', 'должности'),
	without_city: tooLong('the city', 'города'),
	without_source: tooLong('the source', 'источника'),
	without_locale: {
		en: 'Taken without the language: write it as en, ru or de.',
		ru: 'Взято без языка: укажите его как ru, en или de.'
	},
	without_tags: {
		en: 'Taken without some of the tags: at most 50, each of at most 64 characters.',
		ru: 'Взято без части меток: их не больше 50, каждая не длиннее 64 символов.'
	},
	without_owner: {
		en: 'Taken without the owner: no member who may work leads has this address or name.',
		ru: 'Взято без ответственного: среди участников, которые ведут лиды, нет такого адреса или имени.'
	},
	without_stage: {
		en: 'Taken without the stage: there is none of this name. Lead, MQL, SQL, customer and lost always are.',
		ru: 'Взято без этапа: такого этапа нет. Всегда есть лид, MQL, SQL, клиент и потерян.'
	},
	without_segment: {
		en: 'Taken without the segment: write cold, warm or hot.',
		ru: 'Взято без сегмента: укажите «холодный», «тёплый» или «горячий».'
	},
	without_created: {
		en: 'Taken with the day of the import: write the day as 2026-01-31; it cannot be one to come.',
		ru: 'Взято с датой импорта: укажите день как 31.01.2026, он не может быть в будущем.'
	},
	without_outcome: {
		en: 'Taken without the outcome: write won, lost, junk or not reached.',
		ru: 'Взято без итога: укажите «выигран», «проигран», «нецелевой» или «недозвон».'
	},
	without_value: {
		en: 'Taken without the value: a number from 0 up, such as 1234.50.',
		ru: 'Взято без суммы: укажите число от 0, например 1234,50.'
	},
	value_alone: {
		en: 'Taken without the value: it is that of an outcome, and the row names none.',
		ru: 'Взято без суммы: она относится к итогу, а в строке он не указан.'
	},
	without_currency: {
		en: 'Taken without the currency: a code of three letters, as EUR or RUB.',
		ru: 'Взято без валюты: укажите код из трёх букв, например RUB или EUR.'
	},
	note_cut: {
		en: 'The note is cut after 10,000 characters.',
		ru: 'Заметка обрезана до 10 000 символов.'
	},
	phone_of_another: {
		en: 'The phone number is another lead’s: taken without it. On the lead’s page you can merge the two.',
		ru: 'Этот телефон принадлежит другому лиду: взято без него. Объединить их можно на странице лида.'
	}
};

function noContact(): Words {
	return {
		en: 'There is neither an email nor a phone number. One of them is needed.',
		ru: 'Нет ни почты, ни телефона. Нужно хотя бы одно из двух.'
	};
}

function tooLong(what: string, whatRu: string): Words {
	return {
		en: `Taken without ${what}: at most 200 characters.`,
		ru: `Взято без ${whatRu}: не длиннее 200 символов.`
	};
}
