import type { FormFields } from './kind.ts';

/** The field beside a number that says of which country it is: `GB44`. */
export const countryField = (name: string) => `${name}.country`;

/** As many digits has a number that is written with the code of its country, and none without it that begins like it. */
const WHOLE = 11;

/** A number as it was typed, with the code of the country that was chosen beside it, unless it was typed too. */
export function readPhone(name: string, form: FormFields): string | undefined {
	const typed = form.get(name) ?? undefined;
	const code = /\d+$/.exec(form.get(countryField(name)) ?? '')?.[0];
	const digits = typed?.replace(/\D/g, '') ?? '';
	if (!typed || !code || digits === '' || /^\s*(\+|00)/.test(typed)) return typed;
	return digits.startsWith(code) && digits.length >= WHOLE
		? `+${typed.trim()}`
		: `+${code} ${typed.trim()}`;
}
