import { describe, expect, test } from 'vitest';
import { withPictured, wordsOfName } from '../../../src/lib/builder/edits/picture-options.ts';

describe('the words of a file’s name', () => {
	test.each([
		['red-oak_floor.jpg', 'Red oak floor'],
		['кухня.webp', 'Кухня'],
		['Two  rooms.PNG', 'Two rooms'],
		['IMG_2041.JPG', ''],
		['DSC00012.jpg', ''],
		['image.png', ''],
		['image (3).png', ''],
		['Screenshot 2026-11-28 at 10.15.02 AM.png', ''],
		['Снимок экрана 2026-11-28.png', ''],
		['20261128_101502.jpg', ''],
		['5f2b9c01d3e4a6b7.webp', ''],
		['', '']
	])('of “%s” are “%s”', (name, words) => {
		expect(wordsOfName(name)).toBe(words);
	});
});

describe('pictures brought to options', () => {
	interface Option {
		id: string;
		text: Record<string, string>;
		free?: boolean;
	}

	function bring(options: Option[], at: number | null, names: string[], most = 100) {
		let made = 0;
		return withPictured(options, at, names, {
			locale: 'en',
			locales: ['en', 'ru'],
			most,
			newId: () => `new${(made += 1)}`,
			isFree: (option) => option.free === true,
			fresh: (id, text) => ({ id, text })
		});
	}
	const free = (id: string, words = '') => ({ id, text: { en: words, ru: '' }, free: true });
	const taken = (id: string) => ({ id, text: { en: id, ru: '' } });
	const shown = ({ options }: { options: Option[] }) =>
		options.map(({ id, text }) => `${id} ${text['en']}`.trim());

	test('fill those that have none, and make new ones at the end', () => {
		const brought = bring([taken('a'), free('b'), free('c', 'Mine')], null, [
			'one.png',
			'two.png',
			'three.png'
		]);
		expect(shown(brought)).toEqual(['a a', 'b One', 'c Mine', 'new1 Three']);
		expect(brought.ids).toEqual(['b', 'c', 'new1']);
	});

	test('go first to the option that they were dropped on, whatever it has, then behind it', () => {
		const brought = bring([free('a'), taken('b'), taken('c')], 1, ['one.png', 'two.png']);
		expect(shown(brought)).toEqual(['a', 'b b', 'new1 Two', 'c c']);
		expect(brought.ids).toEqual(['b', 'new1']);
	});

	test('are no more than the kind takes', () => {
		const brought = bring([taken('a')], null, ['one.png', 'two.png', 'three.png'], 2);
		expect(shown(brought)).toEqual(['a a', 'new1 One']);
		expect(brought.ids).toEqual(['new1']);
	});

	test('leave the options that there were as they are', () => {
		const options = [free('a')];
		bring(options, null, ['one.png']);
		expect(options).toEqual([free('a')]);
	});
});
