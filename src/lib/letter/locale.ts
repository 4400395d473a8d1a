/** How many people are known by one language; null: nobody knows theirs. */
export interface SpeakersCount {
	locale: string | null;
	count: number;
}

/** Their language where the letter speaks it, or one near it; else its first. */
export function letterLocale(theirs: string | null, spoken: readonly string[]): string {
	const [first = 'en'] = spoken;
	if (theirs === null) return first;
	const plain = languageOf(theirs);
	return (
		spoken.find((one) => one.toLowerCase() === theirs.toLowerCase()) ??
		spoken.find((one) => languageOf(one) === plain) ??
		first
	);
}

/** How many get a letter in which of its languages, those that nobody gets left out. */
export function readersByLocale(
	speakers: readonly SpeakersCount[],
	spoken: readonly string[]
): { locale: string; count: number }[] {
	return spoken.flatMap((locale) => {
		const theirs = speakers.filter((one) => letterLocale(one.locale, spoken) === locale);
		const count = theirs.reduce((sum, one) => sum + one.count, 0);
		return count > 0 ? [{ locale, count }] : [];
	});
}

/** These languages with the one named, or one near it, first. */
export function withFirst(locales: readonly string[], first: string | undefined): string[] {
	if (first === undefined || locales.length === 0) return [...locales];
	const found = letterLocale(first, locales);
	return [found, ...locales.filter((one) => one !== found)];
}

const languageOf = (locale: string) => locale.split('-')[0]?.toLowerCase();
