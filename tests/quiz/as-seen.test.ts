import { expect, test } from 'vitest';
import { asSeen } from '../../src/lib/quiz/as-seen.ts';

test.each([
	['€5,000 to €20,000', 'от 500 тыс. до 2 млн ₽', 'seen'],
	['€5,000', '5 000 ₽', 'seen'],
	['up to 50', 'до 100', 'seen'],
	['€5,000 to €20,000', 'от 5 000 до 20 000 €€', 'read'],
	['12,500.50', '12 500,50', 'read'],
	['12 December 2026', '12 декабря 2026 г.', 'read'],
	['Within a month', 'В течение месяца', 'read']
])('%s, seen as %s, is told as %s', (read, seen, told) => {
	expect(asSeen(read, seen)).toBe(told === 'read' ? read : seen);
});
