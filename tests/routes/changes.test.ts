import { describe, expect, test } from 'vitest';
import { normaliseQuiz } from '../../src/lib/quiz/normalise.ts';
import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import { changesBetween } from '../../src/routes/(app)/quizzes/[id]/changes.ts';

const file: QuizFile = {
	title: { en: 'Budget', ru: 'Бюджет' },
	locales: ['en', 'ru'],
	steps: [
		{ id: 'one', kind: 'short_text', title: 'One' },
		{ id: 'two', kind: 'short_text', title: 'Two' }
	]
};

const changes = (after: QuizFile, before: QuizFile = file) =>
	changesBetween(normaliseQuiz(before), normaliseQuiz(after), 'en');

const [one, two] = file.steps;
if (!one || !two) throw new Error('two steps are needed');

test('a quiz does not differ from itself', () => {
	expect(changes(structuredClone(file))).toEqual([]);
});

describe('steps', () => {
	test('that are new', () => {
		const three = { id: 'three', kind: 'short_text', title: 'Three' } as const;
		expect(changes({ ...file, steps: [...file.steps, three] })).toMatchObject([
			{ kind: 'added', part: 'steps', name: 'Three' }
		]);
	});

	test('that are gone are called as they were', () => {
		expect(changes({ ...file, steps: [one] })).toMatchObject([
			{ kind: 'removed', part: 'steps', name: 'Two' }
		]);
	});

	test('that say something else are called as they are now', () => {
		expect(changes({ ...file, steps: [one, { ...two, title: 'Second' }] })).toMatchObject([
			{ kind: 'changed', part: 'steps', name: 'Second' }
		]);
	});

	test('in another order', () => {
		expect(changes({ ...file, steps: [two, one] })).toMatchObject([
			{ kind: 'moved', part: 'steps' }
		]);
	});
});

test('parts without a list are told by their name', () => {
	const after: QuizFile = { ...file, title: 'Money', theme: { accent: '#112233' } };
	expect(changes(after).map(({ kind, part }) => `${kind} ${part}`)).toEqual([
		'changed title',
		'changed theme'
	]);
});

test('knock-outs are told by what they look for', () => {
	const knockout = {
		when: { answer: 'one', answered: true },
		segment: 'all',
		reason: { en: 'Too small', ru: 'Мало' }
	};
	expect(changes({ ...file, knockouts: [knockout] })).toMatchObject([
		{ kind: 'added', part: 'knockouts', name: 'Too small' }
	]);
});

describe('what is changed of a part', () => {
	const choice = {
		id: 'choice',
		kind: 'single_choice' as const,
		title: 'Which?',
		options: [
			{ id: 'a', text: 'A', points: 1 },
			{ id: 'b', text: 'B', points: 2 }
		]
	};
	const hot = {
		id: 'hot',
		title: 'Hot',
		temperature: 'hot' as const,
		score: { unit: 'percent' as const, from: 70 },
		result: 'thanks'
	};
	const aspects = (step: object, segment: object = {}) => {
		const before = { ...file, steps: [choice], segments: [hot] };
		const after = {
			...file,
			steps: [{ ...choice, ...step }],
			segments: [{ ...hot, ...segment }]
		};
		const all = changes(after, before).flatMap((change) => change.aspects);
		return all.map(({ what, ...more }) => [what, ...Object.values(more)]);
	};
	const [a, b] = choice.options;

	test('of a question and its options', () => {
		expect(aspects({ title: 'Which one?' })).toEqual([['wording']]);
		expect(aspects({ options: [a, { ...b, points: 5 }] })).toEqual([['points']]);
		expect(aspects({ options: [b, a] })).toEqual([['order']]);
		expect(aspects({ options: [a, { id: 'c', text: 'C' }, { id: 'd', text: 'D' }] })).toEqual([
			['added', 2],
			['removed', 1]
		]);
		expect(aspects({ when: { answer: 'choice', is: 'a' }, shuffle: true, required: true })).toEqual(
			[['shown'], ['required'], ['settings']]
		);
	});

	test('of a segment', () => {
		expect(aspects({}, { score: { unit: 'percent', from: 65 } })).toEqual([
			['threshold', { was: 70, now: 65, percent: true }]
		]);
		expect(aspects({}, { score: { from: 65 } })).toEqual([['threshold']]);
		expect(aspects({}, { score: { ...hot.score, below: 90 } })).toEqual([['threshold']]);
		expect(aspects({}, { temperature: 'warm', when: { answer: 'choice', is: 'a' } })).toEqual([
			['temperature'],
			['gates']
		]);
	});
});
