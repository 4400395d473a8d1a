import type { Words } from '../../text.ts';
import type { ProblemCode } from '../sentences.ts';

/** Said otherwise to those who see no ids and no properties of the file, but the quiz itself. */
export const SPOKEN: Partial<Record<ProblemCode, Words>> = {
	duplicate_id: {
		en: 'the id “{id}” is taken already; give this one another',
		ru: 'идентификатор «{id}» уже занят; задайте другой'
	},
	unknown_target: {
		en: 'it leads to a step that is no longer there; choose another step, or the end',
		ru: 'переход ведёт к шагу, которого больше нет; выберите другой шаг или конец'
	},
	unknown_step: {
		en: 'the condition asks about a step that is no longer there; choose another',
		ru: 'условие спрашивает о шаге, которого больше нет; выберите другой'
	},
	unknown_option: {
		en: 'the condition asks about an option that “{step}” no longer has; choose another',
		ru: 'условие спрашивает о варианте, которого в «{step}» больше нет; выберите другой'
	},
	unknown_row: {
		en: 'the condition asks about a row that “{step}” no longer has; choose another',
		ru: 'условие спрашивает о строке, которой в «{step}» больше нет; выберите другую'
	},
	unknown_column: {
		en: 'the condition asks about a column that “{step}” no longer has; choose another',
		ru: 'условие спрашивает о столбце, которого в «{step}» больше нет; выберите другой'
	},
	row_not_named: {
		en: '“{step}” is a table; choose which of its rows is asked about',
		ru: '«{step}» — таблица; выберите, о какой строке спрашивает условие'
	},
	place_beyond: {
		en: 'the condition asks about {top} places of “{step}”, which has {places}; ask about fewer',
		ru: 'условие спрашивает о местах с 1 по {top}, а в «{step}» их {places}; спросите о меньшем числе мест'
	},
	unknown_dimension: {
		en: 'it names a dimension that is no longer there; choose another',
		ru: 'здесь указана шкала, которой больше нет; выберите другую'
	},
	unknown_hidden: {
		en: 'there is no hidden field “{id}”; add it in the quiz settings, or choose another',
		ru: 'скрытого поля «{id}» нет; добавьте его в настройках квиза или выберите другое'
	},
	unknown_segment: {
		en: 'it leads to a segment that is no longer there; choose another',
		ru: 'здесь указан сегмент, которого больше нет; выберите другой'
	},
	unknown_stage: {
		en: 'it names a stage that is no longer there; choose another',
		ru: 'здесь указана стадия, которой больше нет; выберите другую'
	},
	unknown_result: {
		en: 'it leads to a result screen that is no longer there; choose another',
		ru: 'здесь указан экран результата, которого больше нет; выберите другой'
	},
	unknown_consent: {
		en: 'it asks for a consent that is no longer there; choose another',
		ru: 'здесь запрашивается согласие, которого больше нет; выберите другое'
	},
	unused_result: {
		en: 'no segment leads to this result screen; choose who sees it, or remove it',
		ru: 'на этот экран результата не ведёт ни один сегмент; выберите, кто его видит, или удалите'
	},
	unbounded_points: {
		en: 'the points have no limit, for each unit scores and the number has no limit; set its least and greatest',
		ru: 'баллы не ограничены: каждая единица приносит баллы, а число не ограничено; задайте наименьшее и наибольшее'
	},
	borderline_without_from: {
		en: 'the borderline lies around the score that the segment begins at, which is not given; set it, or remove the borderline',
		ru: 'пограничная полоса лежит вокруг балла, с которого начинается сегмент, а он не задан; задайте его или уберите полосу'
	},
	inverted_range: {
		en: 'the range from {from} to below {below} is empty; let it begin below its end',
		ru: 'диапазон от {from} до {below} пуст; начало должно быть меньше конца'
	},
	nothing_to_show: {
		en: 'the amount is to be shown, but the quiz has no dimension with an amount; add one, or show no amount',
		ru: 'здесь должна показываться сумма, но в квизе нет шкалы с суммой; добавьте её или не показывайте сумму'
	},
	dead_end: {
		en: 'from here[ and from {others}] the end cannot be reached; let a later step lead to the end',
		ru: 'отсюда[ и из {others}] нельзя дойти до конца; пусть один из следующих шагов ведёт в конец'
	},
	wrong_operator: {
		en: 'the condition compares answers to “{step}” in a way that does not fit them; choose another comparison',
		ru: 'условие сравнивает ответы на «{step}» неподходящим способом; выберите другое сравнение'
	},
	out_of_range: {
		en: 'the condition on “{step}” never holds: its answers go from {least} to {greatest}[ in steps of {grid}][, in days after {counted}]',
		ru: 'условие на «{step}» никогда не выполняется: ответы лежат от {least} до {greatest}[ с шагом {grid}][, в днях от {counted}]'
	},
	score_out_of_range: {
		en: 'the condition on the score never holds: {of} goes from {least} to {greatest} here; ask for less or give more points',
		ru: 'условие на баллы никогда не выполняется: {of} здесь лежит от {least} до {greatest}; измените условие или баллы'
	},
	min_beyond_options: {
		en: 'at least {least} options are to be chosen, but only {available} can be chosen together; ask for fewer, or add options',
		ru: 'нужно выбрать не меньше {least}, а вместе можно выбрать только {available}; уменьшите это число или добавьте варианты'
	},
	missing_text: {
		en: 'not written yet',
		ru: 'ещё не написано'
	},
	missing_translation: {
		en: 'not written in {locale} yet; respondents would read it in another language',
		ru: 'ещё не написано на языке «{locale}»; респонденты увидят текст на другом языке'
	},
	missing_language: {
		en: 'nothing is written in {locale} (texts: {count}); write it, or remove the language',
		ru: 'на языке «{locale}» ничего не написано (текстов: {count}); напишите их или уберите этот язык'
	},
	untranslated_text: {
		en: 'one text stands for all languages ({locales}); write it in each',
		ru: 'один текст стоит для всех языков ({locales}); напишите его на каждом'
	},
	unlisted_locale: {
		en: 'there are texts in {locale}, which is not among the quiz’s languages; add the language, or remove them',
		ru: 'есть тексты на языке «{locale}», которого нет среди языков квиза; добавьте язык или удалите тексты'
	},
	unknown_recall: {
		en: 'the text recalls “{recall}”, which is not there; choose another answer, or remove it',
		ru: 'текст вставляет «{recall}», а такого ответа нет; выберите другой или уберите'
	}
};

export const SPOKEN_ALSO: Words = { en: ' The same in: {also}.', ru: ' То же самое: {also}.' };

/** Where in a step, segment, result… something stands. `{at}`: which of them. */
export const INNER: Readonly<Record<string, Words>> = {
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

/** What begins a path of its own, beside the places that all problems know. */
export const OUTER: Readonly<Record<string, Words>> = {
	title: { en: 'Title of the quiz', ru: 'Название квиза' },
	description: { en: 'Description of the quiz', ru: 'Описание квиза' }
};
