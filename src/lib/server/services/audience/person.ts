import { cleanLine } from '../../../quiz/questions/text-parts.ts';
import { fail, ok, type Result } from '../../../quiz/result.ts';
import { readAddress, type AddressFault } from './address.ts';

/** Somebody as a file, a form or a program names them, read. */
export interface Person {
	email: string;
	name: string | null;
	locale: string | null;
	fields: Readonly<Record<string, string>>;
	tags: readonly string[];
}

export type PersonFault = AddressFault | 'too_much' | 'too_many_tags' | 'bad_field';

/** As it was given: nothing is checked. */
export interface GivenPerson {
	email: string;
	name?: string | null | undefined;
	locale?: string | null | undefined;
	fields?: Readonly<Record<string, string>> | undefined;
	tags?: readonly string[] | undefined;
}

export const LONGEST = { name: 200, field: 1000, tag: 64 };
const MOST = { fields: 50, tags: 50 };

/** What a letter can recall: `{{company}}`. */
const FIELD_NAME = /^[a-z][a-z0-9_]{0,39}$/;
/** Recalled already by what they are. */
const TAKEN = ['name', 'email', 'locale', 'tags'];

export function isFieldName(name: string): boolean {
	return FIELD_NAME.test(name) && !TAKEN.includes(name);
}

/** Cleaned, in the form in which people are kept. What cannot be read as a language is none: they get the letter's first. */
export function readPerson(given: GivenPerson): Result<Person, PersonFault> {
	const address = readAddress(given.email);
	if (!address.ok) return address;
	const name = cleanLine(given.name ?? '');
	const tags = [...new Set((given.tags ?? []).map(cleanLine).filter((tag) => tag !== ''))];
	if (tags.length > MOST.tags || tags.some((tag) => tag.length > LONGEST.tag)) {
		return fail('too_many_tags');
	}
	const fields = readFields(given.fields ?? {});
	if (!fields.ok) return fields;
	if (name.length > LONGEST.name) return fail('too_much');
	return ok({
		email: address.value,
		name: name === '' ? null : name,
		locale: readLanguage(given.locale ?? ''),
		fields: fields.value,
		tags
	});
}

function readFields(
	given: Readonly<Record<string, string>>
): Result<Record<string, string>, PersonFault> {
	const kept: [string, string][] = [];
	for (const [name, value] of Object.entries(given)) {
		if (!isFieldName(name)) return fail('bad_field');
		const text = cleanLine(value);
		if (text.length > LONGEST.field) return fail('too_much');
		if (text !== '') kept.push([name, text]);
	}
	return kept.length > MOST.fields ? fail('too_much') : ok(Object.fromEntries(kept));
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** What people call languages, beside their names. */
const LANGUAGES: Readonly<Record<string, string>> = {
	russian: 'ru',
	русский: 'ru',
	rus: 'ru',
	рус: 'ru',
	english: 'en',
	английский: 'en',
	eng: 'en',
	англ: 'en'
};

/** `ru`, `en-GB`, or as people call it; null where it is none of them. */
export function readLanguage(typed: string): string | null {
	const text = cleanLine(typed).toLowerCase().replaceAll('_', '-');
	const known = LANGUAGES[text] ?? languagesByName().get(text) ?? text;
	if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(known)) return null;
	try {
		return Intl.getCanonicalLocales(known)[0] ?? null;
	} catch {
		return null;
	}
}

let byName: ReadonlyMap<string, string> | undefined;

/** Codes of two letters by what English and Russian call them, in lower case. */
function languagesByName(): ReadonlyMap<string, string> {
	return (byName ??= new Map(
		['en', 'ru'].flatMap((locale) => {
			const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
			return LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).flatMap((code) => {
				const name = names.of(code);
				return name === undefined ? [] : [[name.toLowerCase(), code] as const];
			});
		})
	));
}
