import { compileMessage, grammarOf, type Say } from './icu.ts';
import type { UiLocale } from './locale.ts';
import type { Catalogue, Translate } from './message.ts';

/** Messages are compiled when first said and kept for as long as the translator lives. */
export function translator(locale: UiLocale, catalogue: Catalogue): Translate {
	const grammar = grammarOf(locale);
	const compiled = new Map<string, Say>();
	return (key, ...[values]) => {
		let say = compiled.get(key);
		if (!say) {
			say = compileMessage(catalogue[key], grammar);
			compiled.set(key, say);
		}
		return say(values ?? {});
	};
}
