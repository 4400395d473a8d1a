import type { StepKind } from '../../quiz.ts';
import { country as countrySchema } from '../../schema-parts.ts';
import { numberIn, textIn, wholeIn, type Part } from '../part.ts';
import type { Field } from './field.ts';
import { headingOf, made, pictureOf, questionOf, type Converter, type Reading } from './reading.ts';

type Bare = Extract<StepKind, 'email' | 'website' | 'file'>;

/** Kinds that need nothing said about them. */
const bare =
	(kind: Bare): Converter =>
	(field, reading) =>
		made({ kind, ...questionOf(field, reading) });

export const email = bare('email');
export const website = bare('website');
export const file = bare('file');

const MOST_CHARACTERS = 10_000;

const written =
	(kind: 'short_text' | 'long_text'): Converter =>
	(field, reading) => {
		const minLength = wholeIn(field.validations, 'min_length', 1, MOST_CHARACTERS);
		const maxLength = wholeIn(field.validations, 'max_length', 1, MOST_CHARACTERS);
		return made({ kind, ...questionOf(field, reading), minLength, maxLength });
	};

export const shortText = written('short_text');
export const longText = written('long_text');

export const phone: Converter = (field, reading) => {
	const country = countryOf(field.properties);
	return made({ kind: 'phone', ...questionOf(field, reading), country });
};

export function countryOf(properties: Part): string | undefined {
	const code = textIn(properties, 'default_country_code')?.toUpperCase();
	return countrySchema.safeParse(code).success ? code : undefined;
}

/** In what order a date is written depends on who reads it. */
export const date: Converter = (field, reading) => {
	const structure = textIn(field.properties, 'structure') ?? 'DDMMYYYY';
	const separator = textIn(field.properties, 'separator') ?? '/';
	if (structure !== 'DDMMYYYY' || separator !== '/') {
		reading.losses.add(field.place, 'date_format', { format: `${structure} ${separator}` });
	}
	return made({ kind: 'date', ...questionOf(field, reading) });
};

const TRUTHS = new Map([
	['true', true],
	['false', false]
]);

export const yesNo: Converter = (field, reading) => ({
	...made({ kind: 'yes_no', ...questionOf(field, reading) }),
	truths: TRUTHS
});

/** Terms that are accepted or not: the record of it is a consent. */
export const legal: Converter = (field, reading) => {
	const question = questionOf(field, reading);
	const id = reading.giveConsentId(field.id, 'terms');
	const text = [question.title, question.text]
		.filter(Boolean)
		.join('\n\n')
		.slice(0, MOST_CHARACTERS);
	reading.consents.push({ id, purpose: 'other', text: withoutBraces(text) });
	reading.losses.add(field.place, 'consent_purpose');
	const step = { kind: 'consent' as const, ...question, consent: id };
	// Whoever may say no cannot be held up for it.
	const isFree = field.names.some((name) => reading.refused.has(name));
	if (isFree && question.required) reading.losses.add(field.place, 'consent_answer');
	return { ...made(isFree ? { ...step, required: false } : step), truths: TRUTHS };
};

/** Nothing is filled in in the words of a consent, for they are the record. */
const withoutBraces = (text: string) => text.replace(/\{\{[^{}]*\}\}/g, '…');

export const number: Converter = (field, reading) => {
	const min = numberIn(field.validations, 'min_value');
	const max = numberIn(field.validations, 'max_value');
	return made({ kind: 'number', ...questionOf(field, reading), min, max });
};

export const statement: Converter = (field, reading) => {
	const button = buttonOf(field, reading);
	const picture = pictureOf(field.part, field.place, reading);
	return made({ kind: 'statement', id: field.id, ...headingOf(field, reading), picture, button });
};

function buttonOf({ properties, place }: Field, { words }: Reading): string | undefined {
	const text = textIn(properties, 'button_text');
	return properties.get('show_button') === false ? undefined : words.line(text, place);
}

/** The heading of a group, where there is one: what it holds follows it as questions of their own. */
export const group: Converter = (field, reading) => {
	if (field.type === 'inline_group') reading.losses.add(field.place, 'one_by_one');
	field.properties.get('fields');
	const written = textIn(field.part, 'title') ?? textIn(field.properties, 'description');
	return written === undefined ? null : statement(field, reading);
};

/** Several lines of an address are asked for as one text. */
export const address: Converter = (field, reading) => {
	field.properties.get('fields');
	reading.losses.add(field.place, 'address_as_text');
	return made({ kind: 'long_text', ...questionOf(field, reading) });
};
