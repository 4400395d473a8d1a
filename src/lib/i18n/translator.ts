import { IntlMessageFormat } from 'intl-messageformat';
import type { UiLocale } from './locale.ts';
import type { Catalogue, Translate } from './message.ts';

/** Messages are compiled when first said and kept for as long as the translator lives. */
export function translator(locale: UiLocale, catalogue: Catalogue): Translate {
	const compiled = new Map<string, IntlMessageFormat>();
	return (key, ...[values]) => {
		let message = compiled.get(key);
		if (!message) {
			message = new IntlMessageFormat(catalogue[key], locale, undefined, { ignoreTag: true });
			compiled.set(key, message);
		}
		return String(message.format(values));
	};
}
