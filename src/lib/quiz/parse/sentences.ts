import type { Fault } from './finding.ts';
import { RULES } from './rules.ts';

type FaultOf<C extends Fault['code']> = Extract<Fault, { code: C }>;
type Sentences = { [C in Fault['code']]: (fault: FaultOf<C>) => string };
export type ParseLocale = 'en' | 'ru';

/** The sentence for the author: what is wrong and how to mend it; where it is says the path beside it. */
export function faultText(fault: Fault, locale: ParseLocale): string {
	// The table's key is the fault's own code, which TypeScript cannot follow through the lookup.
	const sentence = SENTENCES[locale][fault.code] as (fault: Fault) => string;
	return sentence(fault);
}

const EN: Sentences = {
	too_deep: ({ limit }) => `The file is nested more than ${limit} levels deep.`,
	too_big: ({ limit }) => `The file holds more than ${limit} values.`,
	forbidden_name: ({ name }) => `A property cannot be called “${name}”; remove it.`,
	forbidden_character: () => 'This text holds a character that cannot be stored; write it anew.',
	newer_format: ({ given, known }) =>
		`The file has format ${given}, made by a newer Quizsilver; this one knows format ${known}.`,
	unknown_property: ({ name, near }) =>
		near === undefined
			? `There is no property “${clip(name)}” here; remove it.`
			: `There is no property “${clip(name)}” here; did you mean “${near}”?`,
	unknown_value: ({ given, near, known }) =>
		near === undefined || known.length === 1
			? `“${clip(given)}” is not possible here; choose ${among(known, 'or')}.`
			: `“${clip(given)}” is not possible here; did you mean “${near}”? Choose ${among(known, 'or')}.`,
	missing: ({ name, known }) =>
		known.length === 0
			? `“${name}” is missing; add it.`
			: `“${name}” is missing; choose ${among(known, 'or')}.`,
	one_of_missing: ({ known }) => `One of these is missing here: ${known.join(', ')}.`,
	wrong_type: ({ expected, given }) =>
		`This must be ${among(expected.map(typeWord.en), 'or')}; it is ${typeWord.en(given)}.`,
	too_short: ({ least }) =>
		least === 1 ? 'This text is empty; write it.' : `This text needs at least ${least} characters.`,
	too_long: ({ most }) => `This text may have at most ${most} characters.`,
	too_few: ({ least }) =>
		least === 1
			? 'This list is empty; add an entry.'
			: `This list needs at least ${least} entries.`,
	too_many: ({ most }) => `This list may have at most ${most} entries.`,
	too_small: ({ least, inclusive }) =>
		inclusive ? `This must be ${least} or more.` : `This must be more than ${least}.`,
	too_large: ({ most, inclusive }) =>
		inclusive ? `This must be ${most} or less.` : `This must be less than ${most}.`,
	not_multiple: ({ of }) => `This must be a multiple of ${of}.`,
	bad_form: ({ pattern, message }) => sentence(RULES[pattern]?.en ?? message),
	bad_name: ({ name, pattern, message }) =>
		`“${clip(name)}” cannot stand here: ${RULES[pattern]?.en ?? message}.`,
	long_name: ({ name, most }) =>
		`“${clip(name)}” cannot stand here: a name has at most ${most} characters.`,
	refused: ({ message }) => sentence(message)
};

const RU: Sentences = {
	too_deep: ({ limit }) => `Вложенность файла больше допустимой: ${limit}.`,
	too_big: ({ limit }) => `Значений в файле больше допустимого: ${limit}.`,
	forbidden_name: ({ name }) => `Свойство не может называться «${name}»; удалите его.`,
	forbidden_character: () =>
		'В тексте есть символ, который нельзя сохранить; наберите текст заново.',
	newer_format: ({ given, known }) =>
		`Файл в формате ${given} создан более новой версией Quizsilver; эта версия знает формат ${known}.`,
	unknown_property: ({ name, near }) =>
		near === undefined
			? `Свойства «${clip(name)}» здесь нет; удалите его.`
			: `Свойства «${clip(name)}» здесь нет; возможно, имелось в виду «${near}».`,
	unknown_value: ({ given, near, known }) =>
		near === undefined || known.length === 1
			? `Значение «${clip(given)}» здесь не подходит. Возможные значения: ${known.join(', ')}.`
			: `Значение «${clip(given)}» здесь не подходит; возможно, имелось в виду «${near}». Возможные значения: ${known.join(', ')}.`,
	missing: ({ name, known }) =>
		known.length === 0
			? `Не хватает свойства «${name}»; добавьте его.`
			: `Не хватает свойства «${name}». Возможные значения: ${known.join(', ')}.`,
	one_of_missing: ({ known }) => `Не хватает одного из свойств: ${known.join(', ')}.`,
	wrong_type: ({ expected, given }) =>
		`Здесь нужно: ${among(expected.map(typeWord.ru), 'или')}; сейчас: ${typeWord.ru(given)}.`,
	too_short: ({ least }) =>
		least === 1 ? 'Текст пуст; напишите его.' : `Символов в тексте должно быть не меньше ${least}.`,
	too_long: ({ most }) => `Символов в тексте может быть не больше ${most}.`,
	too_few: ({ least }) =>
		least === 1
			? 'Список пуст; добавьте запись.'
			: `Записей в списке должно быть не меньше ${least}.`,
	too_many: ({ most }) => `Записей в списке может быть не больше ${most}.`,
	too_small: ({ least, inclusive }) =>
		inclusive ? `Нужно число не меньше ${least}.` : `Нужно число больше ${least}.`,
	too_large: ({ most, inclusive }) =>
		inclusive ? `Нужно число не больше ${most}.` : `Нужно число меньше ${most}.`,
	not_multiple: ({ of }) => `Нужно число, кратное ${of}.`,
	bad_form: ({ pattern, message }) => sentence(RULES[pattern]?.ru ?? RULES[message]?.ru ?? message),
	bad_name: ({ name, pattern, message }) =>
		`Имя «${clip(name)}» здесь не подходит: ${RULES[pattern]?.ru ?? message}.`,
	long_name: ({ name, most }) =>
		`Имя «${clip(name)}» здесь не подходит: символов в имени может быть не больше ${most}.`,
	refused: ({ message }) => sentence(RULES[message]?.ru ?? message)
};

const SENTENCES: Record<ParseLocale, Sentences> = { en: EN, ru: RU };

const TYPES: Readonly<Record<string, { en: string; ru: string }>> = {
	string: { en: 'text', ru: 'текст' },
	number: { en: 'a number', ru: 'число' },
	int: { en: 'a whole number', ru: 'целое число' },
	boolean: { en: 'true or false', ru: 'true или false' },
	array: { en: 'a list', ru: 'список' },
	object: { en: 'an object', ru: 'объект' },
	record: { en: 'an object', ru: 'объект' },
	null: { en: 'null', ru: 'null' },
	fraction: { en: 'not whole', ru: 'не целое' }
};

const typeWord = {
	en: (type: string) => TYPES[type]?.en ?? type,
	ru: (type: string) => TYPES[type]?.ru ?? type
};

function among(words: readonly string[], or: string): string {
	const rest = words.slice(0, -1);
	const last = words.at(-1) ?? '';
	return rest.length === 0 ? last : `${rest.join(', ')} ${or} ${last}`;
}

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?]$/.test(words) ? '' : '.'}`;
}
