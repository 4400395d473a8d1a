import { expect, test } from 'vitest';
import { PRESETS } from '../../src/lib/builder/design/presets.ts';
import { contrast, GROUND } from '../../src/lib/quiz/colours.ts';
import { themeSchema } from '../../src/lib/quiz/theme.ts';

test.each(PRESETS)('the preset $id is a theme whose words can be read', ({ theme }) => {
	expect(themeSchema.safeParse(theme).success).toBe(true);
	const ground = theme.background ?? GROUND.light;
	for (const colour of [theme.text, theme.accent]) {
		if (colour) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
	}
});

test('there are ten, each of its own', () => {
	expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(10);
	expect(new Set(PRESETS.map(({ theme }) => JSON.stringify(theme))).size).toBe(10);
});
