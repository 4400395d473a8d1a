import { describe, expect, test } from 'vitest';
import { codesOf, errorsOf, imported, lossesOf } from '../../support/imported.ts';

const choices = ['a', 'b', 'c'];
const elements = [
	{ type: 'radiogroup', name: 'one', choices, hasOther: true },
	{ type: 'checkbox', name: 'many', choices, hasNone: true },
	{ type: 'boolean', name: 'sure', valueTrue: 'Y', valueFalse: 'N' },
	{ type: 'text', inputType: 'number', name: 'my age' },
	{ type: 'dropdown', name: 'kids', choices: [0, 1, 2, 3] },
	{ type: 'text', name: 'word' },
	{ type: 'text', inputType: 'date', name: 'day' },
	{ type: 'matrix', name: 'table', rows: ['r1', 'r 2'], columns: choices },
	{ type: 'ranking', name: 'order', choices },
	{ type: 'paneldynamic', name: 'list', templateElements: [{ type: 'comment', name: 'inner' }] },
	{ type: 'text', name: 'v', valueName: 'alias' }
];
const survey = (rest: object, more: object[] = []) => ({
	title: 'Survey',
	elements: [...elements, ...more],
	...rest
});
const shownIf = (visibleIf: string) =>
	imported(survey({}, [{ type: 'comment', name: 'q', title: 'Q', visibleIf }]));

describe('expressions', () => {
	test.each<[string, object]>([
		["{one} = 'a'", { answer: 'one', is: 'a' }],
		["{ONE} == 'a'", { answer: 'one', is: 'a' }],
		["'a' = {one}", { answer: 'one', is: 'a' }],
		['{one} equal a', { answer: 'one', is: 'a' }],
		["{one} <> 'a'", { not: { answer: 'one', is: 'a' } }],
		['{one} != "a"', { not: { answer: 'one', is: 'a' } }],
		["{one} = 'other'", { answer: 'one', is: 'other' }],
		["{one} anyof ['a', 'b']", { answer: 'one', anyOf: ['a', 'b'] }],
		["{one} noneof ['a', 'b']", { not: { answer: 'one', anyOf: ['a', 'b'] } }],
		["{many} contains 'a'", { answer: 'many', is: 'a' }],
		["{many} notcontains 'a'", { not: { answer: 'many', is: 'a' } }],
		["{many} allof ['a', 'b']", { answer: 'many', allOf: ['a', 'b'] }],
		["{many} = ['a', 'b']", { answer: 'many', allOf: ['a', 'b'], noneOf: ['c', 'none'] }],
		["{many} = 'none'", { answer: 'many', is: 'none' }],
		['{one} empty', { answer: 'one', answered: false }],
		['{one} notempty', { answer: 'one', answered: true }],
		["{sure} = 'Y'", { answer: 'sure', is: true }],
		['{sure} = false', { answer: 'sure', is: false }],
		['{sure}', { answer: 'sure', is: true }],
		['!{sure}', { not: { answer: 'sure', is: true } }],
		['{my age} > 17', { answer: 'my-age', over: 17 }],
		['{my age}>=17.5', { answer: 'my-age', atLeast: 17.5 }],
		['{my age} < -1', { answer: 'my-age', below: -1 }],
		['17 <= {my age}', { answer: 'my-age', atLeast: 17 }],
		['{my age} lessorequal 17', { answer: 'my-age', atMost: 17 }],
		["{my age} = '17'", { answer: 'my-age', equals: 17 }],
		['{kids} >= 2', { answer: 'kids', anyOf: ['2', '3'] }],
		["{word} contains 'yes'", { answer: 'word', contains: 'yes' }],
		["{word} = ''", { answer: 'word', answered: false }],
		["{day} > '2026-01-31'", { answer: 'day', over: '2026-01-31' }],
		["{table.r1} = 'a'", { answer: 'table', row: 'r1', is: 'a' }],
		['{table.r 2} notempty', { answer: 'table', row: 'r-2', answered: true }],
		["{order[0]} = 'b'", { answer: 'order', top: 1, is: 'b' }],
		['{list[0].inner} notempty', { answer: 'inner', answered: true }],
		['{alias} notempty', { answer: 'v', answered: true }],
		[
			"({one} = 'a' or {one} = 'b') and not ({sure} = 'Y' && {my age} > 3)",
			{
				all: [
					{
						any: [
							{ answer: 'one', is: 'a' },
							{ answer: 'one', is: 'b' }
						]
					},
					{
						not: {
							all: [
								{ answer: 'sure', is: true },
								{ answer: 'my-age', over: 3 }
							]
						}
					}
				]
			}
		]
	])('%s', (expression, when) => {
		const result = shownIf(expression);
		expect(result.definition.steps.at(-1)?.when).toEqual(when);
		expect(codesOf(result)).not.toContain('condition');
		expect(errorsOf(result)).toEqual([]);
	});

	test.each([
		"iif({one} = 'a', 1, 2) = 1",
		'{my age} + 1 > 3',
		'{one} = {many}',
		"{word} = 'exactly this'",
		"{nobody} = 'a'",
		"{one} = 'z'",
		"{one} = 'a' and {word} = 'exactly this'",
		"{one} = 'a",
		"({one} = 'a'",
		'{one} =',
		"{one} resembles 'a'",
		'today() > {day}',
		'false',
		'{one} anyof [[1]]'
	])('%s is left out, and told', (expression) => {
		const result = shownIf(expression);
		expect(result.definition.steps.at(-1)).not.toHaveProperty('when');
		expect(result.losses).toContainEqual({
			place: 'Q',
			code: 'condition',
			params: { condition: expression }
		});
	});
});

test('what lies in pages and panels is shown only when they are', () => {
	const inner = { type: 'comment', name: 'q', visibleIf: '{sure}', enableIf: '{kids} = 1' };
	const panel = { type: 'panel', visibleIf: "{one} = 'b'", elements: [inner] };
	const result = imported({
		pages: [{ elements }, { visibleIf: "{one} <> 'a'", elements: [panel] }]
	});
	expect(result.definition.steps.at(-1)?.when).toEqual({
		all: [
			{ not: { answer: 'one', is: 'a' } },
			{ answer: 'one', is: 'b' },
			{ answer: 'sure', is: true },
			{ answer: 'kids', is: '1' }
		]
	});
	expect(lossesOf(result)).toContain('q: enabled_is_shown');
});

test('what is never shown is left out, unless a trigger shows it', () => {
	const hidden = ['x', 'y'].map((name) => ({ type: 'comment', name, visible: false }));
	const trigger = { type: 'visible', operator: 'equal', value: 'a', name: 'one', questions: ['x'] };
	const result = imported(survey({ triggers: [trigger] }, hidden));
	expect(result.definition.steps.at(-1)).toMatchObject({
		id: 'x',
		when: { answer: 'one', is: 'a' }
	});
	expect(lossesOf(result)).toContain('y: invisible');
});

test('triggers end and skip; those that compute are told', () => {
	const result = imported(
		survey({
			triggers: [
				{ type: 'complete', expression: "{one} = 'a'" },
				{ type: 'skip', expression: '{sure} and {my age} > 3', gotoName: 'word' },
				{ type: 'skip', expression: '{sure}', gotoName: 'nobody' },
				{ type: 'setvalue', expression: '{sure}', setToName: 'word' }
			]
		})
	);
	const next = (id: string) => result.definition.steps.find((step) => step.id === id)?.next;
	expect(next('one')).toEqual([{ when: { answer: 'one', is: 'a' }, to: 'end' }]);
	expect(next('my-age')).toMatchObject([{ to: 'word' }]);
	expect(codesOf(result).filter((code) => code === 'trigger')).toHaveLength(2);
});

test('endings by condition become segments, the plain one catching all', () => {
	const result = imported(
		survey({
			completedHtml: '<h3>Thanks</h3><p>Bye</p>',
			completedHtmlOnCondition: [
				{ expression: '{my age} > 8', html: '<h3>Great</h3>' },
				{ expression: 'age({day}) > 8', html: '<h3>Lost</h3>' }
			],
			navigateToUrl: 'https://example.com/?w={word}',
			navigateToUrlOnCondition: [{ expression: '{sure}', url: 'https://example.com/sure' }]
		})
	);
	expect(result.definition.results).toEqual([
		{ id: 'completed', title: 'Thanks', text: 'Bye', redirect: 'https://example.com/?w={{word}}' },
		{ id: 'completed-1', title: 'Thank you', redirect: 'https://example.com/sure' },
		{ id: 'completed-2', title: 'Great' },
		{ id: 'completed-3', title: 'Lost' }
	]);
	expect(result.definition.segments).toMatchObject([
		{ when: { answer: 'sure', is: true }, result: 'completed-1' },
		{ when: { answer: 'my-age', over: 8 }, result: 'completed-2' },
		{ result: 'completed' }
	]);
	expect(lossesOf(result)).toEqual(expect.arrayContaining(['Lost: condition', ': all_cold']));
	expect(errorsOf(result)).toEqual([]);
});
