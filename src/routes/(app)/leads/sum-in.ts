/** A sum of money; of a currency that nobody named it is a number. */
export function sumIn(locale: string, sum: number, currency: string | null): string {
	const digits = { maximumFractionDigits: 2, minimumFractionDigits: 0 };
	const format = currency
		? new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits })
		: new Intl.NumberFormat(locale, digits);
	return format.format(sum);
}
