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
	return preferred(accepted ?? '').find(isLocale) ?? LOCALES[0];
}

/** Base languages of an `Accept-Language` header, most wanted first. */
function preferred(header: string): string[] {
	return header
		.split(',')
		.map((part) => {
			const [tag = '', ...options] = part.trim().toLowerCase().split(';');
			const quality = options.find((option) => option.trim().startsWith('q='));
			return {
				language: tag.split('-')[0] ?? '',
				quality: quality ? Number(quality.trim().slice(2)) || 0 : 1
			};
		})
		.filter((wish) => wish.quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map((wish) => wish.language);
}
