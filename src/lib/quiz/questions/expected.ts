import { OTHER } from '../answers.ts';
import { inLocale, type Locale, type Words } from '../text.ts';
import type { Question } from './kinds.ts';
import { kindOf } from './kinds.ts';
import { numberText } from './number-text.ts';
import type { Operand } from './kind.ts';
import type { AnswerProblem } from './problems.ts';

/** What a script should have sent, for refusals that people who answer on a page never come to see; '' for other refusals. */
export function expectedText(
	step: Question,
	{ code, field }: AnswerProblem,
	locale: Locale
): string {
	if (!TYPE_FAULTS.has(code)) return '';
	const spoken = locale.split('-', 1)[0] === 'ru' ? 'ru' : 'en';
	const expected = field === undefined ? ofStep(step, spoken) : ofField(step, field);
	return inLocale(sentence(expected), spoken);
}

const TYPE_FAULTS = new Set<string>([
	'wrong_type',
	'not_a_number',
	'unknown_option',
	'unknown_column'
]);

const sentence = ({ en, ru }: Words): Words => ({
	en: `This answer must be ${en}.`,
	ru: `Ожидается ${ru}.`
});

function ofStep(step: Question, locale: 'en' | 'ru'): Words {
	const operand = kindOf(step).operand(step);
	switch (operand.type) {
		case 'options':
			return optionsOf(operand.ids, operand.several);
		case 'boolean':
			return step.kind === 'consent' ? CONSENT : TRUTH;
		case 'number':
			return numberOf(operand, locale);
		case 'ranking':
			return rankingOf(operand);
		case 'matrix':
			return matrixOf(operand);
		case 'date':
		case 'text':
			return TEXTS[step.kind] ?? TEXT;
		case 'files':
			return UPLOADS;
		default:
			return 'fields' in step ? formOf(step) : TEXT;
	}
}

function ofField(step: Question, field: string): Words {
	const operand = kindOf(step).operand(step);
	if (operand.type === 'matrix') return columnsOf(operand);
	if (field !== 'consents' || !('consents' in step)) return TEXT;
	const ids = listed(step.consents ?? []);
	return {
		en: `a list of the consent ids ${ids}`,
		ru: `список идентификаторов согласий из числа ${ids}`
	};
}

function optionsOf(all: readonly string[], several: boolean): Words {
	const ids = listed(all.filter((id) => id !== OTHER));
	const own = all.includes(OTHER);
	const others = {
		en: own ? ', or {"other": "own words"}' : '',
		ru: own ? ' или {"other": "свои слова"}' : ''
	};
	return several
		? {
				en: `a list of the option ids ${ids}${others.en}`,
				ru: `список идентификаторов вариантов из числа ${ids}${others.ru}`
			}
		: {
				en: `one of the option ids ${ids}${others.en}`,
				ru: `один из идентификаторов вариантов: ${ids}${others.ru}`
			};
}

type Of<T extends Operand['type']> = Extract<Operand, { type: T }>;

function rankingOf({ ids, places }: Of<'ranking'>): Words {
	const known = listed(ids);
	return {
		en: `a list of ${places} of the option ids ${known}, best first`,
		ru: `список идентификаторов вариантов из числа ${known}, начиная с лучшего (мест: ${places})`
	};
}

function matrixOf(operand: Of<'matrix'>): Words {
	const rows = listed(operand.rows.map(({ id }) => id));
	const columns = columnsOf(operand);
	return {
		en: `an object of the rows ${rows}, each with ${columns.en}`,
		ru: `объект со строками ${rows}, в каждой — ${columns.ru}`
	};
}

function columnsOf({ ids, several }: Of<'matrix'>): Words {
	return several
		? {
				en: `a list of the column ids ${listed(ids)}`,
				ru: `список идентификаторов столбцов из числа ${listed(ids)}`
			}
		: {
				en: `one of the column ids ${listed(ids)}`,
				ru: `один из идентификаторов столбцов: ${listed(ids)}`
			};
}

interface Numbers {
	min?: number | undefined;
	max?: number | undefined;
	step?: number | undefined;
}

function numberOf({ min, max, step }: Numbers, locale: 'en' | 'ru'): Words {
	const text = (value: number) => numberText(value, locale);
	const whole = step === 1 && Number.isInteger(min ?? 0);
	const by = step === undefined || whole ? null : text(step);
	return {
		en: `a ${whole ? 'whole ' : ''}number${min === undefined ? '' : ` from ${text(min)}`}${max === undefined ? '' : ` to ${text(max)}`}${by === null ? '' : ` in steps of ${by}`}`,
		ru: `${whole ? 'целое ' : ''}число${min === undefined ? '' : ` от ${text(min)}`}${max === undefined ? '' : ` до ${text(max)}`}${by === null ? '' : ` с шагом ${by}`}`
	};
}

function formOf(step: {
	fields: readonly { name: string }[];
	consents?: readonly string[] | undefined;
}): Words {
	const names = [...step.fields.map(({ name }) => name), ...(step.consents ? ['consents'] : [])];
	return {
		en: `an object of the fields ${listed(names)}`,
		ru: `объект с полями ${listed(names)}`
	};
}

const TEXT: Words = { en: 'text', ru: 'текст' };
const TRUTH: Words = { en: 'true or false', ru: 'true или false' };
const UPLOADS: Words = {
	en: 'a list of the ids that uploads were answered with',
	ru: 'список идентификаторов, полученных при загрузке файлов'
};
const CONSENT: Words = { en: 'true', ru: 'true' };

const TEXTS: Readonly<Record<string, Words>> = {
	email: { en: 'an email address as text', ru: 'адрес электронной почты текстом' },
	phone: { en: 'a phone number as text', ru: 'номер телефона текстом' },
	date: { en: 'a date as text, such as "2026-12-31"', ru: 'дата текстом, например "2026-12-31"' },
	website: { en: 'a web address as text', ru: 'адрес сайта текстом' }
};

const MOST_NAMED = 20;

function listed(names: readonly string[]): string {
	const more = names.length > MOST_NAMED ? ', …' : '';
	return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}
