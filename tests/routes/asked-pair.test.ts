import { expect, test } from 'vitest';
import { askedPair, pairQuery } from '../../src/routes/(app)/quizzes/[id]/edit/share/asked-pair.ts';

const asked = (query: string, versions = [3, 2, 1]) =>
	askedPair(new URLSearchParams(query), versions);

test('an address that asks for nothing compares nothing', () => {
	expect(asked('')).toBeNull();
	expect(asked('tab=share')).toBeNull();
});

test.each([
	['from=1&to=3', { from: 1, to: 3 }],
	['from=3&to=1', { from: 3, to: 1 }],
	['from=2&to=draft', { from: 2, to: 'draft' }],
	['from=draft&to=2', { from: 'draft', to: 2 }],
	['from=2&to=2', { from: 2, to: 2 }]
])('%s is what is compared', (query, pair) => {
	expect(asked(query)).toEqual({ ...pair, unmet: [] });
});

test.each([
	['from=9&to=1', { from: 3, to: 1, unmet: [{ problem: 'unknown', asked: '9', instead: 3 }] }],
	['from=9&to=3', { from: 2, to: 3, unmet: [{ problem: 'unknown', asked: '9', instead: 2 }] }],
	[
		'from=1&to=9',
		{ from: 1, to: 'draft', unmet: [{ problem: 'unknown', asked: '9', instead: 'draft' }] }
	],
	[
		'from=draft&to=9',
		{ from: 'draft', to: 3, unmet: [{ problem: 'unknown', asked: '9', instead: 3 }] }
	],
	['from=1', { from: 1, to: 'draft', unmet: [{ problem: 'unsaid', asked: '', instead: 'draft' }] }],
	['from=&to=2', { from: 3, to: 2, unmet: [{ problem: 'unsaid', asked: '', instead: 3 }] }],
	['from=two&to=2', { from: 3, to: 2, unmet: [{ problem: 'bad', asked: 'two', instead: 3 }] }],
	[
		'from=0&to=-1',
		{
			...{ from: 3, to: 'draft' },
			unmet: [
				{ problem: 'bad', asked: '0', instead: 3 },
				{ problem: 'bad', asked: '-1', instead: 'draft' }
			]
		}
	],
	['from=1e3&to=2', { from: 3, to: 2, unmet: [{ problem: 'bad', asked: '1e3', instead: 3 }] }]
])('%s is told, and something that there is stands in its place', (query, told) => {
	expect(asked(query)).toEqual(told);
});

test('a first version that is named twice stands beside the draft', () => {
	expect(asked('from=7&to=1', [1])).toMatchObject({ from: 'draft', to: 1 });
});

test('a pair is read from the address that it makes', () => {
	expect(asked(pairQuery(3, 'draft'))).toMatchObject({ from: 3, to: 'draft', unmet: [] });
});
