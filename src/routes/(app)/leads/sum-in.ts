/** A sum of money, with as many decimals as its currency has, or none; of a currency that nobody named it is a number. */
export function sumIn(locale: string, sum: number, currency: string | null): string {
	const format = currency
		? new Intl.NumberFormat(locale, {
				style: 'currency',
				currency,
				trailingZeroDisplay: 'stripIfInteger'
			})
		: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	return format.format(sum);
}
