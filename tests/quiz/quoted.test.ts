import { expect, test } from 'vitest';
import { insideQuotes, quoted } from '../../src/lib/quiz/quoted.ts';

test.each([
	['Rose', 'ru', '«Rose»'],
	['Подходит «Старт»', 'ru', '«Подходит „Старт“»'],
	['Подходит «Старт»', 'en', '“Подходит «Старт»”'],
	['Simply “more”', 'en', '“Simply ‘more’”'],
	['‹Имя›, проект готов', 'ru', '«[Имя], проект готов»'],
	['‹Name›, it is ready', 'en', '“[Name], it is ready”']
] as const)('%s, quoted in %s', (words, locale, said) => {
	expect(quoted(words, locale)).toBe(said);
});

test('words of the other language keep their marks', () => {
	expect(insideQuotes('“more”', '«')).toBe('“more”');
});
