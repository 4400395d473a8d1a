import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/lib/quiz/answers.ts';
import { scoreBounds } from '../../src/lib/quiz/bounds.ts';
import { walk } from '../../src/lib/quiz/flow.ts';
import type { Quiz } from '../../src/lib/quiz/normalise.ts';
import { tidy } from '../../src/lib/quiz/points.ts';
import { publicQuiz } from '../../src/lib/quiz/public.ts';
import { receiptMarks } from '../../src/lib/quiz/receipt-marks.ts';
import { receiptText } from '../../src/lib/quiz/receipt-words.ts';
import { scoreAnswers, scoreView } from '../../src/lib/quiz/score.ts';
import { submit, type Completed } from '../../src/lib/quiz/submission.ts';
import { inLocale } from '../../src/lib/quiz/text.ts';
import { arbitraryAnswers, arbitraryHidden, arbitraryQuiz } from '../support/arbitrary-quiz.ts';
import { choices } from '../support/draw.ts';

const RUNS = { numRuns: 400 };

interface Example {
	quiz: Quiz;
	answers: Record<string, Answer | null>;
	hidden: Record<string, string>;
	done: Completed;
}

/** Holds for any quiz and any answers to it. */
function always(holds: (example: Example) => void, options: { loops?: boolean } = {}) {
	const property = fc.property(choices(), (draw) => {
		const quiz = arbitraryQuiz(draw, options);
		const answers = arbitraryAnswers(draw, quiz);
		const hidden = arbitraryHidden(draw);
		const result = submit(quiz, { answers, hidden, locale: 'en' });
		if (!result.ok) throw new Error(JSON.stringify(result.problem));
		holds({ quiz, answers, hidden, done: result.value });
	});
	fc.assert(property, RUNS);
}

test('the lines of a receipt add up to its points', () => {
	always(({ done: { receipt } }) => {
		for (const { id, points } of receipt.dimensions) {
			const lines = receipt.lines.filter(({ dimension }) => dimension === id);
			expect(tidy(lines.reduce((sum, line) => sum + line.points, 0)), id).toBeCloseTo(points, 9);
		}
		const counted = receipt.dimensions.filter(({ amount }) => !amount);
		const total = counted.reduce((sum, { weight, points }) => sum + weight * points, 0);
		expect(total).toBeCloseTo(receipt.total, 9);
	});
});

test('what spoke for somebody and what against are together the points of all questions, without a word of limits', () => {
	always(({ done: { receipt } }) => {
		const counted = receipt.dimensions.filter(({ amount }) => !amount).map(({ id }) => id);
		const ofQuestions = receipt.lines
			.filter(({ step, dimension }) => step !== undefined && counted.includes(dimension))
			.reduce((sum, { points }) => sum + points, 0);
		const words = receipt.lines.map(({ answer }) => answer ?? '');
		for (const locale of ['en', 'ru'] as const) {
			const marks = receiptMarks(receipt, locale);
			const all = [...marks.for, ...marks.against];
			expect(all.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(ofQuestions, 9);
			expect(marks.for.every(({ points }) => points > 0)).toBe(true);
			expect(marks.against.every(({ points }) => points < 0)).toBe(true);
			const said = words.map((text) => inLocale(text, locale, ['en']));
			for (const { answer } of all) {
				expect(
					said.some((word) => answer.startsWith(word) || answer === ''),
					answer
				).toBe(true);
			}
		}
	});
});

test('a score lies within the bounds of its quiz', () => {
	always(({ quiz, done: { score } }) => {
		const bounds = scoreBounds(quiz);
		expect(score.total).toBeGreaterThanOrEqual(bounds.total.least);
		expect(score.total).toBeLessThanOrEqual(bounds.total.greatest);
		for (const [id, { points }] of Object.entries(score.dimensions)) {
			expect(points, id).toBeGreaterThanOrEqual(bounds.dimensions[id]?.least ?? Infinity);
			expect(points, id).toBeLessThanOrEqual(bounds.dimensions[id]?.greatest ?? -Infinity);
		}
	});
});

test('no score is above what was reachable on its path, and what was reachable is a figure', () => {
	always(({ done: { score } }) => {
		for (const { points, percent, reachable } of Object.values(score.dimensions)) {
			expect(points).toBeLessThanOrEqual(Math.max(reachable, 0) + 1e-9);
			expect(percent).toBeGreaterThanOrEqual(0);
			expect(percent).toBeLessThanOrEqual(100);
			expect(Number.isFinite(reachable)).toBe(true);
		}
		expect(score.total).toBeLessThanOrEqual(score.reachable + 1e-9);
		expect(score.percent).toBeGreaterThanOrEqual(0);
		expect(score.percent).toBeLessThanOrEqual(100);
	});
});

test('browser and server agree on every next step and on the path', () => {
	always(({ quiz, answers, hidden, done }) => {
		const shown = publicQuiz(quiz);
		const played: Record<string, Answer | null> = {};
		const heard = new Map<string, string>();
		const told = (path: readonly string[]) => heard.get(path.join());
		const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, played, path));
		// One turn for each step, and one for each time the server is asked.
		for (let turn = 0; turn <= 2 * quiz.steps.length + 1; turn++) {
			const browser = walk(shown, played, { hidden, mode: 'playing', told });
			const server = walk(quiz, played, { hidden, mode: 'playing', scoreOf });
			expect(browser.path).toEqual(server.path);
			if (browser.at === 'ask') {
				expect(browser.after).toBe(browser.path.at(-1) ?? null);
				heard.set(browser.path.join(), server.at === 'step' ? server.step : 'end');
				continue;
			}
			expect(browser).toEqual(server);
			if (browser.at === 'end') break;
			if (browser.at === 'step') played[browser.step] = answers[browser.step] ?? null;
		}
		expect(Object.keys(played)).toEqual(done.path);
		expect(played).toEqual(done.answers);
	});
});

test('answers off the path change nothing', () => {
	always(({ quiz, hidden, done }) => {
		const again = submit(quiz, { answers: done.answers, hidden, locale: 'en' });
		expect(again).toEqual({ ok: true, value: { ...done, ignored: [] } });
	});
});

test('no quiz is gone round in for ever, and no step is passed twice', () => {
	const run = ({ quiz, answers, hidden }: Pick<Example, 'quiz' | 'answers' | 'hidden'>) => {
		const scoreOf = (path: string[]) => scoreView(scoreAnswers(quiz, answers, path));
		for (const mode of ['playing', 'submission'] as const) {
			const { path } = walk(quiz, answers, { hidden, mode, scoreOf });
			expect(new Set(path).size).toBe(path.length);
			expect(path.length).toBeLessThanOrEqual(quiz.steps.length);
		}
	};
	const property = fc.property(choices(), (draw) => {
		const quiz = arbitraryQuiz(draw, { loops: true });
		run({ quiz, answers: arbitraryAnswers(draw, quiz), hidden: arbitraryHidden(draw) });
	});
	fc.assert(property, RUNS);
});

test('every submission gets one of the segments, with tags told once and a receipt in words', () => {
	always(({ quiz, done: { classification, receipt, tags } }) => {
		expect(quiz.segments.map(({ id }) => id)).toContain(classification.segment);
		expect(classification.reasons.at(-1)).toMatchObject({
			segment: classification.segment,
			held: true
		});
		expect(new Set(tags).size).toBe(tags.length);
		for (const locale of ['en', 'ru'] as const) {
			expect(receiptText(receipt, locale)).not.toMatch(/NaN|Infinity|undefined|null/);
		}
	});
});
