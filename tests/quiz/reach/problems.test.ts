import { expect, test } from 'vitest';
import { normaliseQuiz } from '../../../src/lib/quiz/normalise.ts';
import type { QuizFile, Segment, Step } from '../../../src/lib/quiz/quiz.ts';
import { reachOf } from '../../../src/lib/quiz/reach.ts';
import { reachProblems } from '../../../src/lib/quiz/reach/problems.ts';
import { problemText, verify } from '../../../src/lib/quiz/verify.ts';
import { REACH } from '../../../src/lib/quiz/verify/sentences/reach.ts';
import { aQuizFile } from '../../support/a-quiz.ts';

function found(file: QuizFile) {
	const quiz = normaliseQuiz(file);
	return reachProblems(quiz, reachOf(quiz), verify(quiz));
}

const segment = (rest: Partial<Segment>): Segment => ({
	id: 'new',
	title: { en: 'New', ru: 'Новый' },
	temperature: 'warm',
	result: 'call',
	...rest
});

function withFirst(first: Segment): QuizFile {
	const file = aQuizFile();
	return { ...file, segments: [first, ...(file.segments ?? [])] };
}

function withStep(place: number, change: (step: Step) => Step): QuizFile {
	const file = aQuizFile();
	return { ...file, steps: file.steps.map((step, at) => (at === place ? change(step) : step)) };
}

/** Between them the money (0, 10 or 20), a rating (0, 10 or 20) and goals (0, 10, 15 or 20) never bring 31 to 34. */
const inAHole = { score: { dimension: 'need', from: 31, below: 35 } };
const endless: Step = {
	id: 'n',
	kind: 'number',
	title: 'N',
	required: true,
	min: 0,
	max: 1e6,
	perUnit: 0.37
};

const FAULTS: [keyof typeof REACH, string, QuizFile][] = [
	['segment_out_of_reach', 'segments[0]', withFirst(segment(inAHole))],
	[
		'segment_undecided',
		'segments[0]',
		{
			title: 'N',
			steps: [endless],
			segments: [
				segment({ score: { from: 12345.678, below: 12345.679 }, result: 'r' }),
				segment({ id: 'rest', result: 'r' })
			],
			results: [{ id: 'r', title: 'R' }]
		}
	],
	[
		'result_out_of_reach',
		'results[2]',
		(() => {
			const file = withFirst(segment({ ...inAHole, result: 'never' }));
			return { ...file, results: [...(file.results ?? []), { id: 'never', title: 'Never' }] };
		})()
	],
	[
		'step_out_of_reach',
		'steps[2]',
		withStep(2, (goals) => ({ ...goals, when: { answer: 'money', is: 'none' } }))
	],
	[
		'step_undecided',
		'steps[1]',
		{
			title: 'N',
			steps: [
				endless,
				{
					id: 'm',
					kind: 'yes_no',
					title: 'M',
					when: { total: true, atLeast: 12345.678, below: 12345.679 }
				}
			]
		}
	],
	[
		'jump_out_of_reach',
		'steps[0].next[1]',
		withStep(0, (money) => ({
			...money,
			next: [
				{ when: { answer: 'money', is: 'none' }, to: 'email' },
				{ when: { all: [{ answer: 'money', is: 'none' }] }, to: 'goals' }
			]
		}))
	],
	[
		'knockout_out_of_reach',
		'knockouts[1]',
		{
			...withStep(2, (goals) => ({ ...goals, when: { answer: 'money', is: 'none' } })),
			knockouts: [
				{ when: { answer: 'money', is: 'some' }, segment: 'cold', reason: 'Some' },
				{ when: { answer: 'goals', is: 'leads' }, segment: 'cold', reason: 'Leads' }
			]
		}
	]
];

test('a sound quiz gives nothing to say', () => {
	expect(found(aQuizFile())).toEqual([]);
});

test.each(FAULTS)('%s is found at %s, in a sentence', (code, path, file) => {
	const problem = found(file).find((one) => one.code === code);
	expect(problem?.path).toBe(path);
	if (!problem) return;
	expect(problemText(problem, 'en')).toMatch(/^\S.*[.]$/);
	expect(problemText(problem, 'ru')).toMatch(/[а-я].*[.]$/i);
});

test('all of them have been planted', () => {
	expect(FAULTS.map(([code]) => code)).toEqual(Object.keys(REACH));
});

test('what verification has said already is not told again', () => {
	const file = withFirst(segment({ score: { from: 1000 } }));
	expect(verify(normaliseQuiz(file)).map(({ path }) => path)).toContain('segments[0].score');
	expect(found(file).filter(({ path }) => path.startsWith('segments'))).toEqual([]);
});

test('nor what lies behind it: the steps after one that is never shown, or asks too early', () => {
	const asks = withStep(1, (pain) => ({ ...pain, when: { answer: 'goals', is: 'leads' } }));
	expect(verify(normaliseQuiz(asks)).map(({ code }) => code)).toContain('asks_too_early');
	expect(found(asks)).toEqual([]);
	const never = {
		all: [
			{ answer: 'money', is: 'none' },
			{ answer: 'money', is: 'much' }
		]
	};
	const hidden = withStep(0, (money) => ({
		...money,
		next: [{ when: never, to: 'pain' }, { to: 'email' }]
	}));
	expect(verify(normaliseQuiz(hidden)).find(({ code }) => code === 'never_shown')?.paths).toEqual([
		'steps[1]',
		'steps[2]'
	]);
	expect(found(hidden).filter(({ code }) => code === 'step_out_of_reach')).toEqual([]);
});
