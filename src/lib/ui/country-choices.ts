/** Where most of those who use the house are. */
const COUNTRIES = [
	...['RU', 'BY', 'KZ', 'UZ', 'KG', 'AM', 'AZ', 'GE', 'MD', 'TJ', 'TM', 'UA'],
	...['US', 'CA', 'GB', 'IE', 'DE', 'AT', 'CH', 'FR', 'BE', 'NL', 'LU', 'ES', 'PT', 'IT'],
	...['PL', 'CZ', 'SK', 'HU', 'RO', 'BG', 'RS', 'HR', 'SI', 'GR', 'CY', 'TR', 'IL', 'AE'],
	...['SE', 'NO', 'DK', 'FI', 'IS', 'EE', 'LV', 'LT', 'IN', 'CN', 'JP', 'KR', 'SG', 'AU', 'NZ'],
	...['BR', 'MX', 'AR', 'CL', 'CO', 'ZA', 'NG', 'KE', 'EG', 'MA', 'TH', 'VN', 'ID', 'MY', 'PH']
];

/** Countries by their names in a language, for a select. @param also one that is chosen, whatever it is */
export function countryChoices(
	language: string,
	also?: string
): { value: string; label: string }[] {
	const names = new Intl.DisplayNames([language], { type: 'region' });
	const codes = [...new Set([...COUNTRIES, ...(also ? [also] : [])])];
	const named = codes.map((value) => ({ value, label: names.of(value) ?? value }));
	const collator = new Intl.Collator(language);
	return named.sort((one, other) => collator.compare(one.label, other.label));
}
