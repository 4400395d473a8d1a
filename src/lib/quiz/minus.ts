/** A number as `Intl` writes it, with a true minus, which is as long as a plus. */
export function trueMinus(number: string): string {
	return number.replace('-', '−');
}
