import { expect, test } from 'vitest';
import { en } from '../../src/lib/i18n/en.ts';
import { ru } from '../../src/lib/i18n/ru.ts';
import { i18nFor } from '../../src/lib/i18n/i18n.ts';
import { bonusFact } from '../../src/routes/(app)/bonus-fact.ts';

const MINUTE = 60_000;
const bonus = { title: 'A gift', given: { text: 'Here it is' } };
const after = (minutes: number | null) => ({
	startedAt: minutes === null ? null : 0,
	createdAt: (minutes ?? 0) * MINUTE
});
const i18n = i18nFor('en', en, 'UTC');

test('a bonus is given in time, without a limit, and where nobody saw the beginning', () => {
	const given = [
		bonusFact(i18n, { bonus: { ...bonus, minutes: 15 } }, after(15)),
		bonusFact(i18n, { bonus }, after(9000)),
		bonusFact(i18n, { bonus: { ...bonus, minutes: 15 } }, after(null))
	];
	expect(given).toEqual(['given', 'given', 'given']);
});

test('one that was missed says by how much, never less than was allowed', () => {
	const timed = { bonus: { ...bonus, minutes: 15 } };
	expect(bonusFact(i18n, timed, after(18))).toBe('missed: it took 18 min of 15');
	expect(bonusFact(i18n, timed, after(15.2))).toBe('missed: it took 16 min of 15');
	expect(bonusFact(i18nFor('ru', ru, 'UTC'), timed, after(18))).toContain('18 мин');
});

test('nothing is said where there is none', () => {
	expect(bonusFact(i18n, {}, after(1))).toBeNull();
});
