import { acceptedLanguages, baseLanguage } from './accept-language.ts';

/** Languages that the workspace speaks; the first is the one for everybody else. */
export const LOCALES = ['en', 'ru'] as const;

/** What each calls itself. */
export const LANGUAGES = { en: 'English', ru: 'Русский' } as const;

export type UiLocale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is UiLocale {
	return LOCALES.some((locale) => locale === value);
}

/** What a visitor has said about their language, strongest first. */
export interface Wishes {
	/** Chosen in the account. */
	user?: string | null | undefined;
	/** Chosen on this device. */
	cookie?: string | null | undefined;
	/** Header `Accept-Language`. */
	accepted?: string | null | undefined;
}

export function localeFor({ user, cookie, accepted }: Wishes): UiLocale {
	if (isLocale(user)) return user;
	if (isLocale(cookie)) return cookie;
	return acceptedLanguages(accepted).map(baseLanguage).find(isLocale) ?? LOCALES[0];
}
