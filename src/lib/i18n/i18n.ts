import { formatsFor, type Formats } from './formats.ts';
import type { UiLocale } from './locale.ts';
import type { Catalogue, Translate } from './message.ts';
import { translator } from './translator.ts';

/** Everything that a screen needs to speak to one person. */
export interface I18n extends Formats {
	readonly locale: UiLocale;
	readonly t: Translate;
}

export function i18nFor(locale: UiLocale, catalogue: Catalogue, timeZone: string): I18n {
	return { locale, t: translator(locale, catalogue), ...formatsFor(locale, timeZone) };
}
