import { expect, test } from 'vitest';
import { acceptedLanguages } from '../../src/lib/i18n/accept-language.ts';

test.each<[string | null | undefined, string[]]>([
	['ru-RU,ru;q=0.9,en;q=0.8', ['ru-ru', 'ru', 'en']],
	['en;q=0.4, de ;q=0.9 , fr', ['fr', 'de', 'en']],
	['en;q=0.5,ru;q=0.5', ['en', 'ru']],
	['ru;q=0, en', ['en']],
	['en; q=0.7', ['en']],
	['ru;q=x,en;q=,de;q=0.1', ['de']],
	[';;,,q=', ['q=']],
	['', []],
	[null, []],
	[undefined, []],
	[`${'x,'.repeat(5000)}ru`, Array(250).fill('x')]
])('%j asks for %j', (header, languages) => {
	expect(acceptedLanguages(header)).toEqual(languages);
});
