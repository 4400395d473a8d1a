import { expect, test } from 'vitest';
import { localeFor, type Wishes } from '../../src/lib/i18n/locale.ts';

test.each<[string, Wishes, 'en' | 'ru']>([
	['the account decides', { user: 'ru', cookie: 'en', accepted: 'en' }, 'ru'],
	['then this device', { user: null, cookie: 'ru', accepted: 'en-US' }, 'ru'],
	['then the browser', { accepted: 'ru-RU,ru;q=0.9,en;q=0.8' }, 'ru'],
	['by weight, not by order', { accepted: 'en;q=0.4, ru;q=0.9' }, 'ru'],
	['passing over what we do not speak', { accepted: 'de-DE,de;q=0.9,ru;q=0.5' }, 'ru'],
	['a language with no weight is refused', { accepted: 'ru;q=0, en' }, 'en'],
	['English for everybody else', { accepted: 'fr,de' }, 'en'],
	['English where nothing is said', {}, 'en'],
	['a forged cookie counts for nothing', { cookie: '../../etc', accepted: 'ru' }, 'ru'],
	['a broken header does no harm', { accepted: ';;,q=,ru;q=x' }, 'en']
])('%s', (_, wishes, locale) => {
	expect(localeFor(wishes)).toBe(locale);
});
