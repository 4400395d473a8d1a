import type { Words } from '../../text.ts';

/** Screens before and after the questions, texts, looks and all that belongs to the whole. */
export const SCREENS = {
	extra_welcome: {
		en: 'a quiz has one welcome screen, and this one was left out',
		ru: 'приветственный экран у квиза один, этот пропущен'
	},
	start_page: {
		en: 'the start page asks questions, and became the first ones of the quiz',
		ru: 'на стартовой странице есть вопросы, они стали первыми вопросами квиза'
	},
	default_ending: {
		en: 'the ending that advertises Typeform was left out',
		ru: 'финальный экран с рекламой Typeform не перенесён'
	},
	too_many_endings: {
		en: 'of {count} endings the first {limit} were kept',
		ru: 'из финальных экранов ({count}) оставлены первые {limit}'
	},
	ending_condition: {
		en: 'when this ending is shown is too much to write in one condition; name it in a segment',
		ru: 'условие показа этого экрана слишком длинное; укажите экран в сегменте'
	},
	ending_never_reached: {
		en: 'nobody could come to this ending, and its segment was left out',
		ru: 'к этому экрану никто не мог прийти, его сегмент убран'
	},
	ending_button: {
		en: 'the button “{button}” leads to no page of yours, and was left out',
		ru: 'кнопка «{button}» не ведёт на вашу страницу и пропущена'
	},
	share_buttons: {
		en: 'the buttons for sharing were left out',
		ru: 'кнопки «поделиться» не перенесены'
	},
	outcome_by_share: {
		en: 'the outcome is the one with the highest share of its possible points, not with the most points',
		ru: 'итог определяет наибольшая доля возможных баллов, а не их число'
	},
	all_cold: {
		en: 'each ending became a segment, and all of them are cold; say which are warm and hot',
		ru: 'каждый финальный экран стал сегментом, и все они холодные; отметьте тёплые и горячие'
	},
	hidden: {
		en: 'these hidden fields were left out: {names}',
		ru: 'эти скрытые поля не перенесены: {names}'
	},
	text_cut: {
		en: 'a text was cut to {longest} characters',
		ru: 'текст сокращён до {longest} символов'
	},
	translation: {
		en: 'texts in “{language}” were left out',
		ru: 'тексты на языке «{language}» не перенесены'
	},
	markup: {
		en: '“{tag}” in the text was left out',
		ru: '«{tag}» из текста не перенесён'
	},
	unsafe_address: {
		en: 'the address “{address}” is not safe to send anybody to, and was left out',
		ru: 'адрес «{address}» небезопасен и не перенесён'
	},
	picture: {
		en: 'the picture “{address}” cannot be shown from there; upload it',
		ru: 'картинку «{address}» оттуда показать нельзя; загрузите её'
	},
	video: {
		en: 'the video “{address}” was left out',
		ru: 'видео «{address}» не перенесено'
	},
	one_by_one: {
		en: 'questions that stood together on a page are asked one after the other',
		ru: 'вопросы, стоявшие на одной странице, задаются по одному'
	},
	layout: {
		en: 'how pictures stand beside questions was not kept',
		ru: 'расположение картинок рядом с вопросами не перенесено'
	},
	looks: {
		en: 'how questions stand and look was not kept',
		ru: 'расположение и вид вопросов не перенесены'
	},
	theme: {
		en: 'the theme was not kept; choose colours here',
		ru: 'оформление не перенесено; выберите цвета здесь'
	},
	settings: {
		en: 'these settings were left out: {names}',
		ru: 'эти настройки не перенесены: {names}'
	}
} as const satisfies Record<string, Words>;
