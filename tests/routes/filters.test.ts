import { expect, test } from 'vitest';
import { leadFilter } from '../../src/routes/(app)/leads/lead-filter.ts';
import { queryOf } from '../../src/routes/(app)/query.ts';
import { responseFilter } from '../../src/routes/(app)/responses/response-filter.ts';

test('a list that is not narrowed asks for everything', () => {
	const { shown, asked } = responseFilter(new URLSearchParams(), 'UTC');
	expect(Object.values(asked).filter(Boolean)).toEqual([]);
	expect(queryOf(shown)).toBe('');
	expect(queryOf(leadFilter(new URLSearchParams(), 'UTC').shown)).toBe('');
});

test('the last day is part of the period', () => {
	const query = new URLSearchParams('since=2026-03-01&until=2026-03-01');
	const { asked } = responseFilter(query, 'UTC');
	expect(asked.until).toBe((asked.since ?? 0) + 24 * 60 * 60_000);
});

test('a filter goes through its query unchanged', () => {
	const query = '?quiz=quiz_1&version=2&segment=hot&since=2026-03-01&tests=1';
	expect(queryOf(responseFilter(new URLSearchParams(query), 'UTC').shown)).toBe(query);
	const { shown, asked } = leadFilter(new URLSearchParams('?q=+anna+&stage=sql'), 'UTC');
	expect(queryOf(shown)).toBe('?q=anna&stage=sql');
	expect(asked).toEqual({ q: 'anna', stage: 'sql', quiz: undefined, segment: undefined });
});

test.each(['version=2', 'quiz=quiz_1&version=two', 'quiz=quiz_1&version=0'])(
	'a version says nothing without its quiz, nor where it is no number: %s',
	(query) => {
		expect(responseFilter(new URLSearchParams(query), 'UTC').asked.version).toBeUndefined();
	}
);
