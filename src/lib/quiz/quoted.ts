const INNER = {
	'«': { '«': '„', '»': '“', '‹': '[', '›': ']' },
	'“': { '“': '‘', '”': '’', '‹': '[', '›': ']' }
} as const;

/** Words as they stand behind that mark: their own quotes become inner ones, and what they recall stands in brackets. */
export function insideQuotes(words: string, opening: '«' | '“'): string {
	const inner: Readonly<Record<string, string>> = INNER[opening];
	return words.replace(/[«»“”‹›]/g, (mark) => inner[mark] ?? mark);
}

/** A title inside a sentence of that language, «Rose „Red“» or “Rose ‘Red’”. */
export function quoted(words: string, locale: 'en' | 'ru'): string {
	return locale === 'ru' ? `«${insideQuotes(words, '«')}»` : `“${insideQuotes(words, '“')}”`;
}
