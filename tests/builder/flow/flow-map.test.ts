import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowMap, type FlowMap } from '../../../src/lib/builder/flow/flow-map.ts';
import type { Quiz } from '../../../src/lib/quiz/normalise.ts';
import { reachOf } from '../../../src/lib/quiz/reach.ts';
import { aQuiz, aQuizFile } from '../../support/a-quiz.ts';
import { aStep } from '../../support/a-step.ts';
import { arbitraryQuiz } from '../../support/arbitrary-quiz.ts';
import { choices } from '../../support/draw.ts';

const drawn = (quiz: Quiz, locale: 'en' | 'ru' = 'en') => flowMap(quiz, reachOf(quiz), locale);
const lines = (map: FlowMap) =>
	map.lines.map(({ id, ways }) => [
		id,
		ways.map((way) => (way.kind === 'when' ? way.words : way.kind)).join('; ')
	]);
const goneIn = ({ places }: FlowMap) =>
	Object.fromEntries(places.flatMap(({ id, gone }) => (gone ? [[id, gone]] : [])));
const statement = (id: string, overrides: object = {}) =>
	aStep('statement', { id, title: id, ...overrides });

describe('a quiz as a map', () => {
	test('has its beginning, its steps in order, its end and its result screens', () => {
		const { places } = drawn(aQuiz());
		expect(places.map(({ id, title }) => [id, title])).toEqual([
			['start', ''],
			['step:money', 'What is your budget?'],
			['step:pain', 'How much does it hurt?'],
			['step:goals', 'Goals'],
			['step:email', 'Your email'],
			['end', ''],
			['result:call', 'We will call you'],
			['result:read', 'Something to read']
		]);
	});

	test('says on a jump when it is taken, without the name of the step that it leaves', () => {
		expect(lines(drawn(aQuiz()))).toEqual([
			['start>step:money', ''],
			['step:money>step:email', 'is “None”'],
			['step:money>step:pain', 'otherwise'],
			['step:pain>step:goals', ''],
			['step:goals>step:email', ''],
			['step:email>end', ''],
			['end>result:call', ''],
			['end>result:read', '']
		]);
		expect(lines(drawn(aQuiz(), 'ru'))[1]).toEqual(['step:money>step:email', '«Нет»']);
	});

	test('shows on a result screen the segments that end there, with their shares', () => {
		const shown = drawn(aQuiz()).places.flatMap((place) =>
			place.type === 'result' ? [[place.result, place.segments]] : []
		);
		expect(shown).toMatchObject([
			['call', [{ id: 'hot', temperature: 'hot', verdict: 'reachable' }]],
			['read', [{ id: 'warm' }, { id: 'cold', title: 'Cold', temperature: 'cold' }]]
		]);
	});

	test('draws the way past a step that is not always shown', () => {
		const when = { answer: 'money', is: 'much' } as const;
		const [money, pain, ...others] = aQuizFile().steps;
		if (!money || !pain) throw new Error('no steps');
		const map = drawn(aQuiz({ steps: [money, { ...pain, when, next: 'email' }, ...others] }));
		expect(map.places[2]).toMatchObject({
			shownWhen: '“What is your budget?” is “Over 1 million”'
		});
		expect(lines(map)).toContainEqual(['step:pain>step:goals', 'skipped']);
		expect(lines(map)).toContainEqual(['step:pain>step:email', 'otherwise']);
	});
});

describe('what nobody gets to', () => {
	test('is a step that no way leads to, and the ways out of it', () => {
		const steps = [statement('a', { next: 'c' }), statement('b'), statement('c')];
		const map = drawn(aQuiz({ steps }));
		expect(goneIn(map)).toMatchObject({ 'step:b': 'no_way' });
		expect(map.lines.find(({ id }) => id === 'step:b>step:c')?.idle).toBe(true);
	});

	test('is a step that no answers lead to, and the jump there', () => {
		const steps = [
			statement('a', { next: [{ when: { total: true, over: 100 }, to: 'c' }, { to: 'end' }] }),
			statement('b'),
			statement('c')
		];
		const quiz = aQuiz({ steps });
		const reach = { ...reachOf(aQuiz()), idleJumps: ['steps[0].next[0]'] };
		const known = [{ id: 'c', verdict: 'unreachable', witness: null } as const];
		const map = flowMap(quiz, { ...reach, steps: known }, 'en');
		expect(goneIn(map)).toMatchObject({ 'step:b': 'no_way', 'step:c': 'no_answers' });
		expect(map.lines.find(({ to }) => to === 'step:c')?.idle).toBe(true);
		expect(map.lines.find(({ id }) => id === 'step:a>end')?.idle).toBe(false);
	});

	test('is a result screen that no segment shows', () => {
		const results = [...(aQuizFile().results ?? []), { id: 'spare', title: 'Spare' }];
		expect(goneIn(drawn(aQuiz({ results })))).toEqual({ 'result:spare': 'no_segment' });
	});
});

test('steps that share an id are drawn apart', () => {
	const map = flowMap(aQuiz({ steps: [statement('a'), statement('a')] }), null, 'en');
	expect(map.places.slice(1, 3).map(({ id }) => id)).toEqual(['step:a', 'step:a:1']);
});

test('every step is a place, every line ends at places, and no two lines join the same two', () => {
	fc.assert(
		fc.property(choices(), (draw) => {
			const quiz = arbitraryQuiz(draw, { loops: true });
			const { places, lines } = flowMap(quiz, null, 'ru');
			const ids = new Set(places.map(({ id }) => id));
			expect(quiz.steps.filter(({ id }) => !ids.has(`step:${id}`))).toEqual([]);
			expect(ids.size).toBe(places.length);
			expect(lines.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
			expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
		}),
		{ numRuns: 200 }
	);
});
