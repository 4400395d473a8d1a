import { expect, test } from 'vitest';
import { LONGEST_WORDING } from '../../../src/lib/quiz/text.ts';
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
	const { options: filled, left } = withLines(options, 0, ['1', '2', '3'], around);
	expect(left).toEqual([]);
	expect(words(filled)).toEqual(['1', '2', '3', 'Three']);
	expect(filled[1]).toEqual(option('b', '2', 'Два'));
});

test('there are never more than the kind takes', () => {
	const lines = ['1', '2', '3', '4', '5', '6', '7'];
	const { options, left, cut } = withLines([option('a', '')], 0, lines, around);
	expect(words(options)).toEqual(['1', '2', '3', '4', '5']);
	expect({ left, cut }).toEqual({ left: ['6', '7'], cut: 0 });
});

test('what is still empty is filled where the list is full, and the rest is left', () => {
	const full = ['a', 'b', 'c', 'd'].map((id) => option(id, id)).concat(option('e', ''));
	const { options, left } = withLines(full, 3, ['1', '2', '3'], around);
	expect(words(options)).toEqual(['a', 'b', 'c', 'd', '2']);
	expect(left).toEqual(['1', '3']);
});

test('a line is cut to what a text holds, and told', () => {
	const long = 'x'.repeat(LONGEST_WORDING + 1);
	const { options, left, cut } = withLines([option('a', '')], 0, [long, 'b'], around);
	expect(options.map(({ text }) => text.en?.length)).toEqual([LONGEST_WORDING, 1]);
	expect({ left, cut }).toEqual({ left: [], cut: 1 });
});
