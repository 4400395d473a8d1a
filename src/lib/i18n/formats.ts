import type { UiLocale } from './locale.ts';

/** Dates and numbers as people of this language write them. Moments are milliseconds since the epoch. */
export interface Formats {
	number(value: number): string;
	/** A share that is given out of a hundred. */
	percent(value: number): string;
	money(value: number, currency: string): string;
	date(moment: number): string;
	dateTime(moment: number): string;
	/** To the second, for logs. */
	exactTime(moment: number): string;
	list(words: readonly string[]): string;
	languageName(code: string): string;
}

/** `timeZone`: an IANA name; one that the runtime does not know is read as UTC. */
export function formatsFor(locale: UiLocale, timeZone: string): Formats {
	const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
	const day = { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone } as const;
	const clock = { hour: '2-digit', minute: '2-digit' } as const;
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const date = new Intl.DateTimeFormat(locale, day);
	const dateTime = new Intl.DateTimeFormat(locale, { ...day, ...clock });
	const exactTime = new Intl.DateTimeFormat(locale, { ...day, ...clock, second: '2-digit' });
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const languages = new Intl.DisplayNames(locale, { type: 'language' });
	return {
		number: (value) => number.format(value),
		percent: (value) => percent.format(value / 100),
		money: (value, currency) =>
			new Intl.NumberFormat(locale, {
				style: 'currency',
				currency,
				maximumFractionDigits: 0
			}).format(value),
		date: (moment) => date.format(moment),
		dateTime: (moment) => dateTime.format(moment),
		exactTime: (moment) => exactTime.format(moment),
		list: (words) => list.format(words),
		languageName: (code) => languages.of(code) ?? code
	};
}

function isTimeZone(name: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}
