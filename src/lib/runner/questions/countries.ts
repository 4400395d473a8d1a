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

function byLength(fitting: readonly CallingCode[]): CallingCode | undefined {
	const [longest] = fitting.toSorted((one, other) => other.code.length - one.code.length);
	const alike = fitting.filter(({ code }) => code === longest?.code);
	return alike.find(({ country }) => MAIN.includes(country)) ?? alike[0];
}

/** Of those that share a code the ones that it was given to first. */
const MAIN = ['US', 'RU', 'GB', 'IT', 'NO', 'AU', 'MA', 'FI', 'GP', 'RE', 'CW', 'GG'];

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
