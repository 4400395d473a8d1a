import { CALLING_CODES, type CallingCode } from './calling-codes.ts';

export interface NamedCountry extends CallingCode {
	name: string;
}

const named = new Map<string, readonly NamedCountry[]>();

/** All of them, by their names in this language. */
export function countriesIn(locale: string): readonly NamedCountry[] {
	const known = named.get(locale);
	if (known) return known;
	const names = new Intl.DisplayNames([locale], { type: 'region' });
	const { compare } = new Intl.Collator(locale);
	const made = CALLING_CODES.map((one) => ({ ...one, name: names.of(one.country) ?? one.country }));
	made.sort((one, other) => compare(one.name, other.name));
	named.set(locale, made);
	return made;
}

/** Whose code a number begins with; of several countries the one that is usual here, else the first. */
export function countryOf(number: string, usual: string | undefined): string | undefined {
	const digits = /^\s*\+(.*)/.exec(number)?.[1]?.replace(/\D/g, '');
	if (!digits) return undefined;
	const fitting = CALLING_CODES.filter(({ code }) => digits.startsWith(code));
	const found = fitting.find(({ country }) => country === usual) ?? byLength(fitting);
	return found?.country;
}

export function codeOf(country: string | undefined): string | undefined {
	return CALLING_CODES.find((one) => one.country === country)?.code;
}

/** What of a number stands behind the code of its country, as it was typed. */
export function withoutCode(number: string, country: string | undefined): string {
	const code = codeOf(country);
	const typed = number.trimStart();
	return code && typed.startsWith(`+${code}`) ? typed.slice(code.length + 1).trimStart() : number;
}

function byLength(fitting: readonly CallingCode[]): CallingCode | undefined {
	const [longest] = fitting.toSorted((one, other) => other.code.length - one.code.length);
	const alike = fitting.filter(({ code }) => code === longest?.code);
	return alike.find(({ country }) => MAIN.includes(country)) ?? alike[0];
}

/** Of those that share a code the ones that it was given to first. */
const MAIN = ['US', 'RU', 'GB', 'IT', 'NO', 'AU', 'MA', 'FI', 'GP', 'RE', 'CW', 'GG'];

/**
 * How a number may look behind a country's code, for the codes that most numbers have. Where it is none of these, nothing is
 * shown: another country's example would say that the own number is not taken.
 */
export function numberLike(code: string | undefined): string | undefined {
	return code === undefined ? undefined : NUMBERS.get(code);
}

const NUMBERS: ReadonlyMap<string, string> = new Map([
	['1', '212 555 0123'],
	['7', '900 123-45-67'],
	['33', '6 39 98 12 34'],
	['44', '20 7946 0958'],
	['49', '30 23125 678'],
	['61', '491 570 156'],
	['375', '29 123-45-67']
]);

/** Of a language: where most live who read it. English alone says nothing: too many countries write it. */
export function usualCountry(locale: string): string | undefined {
	const { language, region } = new Intl.Locale(locale);
	return region ?? (language === 'en' ? undefined : new Intl.Locale(locale).maximize().region);
}

/** Where the browser's clock is, as far as it tells. */
export function countryAround(): string | undefined {
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	const around = CALLING_CODES.find(({ country }) => zonesOf(country).includes(timeZone));
	return around?.country ?? new Intl.Locale(navigator.language).region;
}

/** Not every browser knows them. */
function zonesOf(region: string): readonly string[] {
	return new Intl.Locale('und', { region }).getTimeZones?.() ?? [];
}
