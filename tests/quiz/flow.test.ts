import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/quiz/answers.ts';
import type { FlowCondition, ScoreView } from '../../src/lib/quiz/evaluate.ts';
import { endsAfter, walk, type FlowStep, type Progress } from '../../src/lib/quiz/flow.ts';

const step = (id: string, rest: Omit<FlowStep, 'id'> = {}): FlowStep => ({ id, ...rest });
const is = (answer: string, option: string): FlowCondition => ({ answer, is: option });
const play = (steps: FlowStep[], answers: Answers, hidden = {}) =>
	walk({ steps }, answers, { hidden, mode: 'playing' });
const pathOf = (steps: FlowStep[], answers: Answers, hidden = {}) =>
	walk({ steps }, answers, { hidden, mode: 'submission' }).path.join(' ');

const line = [step('a'), step('b'), step('c')];
const jumps = [
	step('a', {
		next: [
			{ when: is('a', 'far'), to: 'd' },
			{ when: is('a', 'stop'), to: 'end' },
			{ when: is('a', 'near'), to: 'c' }
		]
	}),
	step('b'),
	step('c', { next: 'end' }),
	step('d')
];
const fork = [
	step('a', { next: [{ when: is('a', 'x'), to: 'b' }, { to: 'c' }] }),
	step('b', { next: 'd' }),
	step('c'),
	step('d', { when: { answer: 'c', noneOf: ['secret'] } })
];
const shown = [
	step('a'),
	step('b', { when: is('a', 'yes') }),
	step('c', { when: { answer: 'b', answered: true } }),
	step('d')
];

describe('the path of a submission', () => {
	test.each<[string, FlowStep[], Answers, string]>([
		['goes down the list', line, {}, 'a b c'],
		['passes steps left empty', line, { a: null, c: 'x' }, 'a b c'],
		['follows a fixed next', [step('a', { next: 'c' }), step('b'), step('c')], {}, 'a c'],
		['ends where next says so', [step('a', { next: 'end' }), step('b')], {}, 'a'],
		['ends at a target that is no step', [step('a', { next: 'zzz' }), step('b')], {}, 'a'],
		[
			'may run against the list',
			[step('a', { next: 'c' }), step('b', { next: 'end' }), step('c', { next: 'b' })],
			{},
			'a c b'
		],
		['takes the first jump that holds', jumps, { a: 'far' }, 'a d'],
		['takes a later jump', jumps, { a: 'near' }, 'a c'],
		['jumps to the end', jumps, { a: 'stop' }, 'a'],
		['goes on where no jump holds', jumps, { a: 'else' }, 'a b c'],
		['goes on where the jumps ask for an answer left out', jumps, {}, 'a b c'],
		['takes a jump without a condition', fork, { a: 'y' }, 'a c d'],
		['takes the jump before it', fork, { a: 'x' }, 'a b d'],
		['shows a step whose condition holds', shown, { a: 'yes', b: 'x' }, 'a b c d'],
		['skips a step whose condition fails', shown, { a: 'no' }, 'a d'],
		['does not believe answers off the path', shown, { a: 'no', b: 'x' }, 'a d'],
		['does not believe answers to later steps', fork, { a: 'x', c: 'secret' }, 'a b d'],
		['believes answers on the path', fork, { a: 'y', c: 'secret' }, 'a c'],
		[
			'does not follow the next of a skipped step',
			[step('a', { when: is('a', 'x'), next: 'c' }), step('b'), step('c')],
			{},
			'b c'
		],
		[
			'skips from a jump on',
			[step('a', { next: 'b' }), step('b', { when: is('a', 'x') }), step('c')],
			{},
			'a c'
		],
		[
			'ends after a last step that is skipped',
			[step('a'), step('b', { when: is('a', 'x') })],
			{},
			'a'
		],
		['is empty where everything is skipped', [step('a', { when: is('b', 'x') })], {}, ''],
		['ends where it would come back', [step('a'), step('b', { next: 'a' }), step('c')], {}, 'a b'],
		['ends at a step that leads to itself', [step('a', { next: 'a' }), step('b')], {}, 'a'],
		[
			'goes round once through a hidden step',
			[step('a', { when: { answer: 'b', answered: false } }), step('b', { next: 'a' })],
			{ b: 'x' },
			'a b'
		],
		[
			'knows ids that are names of built-ins',
			[step('constructor', { next: 'toString' }), step('b'), step('toString')],
			{},
			'constructor toString'
		]
	])('%s', (_, steps, answers, expected) => {
		expect(pathOf(steps, answers)).toBe(expected);
	});

	test('depends on hidden fields', () => {
		const steps = [step('a', { when: { hidden: 'utm_source', is: 'mail' } }), step('b')];
		expect(pathOf(steps, {}, { utm_source: 'mail' })).toBe('a b');
		expect(pathOf(steps, {})).toBe('b');
	});
});

describe('while playing', () => {
	test.each<[string, FlowStep[], Answers, Progress]>([
		['begins at the first step', line, {}, { at: 'step', step: 'a', path: [] }],
		['begins at the first step shown', shown.slice(1), {}, { at: 'step', step: 'd', path: [] }],
		['stands at the first step not seen', line, { a: 'x' }, { at: 'step', step: 'b', path: ['a'] }],
		[
			'passes what was seen and left empty',
			line,
			{ a: null, b: null },
			{ at: 'step', step: 'c', path: ['a', 'b'] }
		],
		[
			'is over after the last',
			line,
			{ a: 'x', b: 'x', c: null },
			{ at: 'end', path: ['a', 'b', 'c'] }
		],
		[
			'an answer further on does not pull ahead',
			line,
			{ a: 'x', c: 'x' },
			{ at: 'step', step: 'b', path: ['a'] }
		],
		[
			'an answer changed leaves the old branch',
			jumps,
			{ a: 'near', d: 'x' },
			{ at: 'step', step: 'c', path: ['a'] }
		]
	])('%s', (_, steps, answers, expected) => {
		expect(play(steps, answers)).toEqual(expected);
	});
});

describe('where only the server can tell', () => {
	const asking: FlowStep[] = [
		step('a', {
			next: [
				{ when: is('a', 'x'), to: 'c' },
				{ when: { ask: true }, to: 'd' }
			]
		}),
		step('b', { when: { all: [is('a', 'y'), { ask: true }] } }),
		step('c'),
		step('d')
	];

	test('it asks what comes after the step', () => {
		expect(play(asking, { a: 'y' })).toEqual({ at: 'ask', after: 'a', path: ['a'] });
	});

	test('it asks which step is the first', () => {
		const steps = [step('a', { when: { ask: true } }), step('b')];
		expect(play(steps, {})).toEqual({ at: 'ask', after: null, path: [] });
	});

	test('it does not ask where a jump before the question holds', () => {
		expect(play(asking, { a: 'x' })).toEqual({ at: 'step', step: 'c', path: ['a'] });
	});

	test('it goes on with what it was told', () => {
		const told = (path: readonly string[]) => (path.join() === 'a' ? 'c' : undefined);
		const options = { hidden: {}, mode: 'playing', told } as const;
		const at = (answers: Answers) => walk({ steps: asking }, answers, options);
		expect(at({ a: 'y' })).toEqual({ at: 'step', step: 'c', path: ['a'] });
		expect(at({ a: 'y', c: null })).toEqual({ at: 'step', step: 'd', path: ['a', 'c'] });
	});

	test('it may be told that this is the end', () => {
		const told = () => 'end';
		expect(walk({ steps: asking }, { a: 'y' }, { hidden: {}, mode: 'playing', told })).toEqual({
			at: 'end',
			path: ['a']
		});
	});

	test('the server sees the score of the path so far, and works it out only where it is asked for', () => {
		const paths: string[] = [];
		const scoreOf = (path: string[]): ScoreView => {
			paths.push(path.join(' '));
			const points = path.length;
			return { total: { points, percent: 0 }, dimensions: {}, highest: null };
		};
		const steps = [
			step('a'),
			step('b', { next: [{ when: { total: true, atLeast: 3 }, to: 'end' }] }),
			step('c', { next: [{ when: { total: true, atLeast: 3 }, to: 'end' }] }),
			step('d')
		];
		const progress = walk({ steps }, {}, { hidden: {}, mode: 'submission', scoreOf });
		expect(progress).toEqual({ at: 'end', path: ['a', 'b', 'c'] });
		expect(paths).toEqual(['a b', 'a b c']);
	});
});

describe('that nothing comes after a step', () => {
	const open = [step('a', { next: [{ when: is('a', 'stop'), to: 'end' }] }), step('b')];
	const score: FlowCondition = { total: true, atLeast: 10 };
	test.each<[string, FlowStep[], string, Answers, boolean]>([
		['holds for the last of the list', line, 'c', { a: null, b: null }, true],
		['does not hold for one before it', line, 'b', { a: null }, false],
		['holds where a fixed next ends', jumps, 'c', { a: 'near' }, true],
		['holds where its own answer decides and both ways end', [open[0] ?? step('a')], 'a', {}, true],
		['cannot be told where its own answer decides', open, 'a', {}, false],
		['holds where an answer before hides all that is left', shown, 'd', { a: 'no' }, true],
		[
			'holds where the rest is hidden by an answer before',
			[step('a'), step('b'), step('c', { when: is('a', 'yes') })],
			'b',
			{ a: 'no' },
			true
		],
		[
			'does not hold where the rest is shown by it',
			[step('a'), step('b'), step('c', { when: is('a', 'yes') })],
			'b',
			{ a: 'yes' },
			false
		],
		['cannot be told where its own answer shows the rest', shown, 'a', {}, false],
		[
			'cannot be told where a score decides',
			[step('a'), step('b', { when: score })],
			'a',
			{},
			false
		],
		[
			'holds where the score decides between two ends',
			[step('a', { next: [{ when: score, to: 'end' }] })],
			'a',
			{},
			true
		],
		[
			'holds where the way comes back',
			[step('a'), step('b', { next: 'a' })],
			'b',
			{ a: null },
			true
		],
		['holds for a step that leads to itself', [step('a', { next: 'a' }), step('b')], 'a', {}, true]
	])('%s', (_, steps, at, answers, ends) => {
		expect(endsAfter({ steps }, at, answers, {})).toBe(ends);
	});

	test('may be said by what the address brings along', () => {
		const steps = [step('a'), step('b', { when: { hidden: 'known', present: false } })];
		expect(endsAfter({ steps }, 'a', {}, { known: 'yes' })).toBe(true);
		expect(endsAfter({ steps }, 'a', {}, {})).toBe(false);
	});
});
