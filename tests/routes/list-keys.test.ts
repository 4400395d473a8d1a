import { expect, test } from 'vitest';
import { keyOf } from '../../src/routes/(app)/leads/list-keys.ts';

test.each([
	['j', 'KeyJ', 'j'],
	['о', 'KeyJ', 'j'],
	['л', 'KeyK', 'k'],
	['ч', 'KeyX', 'x'],
	['.', 'Slash', '/'],
	[',', 'Slash', '?'],
	['/', 'Slash', '/'],
	// Dvorak: what is typed counts, wherever it lies.
	['j', 'KeyC', 'j'],
	['h', 'KeyJ', 'h'],
	['Escape', 'Escape', 'Escape'],
	['?', 'Digit7', '?']
])('%s at the place %s is %s', (key, code, meant) => {
	expect(keyOf({ key, code })).toBe(meant);
});
