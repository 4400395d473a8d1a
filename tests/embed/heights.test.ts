import { expect, test } from 'vitest';
import { steadyHeights } from '../../src/lib/embed/heights.ts';

test('heights are taken as they come', () => {
	const isTaken = steadyHeights(() => 0);
	expect([400, 520, 380, 380, 900].map((height) => isTaken(height))).not.toContain(false);
});

test('growth without end comes to a rest, and begins anew later', () => {
	let now = 0;
	const isTaken = steadyHeights(() => now);
	const taken = Array.from({ length: 100 }, (_, at) => {
		now += 16;
		return isTaken(400 + at);
	});
	expect(taken.filter(Boolean)).toHaveLength(25);
	now += 3000;
	expect(isTaken(2000)).toBe(true);
});

test('whoever goes on for long is not taken for a loop', () => {
	let now = 0;
	const isTaken = steadyHeights(() => now);
	const taken = Array.from({ length: 200 }, (_, at) => {
		now += 300;
		return isTaken(at % 2 ? 800 : 400);
	});
	expect(taken).not.toContain(false);
});
