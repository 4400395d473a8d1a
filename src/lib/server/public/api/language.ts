import { localeFor } from '../../../i18n/locale.ts';

/** Problems are told in English, or in Russian where that is what `Accept-Language` likes better. */
export function languageOf(acceptLanguage: string | null | undefined): 'en' | 'ru' {
	return localeFor({ accepted: acceptLanguage });
}
