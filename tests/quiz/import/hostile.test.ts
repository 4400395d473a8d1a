import { describe, expect, test } from 'vitest';
import { importProblemText, importQuiz } from '../../../src/lib/quiz/import.ts';
import { codesOf, errorsOf, imported } from '../../support/imported.ts';

const problemOf = (source: unknown): string => {
	const result = importQuiz(source);
	return result.ok ? '' : importProblemText(result.problem, 'en');
};

/** Milliseconds: a busy machine is slow, but what takes time by the square takes minutes. */
const PATIENCE = 20_000;

const range = (length: number) => Array.from({ length }, (_, at) => at);
const field = (ref: string, rest: object = {}) => ({
	ref,
	type: 'short_text',
	title: ref,
	...rest
});
const choices = (count: number) =>
	range(count).map((at) => ({ ref: `c${at}`, label: `Choice ${at}` }));

function nested(levels: number, wrap: (inner: unknown) => unknown): unknown {
	return range(levels).reduce<unknown>((inner) => wrap(inner), { type: 'text', name: 'q' });
}

describe('what is no quiz', () => {
	test.each<[string, unknown]>([
		['nothing', null],
		['nothing at all', undefined],
		['a text', '{"fields":[]}'],
		['a list', [{ fields: [] }]],
		['an object of something else', { items: [], total: 3 }],
		['lists that are none', { fields: {}, pages: 'x', steps: 1 }]
	])('%s is refused', (_, source) => {
		expect(problemOf(source)).toMatch(/^This file cannot be imported/);
	});

	test.each<[string, unknown]>([
		['a form', { title: 'Empty', fields: [] }],
		['a form of payments', { fields: [{ type: 'payment', title: 'Pay' }] }],
		['a survey', { pages: [] }],
		['a survey of nonsense', { pages: [1, null, { elements: ['x', { type: 'expression' }] }] }]
	])('%s without a question is refused', (_, source) => {
		expect(problemOf(source)).toBe('There is no question in this file that could be imported.');
	});

	test('a quiz file with faults is told its faults, in the language asked for', () => {
		const file = { title: 'A', steps: [{ kind: 'emial', id: 'a', title: 'A' }] };
		expect(problemOf(file)).toMatch(/^This quiz file has faults: steps\[0\]\.kind: “emial”/);
		const inRussian = importQuiz(file, 'ru');
		expect(inRussian).toMatchObject({
			problem: { problems: [{ message: expect.stringMatching(/^Значение «emial»/) }] }
		});
	});
});

describe('what would do harm further in', () => {
	test('nesting without end is refused', () => {
		const panels = nested(10_000, (inner) => ({ type: 'panel', elements: [inner] }));
		expect(problemOf({ elements: [panels] })).toMatch(/nested more than 64 levels/);
		const groups = nested(10_000, (inner) => ({ type: 'group', properties: { fields: [inner] } }));
		expect(problemOf({ fields: [groups] })).toMatch(/nested more than 64 levels/);
	});

	test('an object that holds itself is refused', () => {
		const survey: Record<string, unknown> = { elements: [] };
		survey['elements'] = [survey];
		expect(problemOf(survey)).toMatch(/nested more than 64 levels/);
	});

	test.each(['__proto__', 'constructor', 'prototype'])('a property “%s” is refused', (name) => {
		const form: unknown = JSON.parse(`{"fields":[{"type":"email","${name}":{"polluted":true}}]}`);
		expect(problemOf(form)).toMatch(new RegExp(`cannot be called “${name}”`));
	});

	test('names that every object has are names like others', () => {
		const options = ['__proto__', 'constructor', 'toString', 'other', 'end'];
		const survey = {
			elements: [
				{ type: 'dropdown', name: '__proto__', choices: options },
				{ type: 'text', name: 'toString', visibleIf: "{__proto__} = 'constructor'" },
				{ type: 'text', name: 'end' }
			]
		};
		const { definition } = imported(survey);
		expect(definition.steps.map(({ id }) => id)).toEqual(['proto__', 'toString', 'end-2']);
		expect(definition.steps[1]?.when).toEqual({ answer: 'proto__', is: 'constructor-2' });
		expect(errorsOf(imported(survey))).toEqual([]);
	});

	test('characters that cannot be stored are refused', () => {
		expect(problemOf({ fields: [field('a', { title: 'a\0b' })] })).toMatch(/cannot be stored/);
		expect(problemOf({ elements: [{ type: 'text', name: '\ud800' }] })).toMatch(/cannot be stored/);
	});

	test('addresses that run something are left out', () => {
		const form = imported({
			fields: [field('a', { attachment: { type: 'image', href: 'javascript:alert(1)' } })],
			thankyou_screens: [
				{
					ref: 't',
					title: 'Bye',
					properties: { show_button: true, button_text: 'Go', redirect_url: 'javascript:alert(1)' }
				}
			]
		});
		expect(codesOf(form)).toEqual(['picture', 'unsafe_address', 'ending_button']);
		expect(JSON.stringify(form.definition)).not.toContain('javascript:');
		const survey = imported({
			logo: 'data:text/html,x',
			navigateToUrl: 'javascript:alert(1)',
			elements: [{ type: 'html', name: 'h', html: '<a href="javascript:alert(1)">Press</a> here' }]
		});
		expect(codesOf(survey)).toContain('unsafe_address');
		expect(survey.definition.steps[0]?.title).toBe('Press here');
		expect(JSON.stringify(survey.definition)).not.toContain('javascript:');
	});

	test('scripts in HTML are left out with what they hold', () => {
		const survey = imported({
			elements: [{ type: 'html', name: 'h', html: 'Before<script>alert("{q}")</script> after' }]
		});
		expect(survey.definition.steps[0]?.title).toBe('Before after');
		expect(survey.losses).toContainEqual({ place: 'h', code: 'markup', params: { tag: 'script' } });
	});

	test('no text opens a recall by itself', () => {
		const { definition } = imported({
			fields: [field('a', { title: '{{a}} and {{{nobody}}} and {{' })]
		});
		expect(definition.steps[0]?.title).toBe('{ {a}} and { { {nobody}}} and { {');
	});

	test('an address that an answer chooses the site of is kept, for respondents are warned of it by checks', () => {
		const result = imported({
			fields: [field('a')],
			thankyou_screens: [
				{
					ref: 't',
					title: 'Bye',
					type: 'url_redirect',
					properties: { redirect_url: 'https://x.org/?a={{field:a}}' }
				}
			]
		});
		expect(result.definition.results?.[0]?.redirect).toBe('https://x.org/?a={{a}}');
	});
});

describe('too much of it', () => {
	test('300 questions become 200, and the rest is told', () => {
		const form = imported({ fields: range(300).map((at) => field(`q${at}`)) });
		expect(form.definition.steps).toHaveLength(200);
		expect(form.losses).toContainEqual({
			place: '',
			code: 'too_many_questions',
			params: { count: 100, limit: 200 }
		});
		const survey = imported({
			elements: range(300).map((at) => ({ type: 'text', name: `q${at}` }))
		});
		expect(survey.definition.steps).toHaveLength(200);
		expect(codesOf(survey)).toContain('too_many_questions');
	});

	test('jumps to what was left out are told', () => {
		const fields = range(300).map((at) => field(`q${at}`));
		const to = { type: 'field', value: 'q250' };
		const actions = [{ action: 'jump', details: { to }, condition: { op: 'always', vars: [] } }];
		const form = imported({ fields, logic: [{ type: 'field', ref: 'q0', actions }] });
		expect(codesOf(form)).toContain('jump_nowhere');
		expect(errorsOf(form)).toEqual([]);
	});

	test('500 choices become 100, and the rest is told', () => {
		const many = { type: 'dropdown', title: 'Many', properties: { choices: choices(500) } };
		const form = imported({ fields: [many] });
		expect(form.kept.options).toBe(100);
		expect(form.losses).toContainEqual({
			place: 'Many',
			code: 'too_many_options',
			params: { count: 500, limit: 100 }
		});
		const survey = imported({
			elements: [
				{ type: 'checkbox', name: 'm', hasOther: true, hasNone: true, choices: range(500) }
			]
		});
		expect(survey.kept.options).toBe(100);
	});

	test('a text of millions is cut, and told', () => {
		const form = imported({ fields: [field('a', { title: 'x'.repeat(3_000_000) })] });
		expect(form.losses).toContainEqual({
			place: 'x'.repeat(59) + '…',
			code: 'text_cut',
			params: { longest: 10_000 }
		});
	});

	test('two questions of one name are told apart; rules mean the first', () => {
		const form = imported({
			fields: [
				{ ref: 'a', type: 'yes_no', title: 'One' },
				field('a', { title: 'Two' }),
				field('b', { title: '{{field:a}}' })
			]
		});
		expect(form.definition.steps.map(({ id }) => id)).toEqual(['a', 'a-2', 'b']);
		expect(form.losses).toContainEqual({
			place: 'Two',
			code: 'duplicate_name',
			params: { name: 'a' }
		});
		expect(form.definition.steps[2]?.title).toBe('{{a}}');
	});
});

describe('ways without an end', () => {
	const jump = (to: string, condition: object = { op: 'always', vars: [] }) => ({
		action: 'jump',
		details: { to: { type: 'field', value: to } },
		condition
	});
	const logic = (ref: string, ...actions: object[]) => ({ type: 'field', ref, actions });

	test('a jump back in a circle is left out', () => {
		const form = imported({
			fields: ['a', 'b', 'c'].map((ref) => field(ref)),
			logic: [logic('c', jump('a'))]
		});
		expect(form.losses).toContainEqual({ place: 'c', code: 'circle', params: {} });
		expect(errorsOf(form)).toEqual([]);
	});

	test('a jump back that leads on is kept', () => {
		const form = imported({
			fields: ['a', 'b', 'c', 'd'].map((ref) => field(ref)),
			logic: [logic('a', jump('c')), logic('c', jump('b')), logic('b', jump('d'))]
		});
		expect(form.kept.jumps).toBe(3);
		expect(errorsOf(form)).toEqual([]);
	});

	test(
		'circles of everything with everything come apart, and quickly',
		() => {
			const refs = range(200).map((at) => `q${at}`);
			const fields = refs.map((ref) => ({
				ref,
				type: 'dropdown',
				title: ref,
				properties: { choices: choices(40) }
			}));
			const form = {
				fields,
				logic: refs.map((ref, at) =>
					logic(
						ref,
						...range(40).map((index) =>
							jump(`q${(at * 7 + index * 13) % 200}`, {
								op: 'is',
								vars: [
									{ type: 'field', value: ref },
									{ type: 'choice', value: `c${index}` }
								]
							})
						)
					)
				)
			};
			const started = performance.now();
			const result = imported(form);
			expect(performance.now() - started).toBeLessThan(PATIENCE);
			expect(errorsOf(result)).toEqual([]);
		},
		PATIENCE
	);

	test('fields that are none here, each leading to each, are passed without end', () => {
		const refs = range(60).map((at) => `p${at}`);
		const form = imported({
			fields: [
				field('a'),
				...refs.map((ref) => ({ ref, type: 'payment', title: ref })),
				field('z')
			],
			logic: refs.map((ref) =>
				logic(
					ref,
					...refs.map((to) =>
						jump(to, {
							op: 'contains',
							vars: [
								{ type: 'field', value: 'a' },
								{ type: 'constant', value: to }
							]
						})
					)
				)
			)
		});
		expect(codesOf(form)).toContain('jumps');
		expect(form.definition.steps.map(({ id }) => id)).toEqual(['a', 'z']);
	});
});

describe('as large as a file may be', () => {
	const seconds = (source: unknown): number => {
		const started = performance.now();
		importQuiz(source);
		return (performance.now() - started) / 1000;
	};
	const words = (length: number) => 'a *b* _c_ {{field:q1}} <b>{q1}</b> '.repeat(length / 35);

	test.each<[string, unknown]>([
		[
			'a form of long texts',
			{ fields: range(200).map((at) => field(`q${at}`, { title: words(25_000) })) }
		],
		[
			'a survey of long texts',
			{
				pages: range(200).map((at) => ({
					title: words(10_000),
					elements: [{ type: 'html', name: `q${at}`, html: words(15_000) }]
				}))
			}
		],
		['a form of many fields', { fields: range(30_000).map((at) => field(`q${at}`)) }],
		[
			'a survey of many elements of one name',
			{ elements: range(60_000).map(() => ({ type: 'text', name: 'q' })) }
		],
		[
			'a form of one long condition',
			{
				fields: [field('a'), field('b')],
				logic: [
					{
						type: 'field',
						ref: 'a',
						actions: [
							{
								action: 'jump',
								details: { to: { type: 'field', value: 'b' } },
								condition: {
									op: 'or',
									vars: range(10_000).map((at) => ({
										op: 'contains',
										vars: [
											{ type: 'field', value: 'a' },
											{ type: 'constant', value: `w${at}` }
										]
									}))
								}
							}
						]
					}
				]
			}
		],
		[
			'a survey of long expressions',
			{
				elements: range(200).map((at) => ({
					type: 'text',
					name: `q${at}`,
					visibleIf: '('.repeat(2000) + "{q0} = 'x'".repeat(200)
				}))
			}
		],
		[
			'marks that are never closed',
			{
				title: '<!--'.repeat(100_000),
				elements: [{ type: 'html', name: 'h', html: '<a href="x"><'.repeat(300_000) }]
			}
		]
	])(
		'%s is read within seconds',
		(_, source) => {
			expect(seconds(source)).toBeLessThan(PATIENCE / 1000);
		},
		PATIENCE
	);
});
