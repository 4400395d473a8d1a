import { expect, test } from 'vitest';
import { themeCss } from '../../src/lib/runner/theme-css.ts';

test('a quiz without a theme looks like the house', () => {
	expect(themeCss(undefined)).toBe('');
	expect(themeCss({})).toBe('');
});

test('an accent alone follows light and dark, and can be read in both', () => {
	const css = themeCss({ accent: '#2f5d73' });
	expect(css).toContain('.quiz{--accent:#2f5d73;');
	expect(css).toContain('@media (prefers-color-scheme:dark){.quiz{--accent:#');
	expect(css.match(/--accent:#2f5d73/g)).toHaveLength(1);
});

test('a ground of its own decides between light and dark for everything on it', () => {
	const css = themeCss({ background: '#0b1b2b' });
	expect(css).toContain(':root{--page:#0b1b2b;color-scheme:dark}');
	expect(css).not.toContain('@media');
});

test.each([
	['dark', 'color-scheme:dark'],
	['light', 'color-scheme:light']
] as const)('the scheme %s is kept whatever the reader likes', (scheme, rule) => {
	expect(themeCss({ scheme })).toContain(rule);
});

test('a text that nobody could read on the ground is made readable', () => {
	expect(themeCss({ background: '#ffffff', text: '#eeeeee' })).not.toContain('--ink:#eeeeee');
});

test('radius and font are tokens too', () => {
	expect(themeCss({ radius: 0, font: 'mono' })).toMatch(
		/^\.quiz\{--radius:0px;--font:ui-monospace/
	);
});

test.each([
	['square', '--button-radius:0'],
	['pill', '--button-radius:2rem']
] as const)('buttons may be %s whatever the corners are', (buttons, rule) => {
	expect(themeCss({ radius: 12, buttons })).toBe(`.quiz{--radius:12px;${rule}}`);
});

test('buttons are rounded as the corners are', () => {
	expect(themeCss({ radius: 12, buttons: 'rounded' })).toBe('.quiz{--radius:12px}');
});
