/** Those that sums are most often in; any other may be typed. */
const COMMON = {
	ru: ['RUB', 'KZT', 'BYN', 'USD', 'EUR', 'CNY', 'TRY', 'GBP', 'UZS', 'AMD', 'GEL', 'AED'],
	en: ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'TRY', 'AED', 'CNY', 'INR', 'RUB', 'KZT', 'BYN']
};

export interface CurrencyChoice {
	/** ISO 4217. */
	code: string;
	name: string;
}

/** What a field for a currency offers, named in the reader's language. */
export function commonCurrencies(locale: 'en' | 'ru'): CurrencyChoice[] {
	const names = new Intl.DisplayNames(locale, { type: 'currency' });
	return COMMON[locale].map((code) => ({ code, name: names.of(code) ?? code }));
}
