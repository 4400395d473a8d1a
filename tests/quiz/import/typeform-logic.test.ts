import { describe, expect, test } from 'vitest';
import { codesOf, errorsOf, imported, lossesOf } from '../../support/imported.ts';

const choices = ['a', 'b', 'c'].map((ref) => ({ ref, label: ref.toUpperCase() }));
const fields = [
	{ ref: 'one', type: 'multiple_choice', title: 'One', properties: { choices } },
	{
		ref: 'many',
		type: 'multiple_choice',
		title: 'Many',
		properties: { choices, allow_multiple_selection: true, allow_other_choice: true }
	},
	{ ref: 'sure', type: 'yes_no', title: 'Sure' },
	{ ref: 'age', type: 'number', title: 'Age' },
	{ ref: 'day', type: 'date', title: 'Day' },
	{ ref: 'word', type: 'short_text', title: 'Word' },
	{ ref: 'terms', type: 'legal', title: 'Terms', validations: { required: true } },
	{
		ref: 'table',
		type: 'matrix',
		title: 'Table',
		properties: {
			fields: ['r1', 'r2'].map((ref) => ({
				ref,
				title: ref,
				type: 'multiple_choice',
				properties: { choices }
			}))
		}
	},
	{ ref: 'ask', type: 'email', title: 'Ask' },
	{ ref: 'skipped', type: 'email', title: 'Skipped' },
	{ ref: 'last', type: 'email', title: 'Last' }
];

const field = (value: string) => ({ type: 'field', value });
const constant = (value: unknown) => ({ type: 'constant', value });
const choice = (value: string) => ({ type: 'choice', value });
const hidden = (value: string) => ({ type: 'hidden', value });
const always = { op: 'always', vars: [] };
const asks = (op: string, ...vars: object[]) => ({ op, vars });
const jump = (to: string, condition: object = always, type = 'field') => ({
	action: 'jump',
	details: { to: { type, value: to } },
	condition
});
const add = (target: string, value: object, condition: object, action = 'add') => ({
	action,
	details: { target: { type: 'variable', value: target }, value },
	condition
});
const logic = (ref: string, ...actions: object[]) => ({ type: 'field', ref, actions });
const form = (rest: object) => ({ title: 'Form', fields, hidden: ['source'], ...rest });

describe('conditions', () => {
	test.each<[string, object, object]>([
		['is a choice', asks('is', field('one'), choice('b')), { answer: 'one', is: 'b' }],
		[
			'is a choice by its words',
			asks('equal', field('one'), constant('B')),
			{ answer: 'one', is: 'b' }
		],
		[
			'is not a choice',
			asks('is_not', field('one'), choice('b')),
			{ not: { answer: 'one', is: 'b' } }
		],
		[
			'contains a choice',
			asks('contains', field('many'), choice('a')),
			{ answer: 'many', is: 'a' }
		],
		['is other', asks('is', field('many'), choice('other')), { answer: 'many', is: 'other' }],
		['is yes', asks('is', field('sure'), constant(true)), { answer: 'sure', is: true }],
		[
			'is not yes',
			asks('is_not', field('sure'), constant(true)),
			{ not: { answer: 'sure', is: true } }
		],
		['is accepted', asks('is', field('terms'), constant(true)), { answer: 'terms', is: true }],
		[
			'is not accepted',
			asks('is', field('terms'), constant(false)),
			{ not: { answer: 'terms', is: true } }
		],
		['equals a number', asks('equal', field('age'), constant(5)), { answer: 'age', equals: 5 }],
		['is less', asks('lower_than', field('age'), constant(5)), { answer: 'age', below: 5 }],
		[
			'is at most',
			asks('lower_equal_than', field('age'), constant('5')),
			{ answer: 'age', atMost: 5 }
		],
		['is more', asks('greater_than', field('age'), constant(5)), { answer: 'age', over: 5 }],
		[
			'is at least',
			asks('greater_equal_than', field('age'), constant(5)),
			{ answer: 'age', atLeast: 5 }
		],
		[
			'is on a day',
			asks('on', field('day'), constant('2026-01-31')),
			{ answer: 'day', equals: '2026-01-31' }
		],
		[
			'is not on it',
			asks('not_on', field('day'), constant('2026-01-31')),
			{ not: { answer: 'day', equals: '2026-01-31' } }
		],
		[
			'is earlier',
			asks('earlier_than', field('day'), constant('2026-01-31')),
			{ answer: 'day', below: '2026-01-31' }
		],
		[
			'is on it or earlier',
			asks('earlier_than_or_on', field('day'), constant('2026-01-31')),
			{ answer: 'day', atMost: '2026-01-31' }
		],
		[
			'is later',
			asks('later_than', field('day'), constant('2026-01-31')),
			{ answer: 'day', over: '2026-01-31' }
		],
		[
			'is on it or later',
			asks('later_than_or_on', field('day'), constant('2026-01-31')),
			{ answer: 'day', atLeast: '2026-01-31' }
		],
		[
			'contains a word',
			asks('contains', field('word'), constant('yes')),
			{ answer: 'word', contains: 'yes' }
		],
		[
			'lacks a word',
			asks('not_contains', field('word'), constant('yes')),
			{ not: { answer: 'word', contains: 'yes' } }
		],
		['is empty', asks('equal', field('word'), constant('')), { answer: 'word', answered: false }],
		[
			'is not empty',
			asks('not_equal', field('word'), constant('')),
			{ not: { answer: 'word', answered: false } }
		],
		[
			'asks about a row',
			asks('is', field('r2'), choice('a')),
			{ answer: 'table', row: 'r2', is: 'a' }
		],
		[
			'asks about a hidden field',
			asks('equal', hidden('source'), constant('ad')),
			{ hidden: 'source', is: 'ad' }
		],
		[
			'asks whether it came',
			asks('not_equal', hidden('source'), constant('')),
			{ not: { hidden: 'source', present: false } }
		],
		[
			'looks into a hidden field',
			asks('contains', hidden('source'), constant('a')),
			{ hidden: 'source', contains: 'a' }
		],
		[
			'joins conditions',
			asks(
				'or',
				asks(
					'and',
					asks('is', field('one'), choice('a')),
					asks('greater_than', field('age'), constant(1))
				),
				asks('is', field('sure'), constant(true))
			),
			{
				any: [
					{
						all: [
							{ answer: 'one', is: 'a' },
							{ answer: 'age', over: 1 }
						]
					},
					{ answer: 'sure', is: true }
				]
			}
		]
	])('%s', (_, condition, when) => {
		const result = imported(form({ logic: [logic('ask', jump('last', condition))] }));
		expect(result.definition.steps.find(({ id }) => id === 'ask')?.next).toEqual([
			{ when, to: 'last' }
		]);
		expect(errorsOf(result)).toEqual([]);
	});

	test.each<[string, object]>([
		['begins with', asks('begins_with', field('word'), constant('a'))],
		['is words', asks('equal', field('word'), constant('a'))],
		['asks about nobody', asks('is', field('nobody'), choice('a'))],
		['asks for a choice that is not there', asks('is', field('one'), choice('z'))],
		['compares two answers', asks('equal', field('age'), field('word'))],
		[
			'compares a score that nothing counts',
			asks('equal', { type: 'variable', value: 'score' }, constant(1))
		],
		['compares a hidden field with a number', asks('greater_than', hidden('source'), constant(1))],
		['is of an operator that nobody knows', asks('resembles', field('one'), choice('a'))],
		[
			'joins one that cannot be written',
			asks(
				'and',
				asks('is', field('one'), choice('a')),
				asks('ends_with', field('word'), constant('a'))
			)
		]
	])('a jump whose condition %s is left out, and told', (_, condition) => {
		const result = imported(form({ logic: [logic('ask', jump('last', condition))] }));
		expect(result.kept.jumps).toBe(0);
		expect(lossesOf(result)).toContain('Ask: jump_condition');
	});

	test('terms that may be declined are not required', () => {
		const condition = asks('is', field('terms'), constant(false));
		const result = imported(form({ logic: [logic('terms', jump('last', condition))] }));
		expect(result.definition.steps.find(({ id }) => id === 'terms')).toMatchObject({
			required: false
		});
		expect(lossesOf(result)).toContain('Terms: consent_answer');
	});
});

describe('ways', () => {
	const small = [
		{ ref: 'a', type: 'yes_no', title: 'A' },
		{ ref: 'pay', type: 'payment', title: 'Pay' },
		{ ref: 'b', type: 'email', title: 'B' },
		{ ref: 'c', type: 'email', title: 'C' }
	];
	const yes = asks('is', field('a'), constant(true));

	test('what led to a field that is none here leads on as it would have', () => {
		const result = imported({ fields: small, logic: [logic('pay', jump('c', yes))] });
		expect(result.definition.steps[0]?.next).toEqual([
			{ when: { answer: 'a', is: true }, to: 'c' }
		]);
	});

	test('a jump to such a field leads to where that leads', () => {
		const result = imported({
			fields: small,
			logic: [logic('a', jump('pay', yes)), logic('pay', jump('c'))]
		});
		expect(result.definition.steps[0]?.next).toEqual([
			{ when: { answer: 'a', is: true }, to: 'c' },
			{ to: 'c' }
		]);
	});

	test('questions that no way leads to are left out, and told', () => {
		const result = imported({ fields: small, logic: [logic('a', jump('c'))] });
		expect(result.definition.steps.map(({ id }) => id)).toEqual(['a', 'c']);
		expect(lossesOf(result)).toContain('B: never_asked');
	});

	test('what recalls or asks about a question that was left out does so no more', () => {
		const fields = [...small, { ref: 'd', type: 'email', title: 'Of {{field:b}} D' }];
		const result = imported({ fields, logic: [logic('a', jump('c'))] });
		expect(result.definition.steps.at(-1)?.title).toBe('Of  D');
		expect(codesOf(result)).toContain('recall');
	});

	test.each<[string, object, string]>([
		['to nowhere', logic('a', jump('nobody')), 'A: jump_nowhere'],
		['from nowhere', logic('nobody', jump('b')), ': jump_from_nowhere'],
		['at the start', { type: 'hidden', actions: [jump('b')] }, ': jump_at_start']
	])('jumps %s are told', (_, rule, loss) => {
		const result = imported({ fields: small, logic: [rule] });
		expect(lossesOf(result)).toContain(loss);
		expect(result.kept.jumps).toBe(0);
	});
});

describe('points', () => {
	const score = (...actions: object[]) =>
		imported(form({ variables: { score: 0, price: 0 }, logic: actions }));
	const step = (result: ReturnType<typeof score>, id: string) =>
		result.definition.steps.find((one) => one.id === id);
	const isA = asks('is', field('one'), choice('a'));

	test('added for a choice are the points of it', () => {
		const result = score(
			logic('one', add('score', constant(5), isA), add('score', constant(2), isA, 'subtract'))
		);
		expect(step(result, 'one')).toMatchObject({
			options: [{ id: 'a', points: 3 }, { id: 'b' }, { id: 'c' }]
		});
		expect(result.definition.dimensions).toBeUndefined();
		expect(codesOf(result)).not.toContain('calculation');
	});

	test('added for yes and no, and for any of some choices', () => {
		const either = asks('or', isA, asks('is', field('one'), choice('b')));
		const result = score(
			logic('one', add('score', constant(4), either)),
			logic('sure', add('score', constant(7), asks('is', field('sure'), constant(false))))
		);
		expect(step(result, 'one')).toMatchObject({ options: [{ points: 4 }, { points: 4 }, {}] });
		expect(step(result, 'sure')).toMatchObject({ no: { points: 7 } });
	});

	test('of a price are an amount, in the currency of the payment', () => {
		const pay = { ref: 'pay', type: 'payment', title: 'Pay', properties: { currency: 'EUR' } };
		const result = imported(
			form({
				fields: [...fields, pay],
				variables: { score: 0, price: 10 },
				logic: [logic('one', add('price', constant(99), isA), add('score', constant(1), isA))],
				thankyou_screens: [{ ref: 't', title: 'It is {{var:price}}, {{var:score}} points' }]
			})
		);
		expect(result.definition.dimensions).toEqual([
			{ id: 'price', title: 'price', amount: { currency: 'EUR' } },
			{ id: 'score', title: 'score' }
		]);
		expect(step(result, 'one')).toMatchObject({
			options: [{ points: { price: 99, score: 1 } }, {}, {}]
		});
		expect(result.definition.results?.[0]?.title).toBe('It is {{amount:price}}, {{score}} points');
		expect(codesOf(result)).toContain('start_value');
	});

	test('of a scale are bands, and of a number points for each unit', () => {
		const scale = { ref: 'nps', type: 'nps', title: 'NPS' };
		const result = imported(
			form({
				fields: [...fields, scale],
				logic: [
					logic(
						'nps',
						add('score', constant(10), asks('greater_equal_than', field('nps'), constant(9)))
					),
					logic('age', add('score', field('age'), always))
				]
			})
		);
		expect(step(result, 'nps')).toMatchObject({ bands: [{ from: 9, points: 10 }] });
		expect(step(result, 'age')).toMatchObject({ perUnit: 1 });
	});

	test.each<[string, object]>([
		['multiplies', add('score', constant(2), isA, 'multiply')],
		['sets', add('score', constant(2), isA, 'set')],
		[
			'asks for more than one answer',
			add('score', constant(2), asks('is', field('sure'), constant(true)))
		],
		['is always done', add('score', constant(2), always)],
		['adds another variable', add('score', { type: 'variable', value: 'price' }, isA)]
	])('a calculation that %s is left out, and told', (_, action) => {
		const result = score(logic('one', action));
		expect(lossesOf(result)).toContain('One: calculation');
		expect(result.kept.points).toBe(0);
	});

	test('can be asked about by jumps', () => {
		const enough = asks('greater_equal_than', { type: 'variable', value: 'score' }, constant(5));
		const result = score(
			logic('one', add('score', constant(5), isA)),
			logic('ask', jump('last', enough))
		);
		expect(step(result, 'ask')?.next).toEqual([{ when: { total: true, atLeast: 5 }, to: 'last' }]);
	});
});

describe('endings', () => {
	const screens = ['usual', 'vip', 'sorry'].map((ref) => ({
		ref,
		title: ref.toUpperCase(),
		properties: {}
	}));
	const short = [
		{ ref: 'a', type: 'yes_no', title: 'A', validations: { required: true } },
		{ ref: 'b', type: 'multiple_choice', title: 'B', properties: { choices } },
		{ ref: 'c', type: 'email', title: 'C' }
	];

	test('that jumps lead to become segments, the first one catching all', () => {
		const result = imported({
			fields: short,
			thankyou_screens: screens,
			logic: [
				logic('a', jump('sorry', asks('is', field('a'), constant(false)), 'thankyou')),
				logic('b', jump('c', asks('is', field('b'), choice('a'))), jump('vip', always, 'thankyou'))
			]
		});
		expect(result.definition.steps.map(({ next }) => next)).toEqual([
			[{ when: { answer: 'a', is: false }, to: 'end' }],
			[{ when: { answer: 'b', is: 'a' }, to: 'c' }, { to: 'end' }],
			undefined
		]);
		expect(result.definition.segments).toMatchObject([
			{
				id: 'vip',
				when: { all: [{ not: { answer: 'a', is: false } }, { not: { answer: 'b', is: 'a' } }] }
			},
			{ id: 'sorry', when: { answer: 'a', is: false } },
			{ id: 'usual', temperature: 'cold', result: 'usual' }
		]);
		expect(codesOf(result)).toEqual(['all_cold']);
		expect(errorsOf(result)).toEqual([]);
	});

	test('keep their buttons, redirects and pictures where they lead somewhere', () => {
		const result = imported({
			fields: short,
			thankyou_screens: [
				{
					ref: 'usual',
					title: 'Bye {{field:c}}',
					properties: {
						description: 'See *you*',
						show_button: true,
						button_mode: 'redirect',
						button_text: 'Shop',
						redirect_url: 'https://example.com/?mail={{field:c}}',
						share_icons: true
					},
					attachment: { type: 'image', href: 'https://example.com/a.png' }
				},
				{
					ref: 'again',
					title: 'Again',
					properties: { show_button: true, button_mode: 'reload', button_text: 'Again' }
				}
			]
		});
		expect(result.definition.results).toEqual([
			{
				id: 'usual',
				title: 'Bye {{c}}',
				text: 'See **you**',
				picture: { src: 'https://example.com/a.png' },
				button: { text: 'Shop', url: 'https://example.com/?mail={{c}}' }
			},
			{ id: 'again', title: 'Again' }
		]);
		expect(lossesOf(result)).toEqual(['Bye {{field:c}}: share_buttons', 'Again: ending_button']);
	});

	test('outcomes by counters become segments by the highest dimension', () => {
		const counted = (counter: string, ref: string) =>
			add(counter, constant(1), asks('is', field('b'), choice(ref)));
		const result = imported({
			fields: short,
			thankyou_screens: screens,
			variables: { n1: 0, n2: 0, winner: 'o2' },
			logic: [
				logic('b', counted('n1', 'a'), counted('n2', 'b'), jump('winner', always, 'outcome'))
			],
			outcome: {
				variable: 'winner',
				choices: [
					{ ref: 'o1', title: 'Cat', counter_variable: 'n1', thankyou_screen_ref: 'vip' },
					{ ref: 'o2', title: 'Dog', counter_variable: 'n2', thankyou_screen_ref: 'sorry' }
				]
			}
		});
		expect(result.definition.dimensions).toEqual([
			{ id: 'cat', title: 'Cat', weight: 0 },
			{ id: 'dog', title: 'Dog', weight: 0 }
		]);
		expect(result.definition.segments).toMatchObject([
			{ when: { highest: 'cat' }, result: 'vip' },
			{ when: { highest: 'dog' }, result: 'sorry' },
			{ result: 'sorry' }
		]);
		expect(codesOf(result)).toContain('outcome_by_share');
		expect(errorsOf(result)).toEqual([]);
	});
});

test('a welcome screen is kept, further ones are told', () => {
	const welcome = {
		ref: 'w',
		title: 'Hello *you*',
		properties: { description: 'Read', show_button: true, button_text: 'Start' }
	};
	const result = imported(form({ welcome_screens: [welcome, { ref: 'v', title: 'More' }] }));
	expect(result.definition.welcome).toEqual({ title: 'Hello you', text: 'Read', button: 'Start' });
	expect(lossesOf(result)).toContain('More: extra_welcome');
});

test('settings, variables and the theme are told, the language and colours kept', () => {
	const result = imported(
		form({
			settings: {
				language: 'ru',
				notifications: { self: { enabled: true } },
				meta: { title: 'Seen by searches', allow_indexing: false },
				show_progress_bar: true
			},
			variables: { score: 0, greeting: 'hello' },
			theme: {
				colors: { button: '#112233', question: '#000000', background: '#ffffff' },
				font: 'Acme'
			}
		})
	);
	expect(result.definition.locales).toEqual(['ru']);
	expect(result.definition.theme).toEqual({
		accent: '#112233',
		background: '#ffffff',
		text: '#000000'
	});
	expect(result.losses).toContainEqual({
		place: '',
		code: 'settings',
		params: { names: 'notifications, title' }
	});
	expect(result.losses).toContainEqual({
		place: '',
		code: 'variables',
		params: { names: 'greeting' }
	});
	expect(codesOf(result)).toEqual(expect.arrayContaining(['looks', 'theme']));
});
