import { inLocale, type Locale, type Text, type Words } from '../text.ts';
import { numberText } from './number-text.ts';

/** Why an answer was refused: a code and the figures its sentence needs. */
export interface AnswerProblem {
	code: AnswerProblemCode;
	/** The part of the answer, for kinds with several fields. */
	field?: string;
	params?: ProblemParams;
}

/** Texts of the quiz are told in the reader's language. */
export type ProblemParams = Readonly<Record<string, number | Text>>;

/**
 * Sentences that stand at the field and say how to mend it. `{name}` is replaced by a parameter,
 * `{name:form|form}` by the first form where the parameter is counted as one (1, in Russian also 21), else by the second.
 */
const SENTENCES = {
	required: { en: 'Please answer this question.', ru: 'Ответьте на этот вопрос.' },
	wrong_type: {
		en: 'This answer does not fit the question.',
		ru: 'Такой ответ не подходит к этому вопросу.'
	},
	unknown_option: {
		en: 'There is no such option: {option}.',
		ru: 'Такого варианта нет: {option}.'
	},
	duplicate_option: {
		en: 'The option is chosen twice: {option}.',
		ru: 'Вариант выбран дважды: {option}.'
	},
	too_few: { en: 'Choose at least {min}.', ru: 'Выберите не меньше {min}.' },
	too_many: { en: 'Choose at most {max}.', ru: 'Выберите не больше {max}.' },
	too_few_ranked: { en: 'Fill places 1 to {places}.', ru: 'Заполните места с 1 по {places}.' },
	too_many_ranked: { en: 'There are only {places} places.', ru: 'Мест всего {places}.' },
	place_twice: { en: 'Place {place} is taken twice.', ru: 'Место {place} занято дважды.' },
	unknown_row: { en: 'There is no such row: {row}.', ru: 'Такой строки нет: {row}.' },
	unknown_column: { en: 'There is no such column: {column}.', ru: 'Такого столбца нет: {column}.' },
	exclusive: {
		en: '“{option}” cannot be combined with others.',
		ru: '«{option}» нельзя сочетать с другими.'
	},
	other_empty: { en: 'Write your own answer.', ru: 'Напишите свой вариант.' },
	other_not_allowed: { en: 'Choose one of the options.', ru: 'Выберите один из вариантов.' },
	not_a_number: { en: 'Enter a number.', ru: 'Введите число.' },
	too_small: { en: 'Enter {min} or more.', ru: 'Введите {min} или больше.' },
	too_large: { en: 'Enter {max} or less.', ru: 'Введите {max} или меньше.' },
	not_whole: { en: 'Enter a whole number.', ru: 'Введите целое число.' },
	off_step: {
		en: 'Enter a number in steps of {step}, counted from {from}.',
		ru: 'Введите число с шагом {step}, считая от {from}.'
	},
	too_short: {
		en: 'Write at least {min} {min:character|characters}.',
		ru: 'Напишите не меньше {min} {min:символа|символов}.'
	},
	too_long: {
		en: 'Write at most {max} {max:character|characters}.',
		ru: 'Напишите не больше {max} {max:символа|символов}.'
	},
	bad_email: {
		en: 'Check the address: it should look like name@example.com.',
		ru: 'Проверьте адрес: он должен выглядеть как name@example.com.'
	},
	bad_phone: {
		en: 'Check the number: it should have 7 to 15 digits.',
		ru: 'Проверьте номер: в нём должно быть от 7 до 15 цифр.'
	},
	half_date: {
		en: 'The date is incomplete, or not in the calendar: enter the day, the month and the year.',
		ru: 'Дата указана не полностью или её нет в календаре: введите день, месяц и год.'
	},
	bad_date: {
		en: 'Enter a date that is in the calendar, such as 2026-12-31.',
		ru: 'Введите дату, которая есть в календаре, например 2026-12-31.'
	},
	too_early: { en: 'Choose {min} or a later date.', ru: 'Выберите {min} или позже.' },
	too_late: { en: 'Choose {max} or an earlier date.', ru: 'Выберите {max} или раньше.' },
	bad_website: {
		en: 'Check the address: it should look like example.com.',
		ru: 'Проверьте адрес: он должен выглядеть как example.com.'
	},
	unknown_field: { en: 'There is no such field: {name}.', ru: 'Такого поля нет: {name}.' },
	missing_field: { en: 'Please fill this in.', ru: 'Заполните это поле.' },
	too_many_files: {
		en: 'Choose at most {max} {max:file|files}.',
		ru: 'Выберите не больше {max} {max:файла|файлов}.'
	},
	duplicate_upload: {
		en: 'The same file is named twice.',
		ru: 'Один и тот же файл указан дважды.'
	},
	unknown_upload: {
		en: 'The file is not here any more. Choose it again.',
		ru: 'Файла здесь больше нет. Выберите его ещё раз.'
	},
	consent_needed: {
		en: 'Without this consent we cannot go on.',
		ru: 'Без этого согласия продолжить нельзя.'
	},
	unknown_consent: {
		en: 'There is no such consent: {consent}.',
		ru: 'Такого согласия нет: {consent}.'
	},
	no_answer_expected: { en: 'This step takes no answer.', ru: 'На этом шаге ответ не нужен.' }
} as const satisfies Record<string, Words>;

export type AnswerProblemCode = keyof typeof SENTENCES;

/** The sentence for the respondent; in English where there is none in that language. */
export function answerProblemText(problem: AnswerProblem, locale: Locale): string {
	const spoken = locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en';
	return SENTENCES[problem.code][spoken].replace(
		/\{(\w+)(?::([^|}]+)\|([^}]+))?\}/g,
		(whole, name: string, one?: string, many?: string) => {
			const param = problem.params?.[name];
			if (typeof param !== 'number') return inLocale(param, locale) || whole;
			if (one === undefined) return numberText(param, spoken);
			return (new Intl.PluralRules(spoken).select(param) === 'one' ? one : many) ?? whole;
		}
	);
}
