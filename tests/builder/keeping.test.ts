import { expect, test } from 'vitest';
import { keeping } from '../../src/lib/builder/keeping.ts';

test('what says the same stays the same object', () => {
	let names = ['a', 'b'];
	const kept = keeping(() => names.map((name) => ({ name })));
	const first = kept();
	expect(kept()).toBe(first);
	names = ['a', 'c'];
	expect(kept()).toEqual([{ name: 'a' }, { name: 'c' }]);
	expect(kept()).not.toBe(first);
});
