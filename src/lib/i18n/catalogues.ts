import type { UiLocale } from './locale.ts';
import type { Catalogue } from './message.ts';

const loaders: Record<UiLocale, () => Promise<Catalogue>> = {
	en: async () => (await import('./en.ts')).en,
	ru: async () => (await import('./ru.ts')).ru
};

/** Loads one language only, so that a browser never gets the other. */
export function catalogueIn(locale: UiLocale): Promise<Catalogue> {
	return loaders[locale]();
}
