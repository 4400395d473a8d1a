import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { same } from '../../src/lib/quiz/same.ts';
import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import { quizSchema, type QuizFile } from '../../src/lib/quiz/quiz.ts';
import { changesBetween } from '../../src/routes/(app)/quizzes/[id]/changes.ts';
import { arbitraryQuiz } from '../support/arbitrary-quiz.ts';
import { choices } from '../support/draw.ts';

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

test('a quiz does not differ from itself written down in another order', () => {
	const turned = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(turned);
		if (typeof value !== 'object' || value === null) return value;
		const entries = Object.entries(value).map(([name, held]) => [name, turned(held)]);
		return Object.fromEntries([...entries.toReversed(), ['unknown', undefined]]);
	};
	fc.assert(
		fc.property(choices(), (draw) => {
			const quiz = arbitraryQuiz(draw);
			expect(changesBetween(quiz, turned(quiz) as Quiz, 'en')).toEqual([]);
		}),
		{ numRuns: 50 }
	);
});

test('any two quizzes that differ are told to, each change once', () => {
	fc.assert(
		fc.property(choices(), choices(), (one, other) => {
			const [before, after] = [arbitraryQuiz(one), arbitraryQuiz(other)];
			const all = changesBetween(before, after, 'en');
			expect(all.length === 0).toBe(same(before, after));
			expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
		}),
		{ numRuns: 50 }
	);
});

test('each property of a quiz file is told by something', () => {
	const before = normaliseQuiz(file);
	const names = Object.keys(quizSchema.shape).filter(
		(name) => !['$schema', 'format'].includes(name)
	);
	for (const name of names) {
		const held: unknown = Reflect.get(before, name);
		const after = { ...before, [name]: Array.isArray(held) ? [...held, one] : 'Other' };
		expect(changesBetween(before, after, 'en'), name).not.toEqual([]);
	}
	expect(changes({ ...file, layout: 'page' })).toMatchObject([{ part: 'layout' }]);
	expect(
		changes({ ...file, theme: { radius: 4 } }, { ...file, theme: { radius: 8 } })
	).toMatchObject([{ part: 'theme' }]);
});

test('two knock-outs that look for the same are told apart', () => {
	const when = { answer: 'one', answered: true } as const;
	const [few, many] = ['Few', 'Many'].map((reason) => ({ when, segment: 'all', reason }));
	if (!few || !many) throw new Error('two knock-outs are needed');
	expect(
		changes({ ...file, knockouts: [few, few] }, { ...file, knockouts: [few, many] })
	).toMatchObject([{ kind: 'changed', part: 'knockouts', name: 'Few' }]);
	expect(changes({ ...file, knockouts: [few, few] }, file)).toHaveLength(2);
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
