import { expect, test } from 'vitest';
import { linesOf, withLines } from '../../../src/lib/builder/edits/options.ts';

test.each([
	['- one\n* two\r\n• three', ['one', 'two', 'three']],
	['1. one\n2) two\n(3) three\n\n', ['one', 'two', 'three']],
	['a) one\nб) два', ['one', 'два']],
	['1.5 litres\n-1 degree\n2024', ['1.5 litres', '-1 degree', '2024']],
	['  \n', []]
])('the lines of %j', (pasted, lines) => {
	expect(linesOf(pasted)).toEqual(lines);
});

let made = 0;
const around = {
	locale: 'en',
	locales: ['en', 'ru'],
	most: 5,
	newId: () => `n${(made += 1)}`,
	fresh: (id: string, text: Record<string, string>) => ({ id, text })
};
const option = (id: string, en: string, ru = '') => ({ id, text: { en, ru } });
const words = (options: { text: { en?: string } }[]) => options.map(({ text }) => text.en);

test('lines fill what is empty, and are put in where something stands', () => {
	const options = [option('a', ''), option('b', '', 'Два'), option('c', 'Three')];
	const filled = withLines(options, 0, ['1', '2', '3'], around);
	expect(words(filled)).toEqual(['1', '2', '3', 'Three']);
	expect(filled[1]).toEqual(option('b', '2', 'Два'));
});

test('there are never more than the kind takes', () => {
	const filled = withLines([option('a', '')], 0, ['1', '2', '3', '4', '5', '6', '7'], around);
	expect(words(filled)).toEqual(['1', '2', '3', '4', '5']);
});
