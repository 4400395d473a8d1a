import type { Words } from '../text.ts';

const LANGUAGE: Words = {
	en: 'a language is a code such as en, ru or pt-BR',
	ru: 'язык записывается кодом, например en, ru или pt-BR'
};

const HIDDEN_FIELD: Words = {
	en: 'a hidden field begins with a letter or "_" and has at most 64 letters, digits, ".", "_" or "-"',
	ru: 'скрытое поле начинается с буквы или «_» и содержит не больше 64 латинских букв, цифр, «.», «_» или «-»'
};

/** What a pattern or a refinement of the schemas asks for: by the pattern where there is one, else by the schema's own message. */
export const RULES: Readonly<Record<string, Words>> = {
	'/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/': {
		en: 'an id is 1 to 64 letters, digits, "-" or "_"',
		ru: 'идентификатор состоит из латинских букв, цифр, «-» и «_», не длиннее 64 символов'
	},
	'/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/': LANGUAGE,
	'/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/': HIDDEN_FIELD,
	'/^[A-Z]{3}$/': {
		en: 'a currency is three capital letters, such as EUR',
		ru: 'валюта записывается тремя заглавными латинскими буквами, например RUB'
	},
	'/^[A-Z]{2}$/': {
		en: 'a country is two capital letters, such as DE',
		ru: 'страна записывается двумя заглавными латинскими буквами, например RU'
	},
	'/^#[0-9a-fA-F]{6}$/': {
		en: 'a colour is # and six hexadecimal digits',
		ru: 'цвет записывается как # и шесть шестнадцатеричных цифр'
	},
	'/^(https?:\\/\\/|mailto:|tel:|\\/(?!\\/))/i': {
		en: 'an address begins with https://, http://, mailto:, tel: or /',
		ru: 'адрес начинается с https://, http://, mailto:, tel: или /'
	},
	'/^(https:\\/\\/|\\/(?!\\/))/i': {
		en: 'a picture is an https:// address or a path that begins with /',
		ru: 'картинка задаётся адресом https:// или путём, который начинается с /'
	},
	'/^\\/p\\/[0-9a-f]{40}\\.(png|jpg|webp|gif|avif)$/': {
		en: 'a carried picture is named by its address, which begins with /p/',
		ru: 'приложенная картинка называется своим адресом, который начинается с /p/'
	},
	'/^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*(:\\d{1,5})?$/': {
		en: 'a host is a name such as example.com, or *.example.com for all below it',
		ru: 'хост — это имя вида example.com или *.example.com для всех поддоменов'
	},
	'/^\\d{1,12}$/': {
		en: 'a Metrica counter is a number',
		ru: 'счётчик Метрики — это число'
	},
	'/^G-[A-Z0-9]{4,16}$/': {
		en: 'a Google tag begins with G-',
		ru: 'тег Google начинается с G-'
	},
	'a date is written YYYY-MM-DD and is in the calendar, such as 2026-12-31': {
		en: 'a date is written YYYY-MM-DD and is in the calendar, such as 2026-12-31',
		ru: 'дата записывается как ГГГГ-ММ-ДД и должна быть в календаре, например 2026-12-31'
	},
	'compare with a number, or with a date such as 2026-12-31': {
		en: 'compare with a number, or with a date such as 2026-12-31',
		ru: 'сравнивать можно с числом или с датой, например 2026-12-31'
	},
	'say what the answer is compared with, for instance "is" or "atLeast"': {
		en: 'say what the answer is compared with, for instance "is" or "atLeast"',
		ru: 'укажите, с чем сравнивается ответ, например is или atLeast'
	},
	'say what the hidden field is compared with, for instance "is" or "present"': {
		en: 'say what the hidden field is compared with, for instance "is" or "present"',
		ru: 'укажите, с чем сравнивается скрытое поле, например is или present'
	},
	'say what the score is compared with, for instance "atLeast"': {
		en: 'say what the score is compared with, for instance "atLeast"',
		ru: 'укажите, с чем сравниваются баллы, например atLeast'
	}
};
