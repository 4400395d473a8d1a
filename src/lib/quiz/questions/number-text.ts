import { trueMinus } from '../minus.ts';
import { inLocale, type Locale, type Text } from '../text.ts';

/** The number as a reader of that language writes it, with its unit. */
export function numberText(value: number, locale: Locale, unit?: Text): string {
	const number = formatNumber(value, locale);
	return unit === undefined ? number : `${number}\u00a0${inLocale(unit, locale)}`.trimEnd();
}

/** The same in every language at hand, for receipts. */
export function numberLabel(value: number, unit?: Text): Text {
	const languages = typeof unit === 'object' ? Object.keys(unit) : [];
	return Object.fromEntries(
		['en', 'ru', ...languages].map((language) => [language, numberText(value, language, unit)])
	);
}

const formats = new Map<Locale, Intl.NumberFormat>();

/** Formats are dear to make and kept: there are as many as quizzes have languages. */
function formatNumber(value: number, locale: Locale): string {
	const format = formats.get(locale) ?? makeFormat(locale);
	formats.set(locale, format);
	return trueMinus(format.format(value));
}

function makeFormat(locale: Locale): Intl.NumberFormat {
	// Four digits stay together, since they may be a year.
	const options = { maximumFractionDigits: 10, useGrouping: 'min2' } as const;
	try {
		return new Intl.NumberFormat(locale, options);
	} catch {
		return new Intl.NumberFormat('en', options);
	}
}
