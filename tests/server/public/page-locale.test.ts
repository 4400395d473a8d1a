import { expect, test } from 'vitest';
import { pageLocale } from '../../../src/lib/server/public/pages/page-locale.ts';

test.each<[string[], string | null, string | null, string]>([
	[['en', 'ru'], 'ru', 'en', 'ru'],
	[['en', 'ru'], 'de', 'ru', 'ru'],
	[['en', 'ru'], null, 'de, ru;q=0.3', 'ru'],
	[['en', 'ru'], null, 'ru;q=x', 'en'],
	[['pt-BR', 'pt-PT'], null, 'pt-PT', 'pt-PT'],
	[['pt-BR', 'en'], null, 'pt-PT, en;q=0.9', 'pt-BR'],
	[['ru', 'en'], null, null, 'ru']
])('of %j, asked for %j by a browser that likes %j, is %s', (locales, asked, accepted, locale) => {
	expect(pageLocale(locales, asked, accepted)).toBe(locale);
});
