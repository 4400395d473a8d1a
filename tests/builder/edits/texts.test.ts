import { expect, test } from 'vitest';
import { inOwnLanguages } from '../../../src/lib/builder/edits/texts.ts';

test('what the product brings along comes in the languages of the quiz only', () => {
	const score = { en: 'Score', ru: 'Баллы' };
	expect(inOwnLanguages(score, ['en'])).toEqual({ en: 'Score' });
	expect(inOwnLanguages(score, ['ru', 'de'])).toEqual({ ru: 'Баллы', de: 'Score' });
	expect(inOwnLanguages('MQL', ['en'])).toBe('MQL');
});
