import { expect, test } from 'vitest';
import { completed } from '../../../src/lib/builder/edits/addresses.ts';
import { UNWRITTEN_ADDRESS } from '../../../src/lib/quiz/unwritten.ts';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import { onDay } from '../../../src/lib/quiz/on-day.ts';
import { verify } from '../../../src/lib/quiz/verify.ts';
import { TODAY } from '../../support/a-day.ts';
import { soundQuizFile } from '../../support/planted-faults.ts';

test.each([
	['example.com/guide', 'https://example.com/guide'],
	['пример.рф', 'https://пример.рф'],
	['www.example.com:8080?a=1', 'https://www.example.com:8080?a=1']
])('%s is meant as %s', (typed, meant) => {
	expect(completed(typed)).toBe(meant);
});

test.each(['https://example.com', '/guide', 'mailto:a@example.com', 'javascript:x', 'soon', ''])(
	'%s stays as it was typed',
	(typed) => {
		expect(completed(typed)).toBe(typed);
	}
);

test('an address that is still to be written is no unsafe one', () => {
	const file = soundQuizFile();
	const results = (file.results ?? []).map((result) => ({
		...result,
		button: { text: { en: 'Go', ru: 'Далее' }, url: UNWRITTEN_ADDRESS }
	}));
	const codes = verify(onDay(normaliseQuiz({ ...file, results }), TODAY)).map(({ code }) => code);
	expect(new Set(codes)).toEqual(new Set(['missing_text']));
});
