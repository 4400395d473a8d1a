import { expect, test } from 'vitest';
import { problemTitle } from '../../src/lib/server/problems.ts';

test.each([
	[1, 'Too many tries; wait 1 s and try again.', 'Слишком много попыток; повторите через 1 с.'],
	[90, 'Too many tries; wait 90 s and try again.', 'Слишком много попыток; повторите через 90 с.'],
	[
		91,
		'Too many tries; wait 2 min and try again.',
		'Слишком много попыток; повторите через 2 мин.'
	],
	[
		900,
		'Too many tries; wait 15 min and try again.',
		'Слишком много попыток; повторите через 15 мин.'
	]
])('a wait of %d seconds reads “%s”', (seconds, english, russian) => {
	const problem = { code: 'throttled', params: { seconds } } as const;
	expect(problemTitle(problem, 'en')).toBe(english);
	expect(problemTitle(problem, 'ru')).toBe(russian);
});
