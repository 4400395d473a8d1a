import { expect, test } from 'vitest';
import { asSeen, receiptAsSeen } from '../../src/lib/quiz/as-seen.ts';
import type { Receipt } from '../../src/lib/quiz/receipt.ts';

const EMPTY: Receipt = {
	...{ total: 0, percent: 0, reachable: 10, segment: 'cold', segmentTitle: 'Cold' },
	...{ temperature: 'cold', stage: 'lead', stageTitle: 'Lead', borderline: false },
	...{ near: [], reasons: [], dimensions: [], lines: [] }
};

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

test('a receipt names sums as its respondent saw them, and other answers in the words of its reader', () => {
	const line = {
		source: 'answer',
		dimension: 'score',
		points: 5,
		step: 'sum',
		question: 'Sum'
	} as const;
	const sum = { en: 'Over €15,000', ru: 'Больше 1,5 млн ₽' };
	const soon = { en: 'Soon', ru: 'Скоро' };
	const answers = [sum, soon, 'Said so: 5', undefined];
	const lines = answers.map((answer) => ({ ...line, ...(answer && { answer }) }));
	const receipt = { ...EMPTY, lines };
	const told = (locale: string) =>
		receiptAsSeen(receipt, locale, 'ru').lines.map((one) => one.answer);
	expect(told('en')).toEqual([sum.ru, soon, 'Said so: 5', undefined]);
	expect(told('ru')).toEqual(answers);
});
