import { inLocale, type Locale, type Text, type Words } from '../text.ts';

/** Why an answer was refused: a code and the figures its sentence needs. */
export interface AnswerProblem {
	code: AnswerProblemCode;
	/** The part of the answer, for kinds with several fields. */
	field?: string;
	params?: ProblemParams;
}

/** Texts of the quiz are told in the reader's language. */
type ProblemParams = Readonly<Record<string, number | Text>>;

/** Sentences that stand at the field and say how to mend it. `{name}` is replaced by a parameter. */
const SENTENCES = {
	required: { en: 'Please answer this question.', ru: 'Ответьте на этот вопрос.' },
	wrong_type: { en: 'This answer has the wrong form.', ru: 'Ответ не того вида.' },
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
	exclusive: {
		en: '“{option}” cannot be combined with others.',
		ru: '«{option}» нельзя сочетать с другими.'
	},
	other_empty: { en: 'Write your own answer.', ru: 'Напишите свой вариант.' },
	other_not_allowed: { en: 'Choose one of the options.', ru: 'Выберите один из вариантов.' },
	too_small: { en: 'Enter {min} or more.', ru: 'Введите {min} или больше.' },
	too_large: { en: 'Enter {max} or less.', ru: 'Введите {max} или меньше.' },
	not_whole: { en: 'Enter a whole number.', ru: 'Введите целое число.' },
	off_step: {
		en: 'Enter a value in steps of {step}, counted from {from}.',
		ru: 'Введите значение с шагом {step}, считая от {from}.'
	},
	too_short: { en: 'Write at least {min} characters.', ru: 'Напишите не меньше {min} символов.' },
	too_long: { en: 'Write at most {max} characters.', ru: 'Напишите не больше {max} символов.' },
	bad_email: {
		en: 'Check the address: it should look like name@example.com.',
		ru: 'Проверьте адрес: он выглядит как name@example.com.'
	},
	bad_phone: {
		en: 'Check the number: country code and all digits.',
		ru: 'Проверьте номер: код страны и все цифры.'
	},
	unknown_field: { en: 'There is no such field: {name}.', ru: 'Такого поля нет: {name}.' },
	missing_field: { en: 'Please fill this in.', ru: 'Заполните это поле.' },
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

/** A refusal, as `check` returns it. */
export function refuse(
	code: AnswerProblemCode,
	params?: ProblemParams
): { ok: false; problem: AnswerProblem } {
	return { ok: false, problem: params ? { code, params } : { code } };
}

/** The sentence for the respondent. */
export function answerProblemText(problem: AnswerProblem, locale: Locale): string {
	const sentence = inLocale(SENTENCES[problem.code], locale, ['en']);
	return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
		const param = problem.params?.[name];
		return typeof param === 'number' ? String(param) : inLocale(param, locale) || whole;
	});
}
