import { expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';
import { shareWords } from '../../src/lib/i18n/share-words.ts';

const i18n = i18nFor('en', en, 'UTC');

test.each([
	[0, undefined, '0%'],
	[0, true, 'under 1%'],
	[0.004, undefined, 'under 1%'],
	[0.006, undefined, '1%'],
	[0.5, true, '50%']
])('%d is said as %s: %s', (share, some, words) => {
	expect(shareWords(i18n, share, some)).toBe(words);
});
