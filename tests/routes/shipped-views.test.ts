import { expect, test } from 'vitest';
import { listShown } from '../../src/routes/(app)/leads/shipped-views.ts';

const usual = ['segment', 'score'] as const;
const shown = (query: string) => listShown(query, usual);

test('a view is the list that it was saved from, which names no columns', () => {
	expect(shown('?segment=hot&cols=segment.score')).toBe(shown('?segment=hot'));
	expect(shown('?&cols=segment.score')).toBe(shown(''));
});

test('other columns are another view, and so is another filter', () => {
	expect(shown('?segment=hot&cols=segment.city')).not.toBe(shown('?segment=hot'));
	expect(shown('?segment=warm')).not.toBe(shown('?segment=hot'));
});

test('neither the order of its parts counts, nor the page', () => {
	expect(shown('?sort=-score&segment=hot&cursor=abc')).toBe(shown('?segment=hot&sort=-score'));
});
