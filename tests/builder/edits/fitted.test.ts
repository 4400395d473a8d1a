import { expect, test } from 'vitest';
import { fitted } from '../../../src/lib/builder/edits/fitted.ts';

test.each([
	['abc', 3, 5, { words: 'abc', cursor: 3, over: '' }],
	['abcXYZ', 6, 4, { words: 'abcX', cursor: 4, over: 'YZ' }],
	['aXYZbc', 4, 5, { words: 'aXYbc', cursor: 3, over: 'Z' }],
	['XYZ', 0, 2, { words: 'YZ', cursor: 0, over: 'X' }]
])('%s, written up to %i, within %i', (words, cursor, most, fit) => {
	expect(fitted(words, cursor, most)).toEqual(fit);
});
