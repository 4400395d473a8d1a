import { afterEach, expect, test, vi } from 'vitest';
import { tabMemory, type Remembered } from '../../src/lib/runner/memory.ts';

const remembered: Remembered = {
	attempt: 'one',
	locale: 'ru',
	path: ['a'],
	answers: { a: 'x', b: null },
	hidden: { utm_source: 'mail' }
};

function aStorage() {
	const items = new Map<string, string>();
	return {
		items,
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
		removeItem: (key: string) => void items.delete(key)
	};
}

afterEach(() => vi.unstubAllGlobals());

test('remembers what was written, per quiz, until it is to forget', () => {
	vi.stubGlobal('sessionStorage', aStorage());
	const memory = tabMemory('bant');
	expect(memory.read()).toBeNull();
	memory.write(remembered);
	expect(memory.read()).toEqual(remembered);
	expect(tabMemory('nps').read()).toBeNull();
	memory.forget();
	expect(memory.read()).toBeNull();
});

test.each(['{', 'null', '1', '{"attempt":1}', '{"attempt":"a","locale":"en"}'])(
	'takes %s, which is none of ours, for nothing',
	(stored) => {
		const storage = aStorage();
		storage.setItem('quizsilver:bant', stored);
		vi.stubGlobal('sessionStorage', storage);
		expect(tabMemory('bant').read()).toBeNull();
	}
);

test('does without where the browser denies it', () => {
	vi.stubGlobal('sessionStorage', undefined);
	const memory = tabMemory('bant');
	memory.write(remembered);
	expect(memory.read()).toBeNull();
	memory.forget();
});
