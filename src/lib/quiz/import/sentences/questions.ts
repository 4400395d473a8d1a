import type { Words } from '../../text.ts';

/** Questions and what is chosen from. */
export const QUESTIONS = {
	field_type: {
		en: 'there is no question like “{type}” here, and it was left out',
		ru: 'вопроса типа «{type}» здесь нет, он пропущен'
	},
	no_choices: {
		en: 'there is nothing to show or to choose from, and the question was left out',
		ru: 'показать или выбрать нечего, вопрос пропущен'
	},
	no_choices_here: {
		en: 'there is too little to choose from, and it is answered in own words now',
		ru: 'выбирать почти не из чего, теперь ответ пишут своими словами'
	},
	choices_elsewhere: {
		en: 'the choices come from another site and were left behind; write them out',
		ru: 'варианты загружались с другого сайта и не перенесены; впишите их'
	},
	too_many_questions: {
		en: '{count} questions were left out, for a quiz has {limit} at most',
		ru: 'пропущено вопросов: {count}; в квизе их может быть не больше {limit}'
	},
	too_many_options: {
		en: 'of {count} choices the first {limit} were kept',
		ru: 'из вариантов ({count}) оставлены первые {limit}'
	},
	too_many_rows: {
		en: 'of {count} rows the first {limit} were kept',
		ru: 'из строк ({count}) оставлены первые {limit}'
	},
	too_many_columns: {
		en: 'of {count} columns the first {limit} were kept',
		ru: 'из столбцов ({count}) оставлены первые {limit}'
	},
	random_order: {
		en: 'the choices do not change places any more: they stand as they are written',
		ru: 'варианты больше не перемешиваются: они стоят в том порядке, в котором записаны'
	},
	duplicate_name: {
		en: 'the name “{name}” is given twice; rules that use it mean the first',
		ru: 'имя «{name}» задано дважды; правила с ним относятся к первому'
	},
	no_text: {
		en: 'choice {number} has no words, and shows its number',
		ru: 'у варианта {number} нет текста, показан его номер'
	},
	option_pictures: {
		en: 'not each choice has a picture that can be shown, so that none shows any',
		ru: 'картинка, которую можно показать, есть не у каждого варианта, поэтому варианты без картинок'
	},
	select_all: {
		en: 'the choice that ticks all others was left out',
		ru: 'вариант «выбрать все» не перенесён'
	},
	ranked_other: {
		en: '“Other” cannot be put in order, and was left out',
		ru: 'вариант «Другое» нельзя расставить по местам, он пропущен'
	},
	scale: {
		en: 'the scale had {given} as its end and has {kept} now',
		ru: 'оценки заканчивались на {given}, теперь на {kept}'
	},
	shape: {
		en: 'the shape “{shape}” was not kept',
		ru: 'форма значков «{shape}» не перенесена'
	},
	label: {
		en: 'the words “{label}” at the scale were left out',
		ru: 'подпись оценок «{label}» не перенесена'
	},
	input_type: {
		en: 'an answer of type “{type}” cannot be asked for here; another kind of question stands in for it',
		ru: 'ответ типа «{type}» здесь запросить нельзя; вместо него вопрос другого типа'
	},
	date_format: {
		en: 'dates are written as is usual in the respondent’s language, not as {format}',
		ru: 'даты записываются так, как принято в языке респондента, а не как {format}'
	},
	file_type: {
		en: 'files of type “{type}” cannot be asked for here',
		ru: 'файлы типа «{type}» здесь запросить нельзя'
	},
	validator: {
		en: 'the check “{type}” of the answer was left out',
		ru: 'проверка ответа «{type}» не перенесена'
	},
	limits: {
		en: 'no answer could keep within its limits, and they were left out',
		ru: 'ограничениям не отвечал ни один ответ, они убраны'
	},
	required_sometimes: {
		en: 'it was required only sometimes; now it is as it says by itself',
		ru: 'вопрос был обязательным лишь иногда; теперь обязательность не зависит от ответов'
	},
	contact_field: {
		en: 'the contact detail “{name}” cannot be asked for here, and was left out',
		ru: 'контактное поле «{name}» здесь запросить нельзя, оно пропущено'
	},
	names_joined: {
		en: 'first and last name are asked for in one field',
		ru: 'имя и фамилия запрашиваются одним полем'
	},
	address_as_text: {
		en: 'the address is asked for as one text, not line by line',
		ru: 'адрес запрашивается одним текстом, а не по строкам'
	},
	consent_purpose: {
		en: 'it became a consent; say what it is for, and link its document',
		ru: 'вопрос стал согласием; укажите его цель и ссылку на документ'
	},
	consent_answer: {
		en: 'it is not required any more, for rules ask about those who do not accept',
		ru: 'согласие больше не обязательно: есть правила для тех, кто не согласился'
	},
	asked_once: {
		en: 'it could be filled in any number of times; now it is asked once',
		ru: 'заполнить можно было сколько угодно раз; теперь вопросы задаются один раз'
	},
	properties: {
		en: 'these settings have no like here: {names}',
		ru: 'этих настроек здесь нет: {names}'
	}
} as const satisfies Record<string, Words>;
