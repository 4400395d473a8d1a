/**
 * The language of a quiz page: the one that its address asks for, else the one that the browser likes best, else the quiz's
 * first.
 */
export function pageLocale(
	locales: readonly string[],
	asked: string | null,
	acceptLanguage: string | null
): string {
	if (asked !== null && locales.includes(asked)) return asked;
	if (acceptLanguage === null || locales.length < 2) return locales[0] ?? 'en';
	for (const wanted of wishes(acceptLanguage)) {
		const found = locales.find((locale) => matches(locale, wanted));
		if (found) return found;
	}
	return locales[0] ?? 'en';
}

/** Languages by liking. */
function wishes(header: string): string[] {
	return header
		.slice(0, 500)
		.split(',')
		.map((wish) => {
			const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
			const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
			return { tag, quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ tag, quality }) => tag !== '' && quality > 0)
		.toSorted((a, b) => b.quality - a.quality)
		.map(({ tag }) => tag);
}

function matches(locale: string, wanted: string): boolean {
	const own = locale.toLowerCase();
	return own === wanted || own.split('-')[0] === wanted.split('-')[0];
}
