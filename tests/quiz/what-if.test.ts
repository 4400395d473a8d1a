import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { verdictsOf, whatIf, type PastResponse } from '../../src/lib/quiz/what-if.ts';
import { aQuizFile } from '../support/a-quiz.ts';

const AT = Date.UTC(2026, 2, 1, 12);

/** Budget 20 where `much`, else 10 or 0; need 20 from a pain of 5, 10 from 3. Hot from 40, warm from 20. */
const past: PastResponse[] = [
	{ id: 'r1', money: 'much', pain: 5, came: 'hot' },
	{ id: 'r2', money: 'some', pain: 5, came: 'warm' },
	{ id: 'r3', money: 'some', pain: 3, came: 'warm' },
	{ id: 'r4', money: 'some', pain: 1, came: 'cold' },
	{ id: 'r5', money: 'none', pain: null, came: 'cold' }
].map(({ id, money, pain, came }) => ({
	id,
	answers: { money, pain, goals: null, email: `${id}@example.com` },
	hidden: {},
	at: AT,
	segment: came,
	temperature: came === 'hot' || came === 'warm' ? came : 'cold'
}));

function moved(draft: Partial<QuizFile>, live: Partial<QuizFile> = {}, of = past) {
	const verdicts = (file: Partial<QuizFile>) => verdictsOf(normaliseQuiz(aQuizFile(file)), of);
	return whatIf(of, verdicts(live), verdicts(draft));
}

/** The usual segments, hot and warm from so many points. */
function thresholds(hot: number, warm: number): Partial<QuizFile> {
	const from: Readonly<Record<string, number>> = { hot, warm };
	const segments = (aQuizFile().segments ?? []).map((segment) =>
		from[segment.id] === undefined ? segment : { ...segment, score: { from: from[segment.id] } }
	);
	return { segments };
}

const told = ({ moves }: ReturnType<typeof moved>) =>
	moves.map(({ from, to, who }) => `${from.segment} > ${to.segment}: ${who.map(({ id }) => id)}`);

describe('past responses', () => {
	test('stay where they are while the draft says what is published', () => {
		expect(moved({})).toEqual({ compared: 5, moved: 0, moves: [], gone: 0, unasked: 0 });
	});

	test('move where a threshold passes them, and only those', () => {
		// 40, 30, 20, 10 and 0 points.
		expect(told(moved(thresholds(30, 20)))).toEqual(['warm > hot: r2']);
		expect(told(moved(thresholds(41, 10)))).toEqual(['hot > warm: r1', 'cold > warm: r4']);
		expect(moved(thresholds(30, 20)).moves[0]?.who).toEqual([{ id: 'r2', name: 'r2@example.com' }]);
	});

	test('move by other points, by a knock-out, and by a way that leads past a question', () => {
		const [money, pain, ...rest] = aQuizFile().steps;
		if (!money || pain?.kind !== 'rating') throw new Error('The quiz has no steps.');
		expect(told(moved({ steps: [money, { ...pain, bands: [] }, ...rest] }))).toEqual([
			'warm > cold: r2,r3',
			'hot > warm: r1'
		]);
		const when = { answer: 'money', is: 'much' };
		expect(told(moved({ knockouts: [{ when, segment: 'cold', reason: 'No.' }] }))).toEqual([
			'hot > cold: r1'
		]);
		const skipping = { ...money, next: [{ when: { answer: 'money', is: 'some' }, to: 'email' }] };
		expect(told(moved({ steps: [skipping, pain, ...rest] }))).toEqual(['warm > cold: r2,r3']);
	});

	test('move with their segment where it turns warmer', () => {
		const segments = (aQuizFile().segments ?? []).map((segment) =>
			segment.id === 'warm' ? { ...segment, temperature: 'hot' as const } : segment
		);
		const [move] = moved({ segments }).moves;
		expect(move).toMatchObject({
			from: { segment: 'warm', temperature: 'warm' },
			to: { segment: 'warm', temperature: 'hot' }
		});
		expect(move?.who).toHaveLength(2);
	});

	test('are compared with what is published, not with what came out under a version before', () => {
		const older = past.map((one) => ({ ...one, segment: 'cold', temperature: 'cold' as const }));
		expect(moved({}, {}, older).moved).toBe(0);
	});

	test('whose answers the published version has no room for stand where they came out', () => {
		const steps = aQuizFile().steps.filter(({ id }) => id !== 'goals');
		const [first] = past;
		if (!first) throw new Error('Nobody answered.');
		const older = [{ ...first, answers: { ...first.answers, goals: ['sales'] } }];
		expect(moved({}, { steps }, older).moved).toBe(0);
		expect(told(moved(thresholds(60, 20), { steps }, older))).toEqual(['hot > warm: r1']);
	});
});

describe('answers that do not fit the draft', () => {
	test('are counted apart where a step or an option is gone', () => {
		const [money, ...rest] = aQuizFile().steps;
		if (money?.kind !== 'single_choice') throw new Error('The first step is no choice.');
		const options = money.options.filter(({ id }) => id !== 'some');
		const less = moved({ steps: [{ ...money, options }, ...rest] });
		expect(less).toMatchObject({ compared: 2, moved: 0, gone: 3, unasked: 0 });
		const steps = aQuizFile().steps.filter(({ id }) => id !== 'pain');
		expect(moved({ steps })).toMatchObject({ compared: 1, moved: 0, gone: 4, unasked: 0 });
	});

	test('are counted apart where a question is needed that nobody was asked', () => {
		const steps = aQuizFile().steps.map((step) =>
			step.id === 'goals' ? { ...step, required: true } : step
		);
		// Who has no budget is not asked for goals.
		expect(moved({ steps })).toMatchObject({ compared: 1, moved: 0, gone: 0, unasked: 4 });
	});

	test('fit it where the step that is gone was passed without an answer', () => {
		const steps = aQuizFile().steps.filter(({ id }) => id !== 'goals');
		expect(moved({ steps })).toMatchObject({ compared: 5, moved: 0, gone: 0 });
	});
});

test('dates are counted from the day on which somebody answered', () => {
	const file: Partial<QuizFile> = {
		steps: [
			{
				id: 'start',
				kind: 'date',
				title: 'When?',
				min: { days: 0 },
				bands: [
					{ from: 0, points: 40 },
					{ from: 30, points: 0 }
				]
			}
		]
	};
	const [first] = past;
	if (!first) throw new Error('Nobody answered.');
	const on = (day: string) => [{ ...first, answers: { start: day } }];
	const verdict = (day: string) => verdictsOf(normaliseQuiz(aQuizFile(file)), on(day))[0];
	expect(verdict('2026-03-20')).toMatchObject({ fits: true, segment: 'hot' });
	expect(verdict('2026-04-20')).toMatchObject({ fits: true, segment: 'cold' });
	// It may have been the day before, where they were.
	expect(verdict('2026-02-28')).toMatchObject({ fits: true, segment: 'hot' });
	expect(verdict('2026-02-27')).toEqual({ fits: false, because: 'gone' });
});
