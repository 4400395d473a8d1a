import { dayNumber, daysBetween, type Day } from '../day.ts';
import type { Locale, Text } from '../text.ts';

const MILLISECONDS = 86_400_000;

/** The day as a reader of that language writes it: "12 December 2026". */
export function dateText(day: Day, locale: Locale): string {
	return formatsFor(locale).day.format(dayNumber(day) * MILLISECONDS);
}

/** With how far off it was, in every language at hand, for receipts: "12 December 2026 (in 17 days)". */
export function dateLabel(day: Day, today: Day, title: Text): Text {
	const languages = typeof title === 'object' ? Object.keys(title) : [];
	const away = daysBetween(today, day);
	return Object.fromEntries(
		['en', 'ru', ...languages].map((language) => [
			language,
			`${dateText(day, language)} (${formatsFor(language).away.format(away, 'day')})`
		])
	);
}

interface Formats {
	day: Intl.DateTimeFormat;
	away: Intl.RelativeTimeFormat;
}

const formats = new Map<Locale, Formats>();

/** Formats are dear to make and kept: there are as many as quizzes have languages. */
function formatsFor(locale: Locale): Formats {
	const made = formats.get(locale) ?? makeFormats(locale);
	formats.set(locale, made);
	return made;
}

function makeFormats(locale: Locale): Formats {
	// Plain English is read everywhere: the day first, the month in words.
	const spoken = locale === 'en' ? 'en-GB' : locale;
	const day = { dateStyle: 'long', timeZone: 'UTC' } as const;
	const away = { numeric: 'auto' } as const;
	try {
		return {
			day: new Intl.DateTimeFormat(spoken, day),
			away: new Intl.RelativeTimeFormat(spoken, away)
		};
	} catch {
		return makeFormats('en');
	}
}
