import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/app.css', 'utf8');
const tokens = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(
		([, name = '', light = '', dark = '']) => [name, { light, dark }]
	)
);

/** Contrast of two colours as WCAG 2.2 reckons it. */
function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function colour(name: string, scheme: 'light' | 'dark'): string {
	const token = tokens.get(name);
	if (!token) throw new Error(`app.css has no --${name}`);
	return token[scheme];
}

const grounds = ['canvas', 'surface', 'sunken', 'hover'];

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
	test.each(['ink', 'ink-soft', 'ink-faint', 'accent', 'cold', 'warm', 'hot'])(
		'%s is text that can be read on every ground',
		(text) => {
			const ratios = grounds.map((ground) =>
				contrast(colour(text, scheme), colour(ground, scheme))
			);
			expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(['accent', 'cold', 'warm', 'hot'])('%s can be read on its own surface', (text) => {
		const ratio = contrast(colour(text, scheme), colour(`${text}-surface`, scheme));
		expect(ratio).toBeGreaterThanOrEqual(4.5);
	});

	test('a control’s border is seen', () => {
		const ratio = contrast(colour('line-strong', scheme), colour('surface', scheme));
		expect(ratio).toBeGreaterThanOrEqual(3);
	});

	test('the primary button can be read', () => {
		const ratio = contrast(colour('ink-inverse', scheme), colour('ink', scheme));
		expect(ratio).toBeGreaterThanOrEqual(4.5);
	});
});
