import type { UiLocale } from './locale.ts';

/** Dates and numbers as people of this language write them. Moments are milliseconds since the epoch. */
export interface Formats {
	number(value: number): string;
	/** A share that is given out of a hundred. */
	percent(value: number): string;
	date(moment: number): string;
	/** Without its year where that is this year: in lists. */
	shortDate(moment: number): string;
	/** A day that is the same everywhere, as YYYY-MM-DD. */
	day(date: string): string;
	/** With its year where that is not this year. */
	dateTime(moment: number): string;
	/** To the second, for logs. */
	exactTime(moment: number): string;
	/** The same with the time zone that it is told in. */
	zonedTime(moment: number): string;
	list(words: readonly string[]): string;
	/** As it stands in a sentence. */
	languageName(code: string): string;
	/** As it stands alone. */
	languageTitle(code: string): string;
}

/** @param zone a name that the runtime knows */
export function formatsFor(locale: UiLocale, zone: string): Formats {
	const calendar = { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone } as const;
	const clock = { hour: '2-digit', minute: '2-digit' } as const;
	const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const date = new Intl.DateTimeFormat(locale, calendar);
	const day = new Intl.DateTimeFormat(locale, { ...calendar, timeZone: 'UTC' });
	const dateTime = new Intl.DateTimeFormat(locale, { ...calendar, ...clock });
	const shortDate = new Intl.DateTimeFormat(locale, { ...calendar, year: undefined });
	const thisYear = new Intl.DateTimeFormat(locale, { ...calendar, ...clock, year: undefined });
	const yearOf = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone });
	const exactTime = new Intl.DateTimeFormat(locale, { ...calendar, ...clock, second: '2-digit' });
	const zonedTime = new Intl.DateTimeFormat(locale, {
		...calendar,
		...clock,
		second: '2-digit',
		timeZoneName: 'short'
	});
	const isThisYear = (moment: number) => yearOf.format(moment) === yearOf.format();
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const languages = new Intl.DisplayNames(locale, { type: 'language' });
	const nameOf = (code: string) => languages.of(code) ?? code;
	return {
		number: (value) => trueMinus(number.format(value)),
		percent: (value) => trueMinus(percent.format(value / 100)),
		date: (moment) => date.format(moment),
		shortDate: (moment) => (isThisYear(moment) ? shortDate : date).format(moment),
		day: (date) => day.format(Date.parse(date)),
		dateTime: (moment) => (isThisYear(moment) ? thisYear : dateTime).format(moment),
		exactTime: (moment) => exactTime.format(moment),
		zonedTime: (moment) => zonedTime.format(moment),
		list: (words) => list.format(words),
		languageName: nameOf,
		languageTitle: (code) => {
			const [first = '', ...rest] = nameOf(code);
			return first.toLocaleUpperCase(locale) + rest.join('');
		}
	};
}

/** As long as a plus, and as figures in sentences have it. */
function trueMinus(text: string): string {
	return text.replace('-', '−');
}

/** The name of a time zone as it came from outside; UTC where the runtime does not know it. */
export function knownZone(name: string | undefined): string {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name ?? 'UTC' }).resolvedOptions().timeZone;
	} catch {
		return 'UTC';
	}
}
