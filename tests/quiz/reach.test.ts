import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { parseQuiz } from '../../src/lib/quiz/parse.ts';
import type { QuizFile, Segment } from '../../src/lib/quiz/quiz.ts';
import { reachOf, studyReach } from '../../src/lib/quiz/reach.ts';
import { submit } from '../../src/lib/quiz/submission.ts';
import { aLargeQuiz } from '../support/a-large-quiz.ts';
import { aQuiz, aQuizFile } from '../support/a-quiz.ts';
import { arbitraryQuiz } from '../support/arbitrary-quiz.ts';
import { choices } from '../support/draw.ts';
import { valueOf } from '../support/value-of.ts';

const templates = new URL('../../quizzes/', import.meta.url);
const shipped = readdirSync(templates).filter((name) => name.endsWith('.json'));

const verdictsOf = (things: readonly { id: string; verdict: string }[]) =>
	Object.fromEntries(things.map(({ id, verdict }) => [id, verdict]));

/** The quiz of `aQuiz` with other segments; the last one takes everybody. */
function withSegments(...segments: Partial<Segment>[]): Quiz {
	const named = segments.map((segment, at): Segment => ({
		id: `s${at}`,
		title: `S${at}`,
		temperature: 'warm',
		result: 'call',
		...segment
	}));
	const last: Segment = { id: 'rest', title: 'Rest', temperature: 'cold', result: 'read' };
	const file: QuizFile = { ...aQuizFile(), segments: [...named, last] };
	return normaliseQuiz(file);
}

describe('verdicts', () => {
	test.each(shipped)('are reached on everything in the template %s', (name) => {
		const quiz = valueOf(parseQuiz(JSON.parse(readFileSync(new URL(name, templates), 'utf8'))));
		const { segments, results, steps, idleJumps } = reachOf(quiz);
		expect(
			[...segments, ...results, ...steps].filter(({ verdict }) => verdict !== 'reachable')
		).toEqual([]);
		expect(idleJumps).toEqual([]);
	});

	test('prove that a gate and a threshold exclude each other, though each can hold', () => {
		const quiz = withSegments({
			score: { from: 50 },
			gates: [{ when: { answer: 'money', is: 'none' }, reason: 'No budget' }]
		});
		expect(verdictsOf(reachOf(quiz).segments)).toEqual({ s0: 'unreachable', rest: 'reachable' });
	});

	test('see what one answer makes impossible for another', () => {
		const quiz = withSegments(
			{ score: { dimension: 'need', from: 21 } },
			{ score: { from: 31, below: 35 } }
		);
		// Ratings bring 0, 10 or 20, goals 0, 10, 15 or 20, money 0, 10 or 20: never 31 to 34.
		expect(verdictsOf(reachOf(quiz).segments)).toMatchObject({
			s0: 'reachable',
			s1: 'unreachable'
		});
	});

	test('tell a score at a threshold, which can still fall below it, from one that no longer can', () => {
		const options = (...points: number[]) =>
			points.map((value, at) => ({ id: `o${at}`, text: `O${at}`, points: value }));
		const question = { kind: 'single_choice', title: 'Q', required: true } as const;
		const quiz = normaliseQuiz({
			title: 'Edge',
			steps: [
				{ ...question, id: 'a', options: options(9, 5) },
				{ ...question, id: 'b', options: options(0, -1) }
			],
			segments: [
				{ id: 'hot', title: 'Hot', temperature: 'hot', score: { from: 5 }, result: 'r' },
				{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'r' }
			],
			results: [{ id: 'r', title: 'R' }]
		});
		expect(verdictsOf(reachOf(quiz).segments)).toEqual({ hot: 'reachable', cold: 'reachable' });
	});

	test('look for texts and for what comes with the address', () => {
		const quiz = normaliseQuiz({
			...aQuizFile(),
			hidden: ['partner'],
			segments: [
				{
					id: 'big',
					title: 'Big',
					temperature: 'hot',
					when: {
						all: [
							{ answer: 'email', contains: '@bigcorp.com' },
							{ hidden: 'partner', contains: 'gold' },
							{ not: { hidden: 'partner', contains: 'gold-old' } }
						]
					},
					result: 'call'
				},
				{
					id: 'odd',
					title: 'Odd',
					temperature: 'warm',
					when: {
						all: [
							{ not: { hidden: 'partner', contains: 'gold' } },
							{ hidden: 'partner', contains: 'gold-old' }
						]
					},
					result: 'call'
				},
				{ id: 'rest', title: 'Rest', temperature: 'cold', result: 'read' }
			]
		});
		const { segments } = reachOf(quiz);
		expect(verdictsOf(segments)).toEqual({
			big: 'reachable',
			odd: 'unreachable',
			rest: 'reachable'
		});
		expect(segments[0]?.witness).toMatchObject({ hidden: { partner: 'gold' } });
	});

	test('tell results by the segments that show them', () => {
		const quiz = withSegments({ score: { from: 1000 }, result: 'call' });
		expect(verdictsOf(reachOf(quiz).results)).toMatchObject({
			call: 'unreachable',
			read: 'reachable'
		});
	});

	test('find a step that is passed by whoever would be shown it', () => {
		const file = aQuizFile();
		const [money, pain, goals, email] = file.steps;
		if (!money || !pain || !goals || !email) throw new Error('four steps');
		const steps = [money, pain, { ...goals, when: { answer: 'money', is: 'none' } }, email];
		const reach = reachOf(normaliseQuiz({ ...file, steps }));
		expect(verdictsOf(reach.steps)).toMatchObject({ pain: 'reachable', goals: 'unreachable' });
	});

	test('find a jump that nobody takes', () => {
		const file = aQuizFile();
		const [money, ...others] = file.steps;
		if (!money) throw new Error('a first step');
		const next = [
			{ when: { answer: 'money', is: 'none' }, to: 'email' },
			{ when: { all: [{ answer: 'money', is: 'none' }] }, to: 'goals' }
		];
		const reach = reachOf(normaliseQuiz({ ...file, steps: [{ ...money, next }, ...others] }));
		expect(reach.idleJumps).toEqual(['steps[0].next[1]']);
	});

	test('are undecided rather than guessed where numbers go on without an end', () => {
		const quiz = normaliseQuiz({
			title: 'Numbers',
			steps: [
				{ id: 'n', kind: 'number', title: 'N', required: true, max: 1e6, min: 0, perUnit: 0.37 }
			],
			segments: [
				{
					id: 'exact',
					title: 'E',
					temperature: 'hot',
					score: { from: 12345.678, below: 12345.679 },
					result: 'r'
				},
				{ id: 'rest', title: 'R', temperature: 'cold', result: 'r' }
			],
			results: [{ id: 'r', title: 'R' }]
		});
		expect(verdictsOf(reachOf(quiz).segments)).toEqual({ exact: 'undecided', rest: 'reachable' });
	});
});

describe('witnesses', () => {
	test('get into their segment when they are submitted', () => {
		fc.assert(
			fc.property(choices(), (draw) => {
				const quiz = arbitraryQuiz(draw);
				for (const { id, witness } of reachOf(quiz).segments) {
					if (!witness) continue;
					const { classification, path, score } = valueOf(
						submit(quiz, { ...witness, locale: 'en' })
					);
					expect(classification.segment).toBe(id);
					expect({ path, total: score.total, percent: score.percent }).toEqual({
						path: witness.path,
						total: witness.total,
						percent: witness.percent
					});
				}
			}),
			{ numRuns: 150 }
		);
	}, 30_000);

	test('lead to each step of a large quiz, or it is proved that nobody is shown it', () => {
		const quiz = aLargeQuiz({ steps: 40, options: 300, dimensions: 3, conditions: 12 });
		const { steps, segments } = reachOf(quiz);
		expect(steps.filter(({ verdict }) => verdict === 'undecided')).toEqual([]);
		expect(segments.map(({ verdict }) => verdict)).toEqual(Array.from(segments, () => 'reachable'));
	});
});

describe('predicted shares', () => {
	test('add up to one, and are the same each time', () => {
		const shares = () => reachOf(aQuiz()).segments.map(({ share }) => share);
		expect(shares().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
		expect(shares()).toEqual(shares());
	});

	test('come close to the shares of all answers', () => {
		const quiz = normaliseQuiz({
			title: 'Coin',
			steps: [
				{
					id: 'coin',
					kind: 'single_choice',
					title: 'Coin',
					required: true,
					options: [
						{ id: 'a', text: 'A', points: 10 },
						{ id: 'b', text: 'B', points: 0 },
						{ id: 'c', text: 'C', points: 0 },
						{ id: 'd', text: 'D', points: 0 }
					]
				}
			],
			segments: [
				{ id: 'hot', title: 'Hot', temperature: 'hot', score: { from: 10 }, result: 'r' },
				{ id: 'cold', title: 'Cold', temperature: 'cold', result: 'r' }
			],
			results: [{ id: 'r', title: 'R' }]
		});
		expect(reachOf(quiz).segments[0]?.share).toBeCloseTo(0.25, 1);
	});
});

test('the study stops for others between its parts', () => {
	const quiz = aLargeQuiz({ steps: 60, options: 600, dimensions: 4, conditions: 20 });
	const study = studyReach(quiz);
	let pauses = 0;
	while (!study.next().done) pauses += 1;
	expect(pauses).toBeGreaterThan(quiz.steps.length);
});
