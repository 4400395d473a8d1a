import { expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { Segment } from '../../src/lib/quiz/quiz.ts';
import type { Receipt } from '../../src/lib/quiz/receipt.ts';
import { thermometerOf } from '../../src/routes/(app)/thermometer.ts';

const receipt = { percent: 62.5, reachable: 40, temperature: 'warm' } as Receipt;

function ticks(score: Segment['score']) {
	const quiz = normaliseQuiz({
		title: 'Heat',
		steps: [{ id: 'one', kind: 'short_text', title: 'One' }],
		segments: [
			{ id: 'hot', title: 'Hot', temperature: 'hot', score, result: 'end' },
			{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'end' }
		],
		results: [{ id: 'end', title: 'End' }]
	});
	return thermometerOf(receipt, quiz, 'en').ticks;
}

test('the column stands as high as the percentage says', () => {
	const quiz = normaliseQuiz({
		title: 'Heat',
		steps: [{ id: 'a', kind: 'statement', title: 'A' }]
	});
	expect(thermometerOf(receipt, quiz, 'en')).toMatchObject({ value: 0.625, temperature: 'warm' });
});

test('a threshold in points stands where so many points would be on this path', () => {
	expect(ticks({ from: 10 })).toEqual([
		{ at: 0.25, title: 'Hot', figure: '10', label: 'Hot 10', roomy: true }
	]);
});

test('a threshold in percent stands at its percentage', () => {
	expect(ticks({ from: 70, unit: 'percent' })).toMatchObject([{ at: 0.7, label: 'Hot 70%' }]);
});

test.each<[string, Segment['score']]>([
	['no lower end', { below: 10 }],
	['another scale', { from: 10, dimension: 'need' }],
	['more than this path can bring', { from: 41 }],
	['the very bottom', { from: 0 }]
])('%s has no tick', (_, score) => {
	expect(ticks(score)).toEqual([]);
});

test('of ticks that stand close together only the first has its figure below it', () => {
	const quiz = normaliseQuiz({
		title: 'Heat',
		steps: [{ id: 'one', kind: 'short_text', title: 'One' }],
		segments: [
			...[8, 10, 20].map((from) => ({
				id: `from${from}`,
				title: `From ${from}`,
				temperature: 'hot' as const,
				score: { from },
				result: 'end'
			})),
			{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'end' }
		],
		results: [{ id: 'end', title: 'End' }]
	});
	expect(thermometerOf(receipt, quiz, 'en').ticks.map(({ roomy }) => roomy)).toEqual([
		true,
		false,
		true
	]);
});
