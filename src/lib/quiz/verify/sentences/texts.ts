import type { ProblemSentence } from './sentence.ts';

/** What respondents read, and what is asked of them. */
export const TEXTS = {
	no_contact_for_hot: {
		severity: 'warning',
		en: 'a segment is hot, but no step asks for an email or a phone, so that no lead can come of it; add such a step',
		ru: 'есть горячий сегмент, но ни один шаг не спрашивает почту или телефон, и лид не появится; добавьте такой шаг'
	},
	letter_without_email: {
		severity: 'warning',
		en: 'a letter is to be sent, but no step asks for an email; add such a step, or switch the letter off',
		ru: 'письмо включено, но ни один шаг не спрашивает почту; добавьте такой шаг или выключите письмо'
	},
	letter_before_consent: {
		severity: 'warning',
		en: 'few will get this letter: it goes only to people who have given their consent, and the quiz asks for it after the email; put the consent before or beside the email',
		ru: 'это письмо получат немногие: оно уходит только тем, кто дал согласие, а квиз просит его после почты; поставьте согласие до почты или рядом с ней'
	},
	details_without_contact: {
		severity: 'warning',
		en: 'neither the form below the result nor a step asks for an email or a phone, so that no lead comes of it; add one to the form',
		ru: 'ни форма под результатом, ни шаги не спрашивают почту или телефон, и лид не появится; добавьте их в форму'
	},
	details_asked_before: {
		severity: 'warning',
		en: 'the form below the result asks for what an earlier step asks for too; ask once',
		ru: 'форма под результатом спрашивает то же, что и один из шагов; спросите один раз'
	},
	required_advertising: {
		severity: 'warning',
		en: 'consent to advertising is required, so that nobody gives it freely; let respondents go on without it',
		ru: 'без согласия на рекламу нельзя пройти дальше, а оно должно быть добровольным; сделайте его необязательным'
	},
	missing_text: {
		severity: 'error',
		en: 'not written yet<[, at {names}]>',
		ru: 'ещё не написано<[: {names}]>'
	},
	missing_value: {
		severity: 'error',
		en: 'the condition compares with a text that is not written yet; write it',
		ru: 'условие сравнивает с текстом, который ещё не написан; напишите его'
	},
	missing_consent: {
		severity: 'error',
		en: 'write the consent that this step asks for',
		ru: 'напишите согласие, которое запрашивает этот шаг'
	},
	missing_translation: {
		severity: 'warning',
		en: 'not written in {locale} yet<[, at {names}]>',
		ru: 'ещё не написано на языке «{locale}»<[: {names}]>'
	},
	missing_language: {
		severity: 'warning',
		en: 'nothing is written in {locale} (texts: {count}); write it, or remove the language< from “locales”>',
		ru: 'на языке «{locale}» ничего не написано (текстов: {count}); напишите их или уберите этот язык< из «locales»>'
	},
	untranslated_text: {
		severity: 'warning',
		en: 'one text stands for all languages ({locales})<[ at {names}]>; write it in each',
		ru: 'один текст стоит для всех языков ({locales})<[: {names}]>; напишите его на каждом'
	},
	one_language: {
		severity: 'warning',
		en: 'each text stands for all languages ({locales}) at once (texts: {count}); write them in each, or name one language',
		ru: 'каждый текст стоит сразу для всех языков ({locales}), всего текстов: {count}; напишите их на каждом языке или оставьте один язык'
	},
	copied_text: {
		severity: 'warning',
		en: 'in {locale} this is still the text in {from}<[, at {names}]>; translate it, or keep it< in “verbatim”> if it is meant so',
		ru: 'перевода пока нет: {from} и {locale} совпадают<[: {names}]>; переведите или оставьте< в «verbatim»>, если так задумано'
	},
	copied_language: {
		severity: 'warning',
		en: 'all that is written in {locale} is still the text in {from} (texts: {count}); translate it, or remove the language< from “locales”>',
		ru: 'перевода пока нет: все тексты ({count}) на языках {from} и {locale} совпадают; переведите их или уберите язык< из «locales»>'
	},
	unlisted_locale: {
		severity: 'warning',
		en: 'there are texts in {locale}, which is not among the quiz’s languages; add the language< to “locales”>, or remove them',
		ru: 'есть тексты на языке «{locale}», которого нет среди языков квиза; добавьте язык< в «locales»> или удалите тексты'
	},
	unknown_recall: {
		severity: 'error',
		en: 'the text recalls “{recall}”, which is not there<[ (did you mean “{near}”?)]>; choose another answer, or remove it',
		ru: 'текст вставляет «{recall}», а такого ответа нет<[ (возможно, имелся в виду «{near}»)]>; выберите другой или уберите'
	},
	recall_too_early: {
		severity: 'warning',
		en: '“{recall}” recalls an answer that is not given yet; recall an earlier step',
		ru: '«{recall}» ссылается на ответ, которого ещё нет; укажите более ранний шаг'
	},
	recall_of_score: {
		severity: 'warning',
		en: '“{recall}” is filled in on result screens only; remove it here',
		ru: '«{recall}» подставляется только на экранах результата; уберите здесь'
	},
	recall_not_filled: {
		severity: 'warning',
		en: '“{recall}” stays as it is, for nothing is filled in here; remove it',
		ru: '«{recall}» останется как есть: здесь ничего не подставляется; уберите'
	},
	broken_recall: {
		severity: 'warning',
		en: 'a “{{” opens that is not the beginning of “{{step}}” or “{{step|otherwise}}”; complete or remove it',
		ru: '«{{» открывается, но это не «{{шаг}}» и не «{{шаг|иначе}}»; допишите или уберите'
	},
	unsafe_address: {
		severity: 'error',
		en: 'the address “{address}” is not safe to send anybody to; begin it with https://, http://, mailto:, tel: or /',
		ru: 'адрес «{address}» небезопасен; начните его с https://, http://, mailto:, tel: или /'
	},
	address_from_answer: {
		severity: 'warning',
		en: 'the address “{address}” takes its site from an answer, so that respondents choose where they are sent; write the site out',
		ru: 'сайт в адресе «{address}» берётся из ответа, и респондент сам решает, куда попадёт; напишите сайт явно'
	},
	low_contrast: {
		severity: 'warning',
		en: '{first} on {second} has a contrast of {ratio} to 1 and needs {least}, so that respondents see another shade of it; choose one that can be read',
		ru: 'контраст {first} на {second} составляет {ratio} к 1, а нужно не меньше {least}, поэтому респонденты увидят другой оттенок; выберите читаемый'
	}
} as const satisfies Record<string, ProblemSentence>;
