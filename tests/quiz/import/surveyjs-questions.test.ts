import { expect, test } from 'vitest';
import { codesOf, errorsOf, imported, lossesOf } from '../../support/imported.ts';

const choices = ['red', { value: 'blue', text: 'Blue' }];
const options = [
	{ id: 'red', text: 'red' },
	{ id: 'blue', text: 'Blue' }
];
const rows = ['r1', { value: 'r2', text: 'Row 2' }];
const image = 'https://example.com/a.png';

type Case = [name: string, element: object, step: object, losses: string[]];

test.each<Case>([
	[
		'a radio group',
		{ type: 'radiogroup', choices, isRequired: true },
		{ kind: 'single_choice', options, required: true },
		[]
	],
	['buttons', { type: 'buttongroup', choices }, { kind: 'single_choice', options }, []],
	[
		'a dropdown',
		{ type: 'dropdown', choices: ['red', 'blue|Blue'] },
		{ kind: 'dropdown', options },
		[]
	],
	[
		'checkboxes, with limits and special choices',
		{
			type: 'checkbox',
			choices,
			hasOther: true,
			otherText: 'Else',
			showNoneItem: true,
			minSelectedChoices: 1,
			maxSelectedChoices: 2,
			hasSelectAll: true
		},
		{
			kind: 'multiple_choice',
			options: [...options, { id: 'none', text: 'None', exclusive: true }],
			other: { text: 'Else' },
			min: 1,
			max: 2
		},
		['Q: select_all']
	],
	[
		'tags, counted by a validator',
		{ type: 'tagbox', choices, validators: [{ type: 'answercount', minCount: 1, maxCount: 2 }] },
		{ kind: 'multiple_choice', min: 1, max: 2 },
		[]
	],
	[
		'choices in random order',
		{ type: 'dropdown', choices, choicesOrder: 'random' },
		{ options },
		['Q: random_order']
	],
	[
		'choices in descending order',
		{ type: 'dropdown', choices, choicesOrder: 'desc' },
		{ options },
		[]
	],
	[
		'choices from elsewhere',
		{ type: 'dropdown', choicesByUrl: { url: 'https://x.org' } },
		{ kind: 'short_text' },
		['Q: choices_elsewhere', 'Q: no_choices_here']
	],
	[
		'choices that show sometimes',
		{ type: 'dropdown', choices: ['red', { value: 'blue', text: 'Blue', visibleIf: '{a} = 1' }] },
		{ options },
		['Q: properties']
	],
	[
		'choices with scores',
		{ type: 'radiogroup', choices: [{ value: 'red', score: 5 }, 'blue'] },
		{ options: [{ id: 'red', points: 5 }, { id: 'blue' }] },
		[]
	],
	[
		'a right answer',
		{ type: 'radiogroup', choices, correctAnswer: 'blue', score: 3 },
		{ options: [{ id: 'red' }, { id: 'blue', points: 3 }] },
		[]
	],
	[
		'right answers',
		{ type: 'checkbox', choices, correctAnswer: ['red', 'blue'] },
		{ options: [{ points: 0.5 }, { points: 0.5 }] },
		['Q: right_in_parts']
	],
	[
		'a right answer that is no choice',
		{ type: 'radiogroup', choices, correctAnswer: 'green' },
		{ options },
		['Q: right_answer']
	],
	[
		'yes or no',
		{ type: 'boolean', labelTrue: 'Sure', labelFalse: 'Never', correctAnswer: true },
		{ kind: 'yes_no', yes: { text: 'Sure', points: 1 }, no: { text: 'Never' } },
		[]
	],
	[
		'a line',
		{ type: 'text', maxLength: 9, placeholder: 'Here' },
		{ kind: 'short_text', maxLength: 9, placeholder: 'Here' },
		[]
	],
	['a mail address', { type: 'text', inputType: 'email' }, { kind: 'email' }, []],
	[
		'a mail address by its validator',
		{ type: 'text', validators: [{ type: 'email' }] },
		{ kind: 'email' },
		[]
	],
	['a phone number', { type: 'text', inputType: 'tel' }, { kind: 'phone' }, []],
	['a website', { type: 'text', inputType: 'url' }, { kind: 'website' }, []],
	[
		'a number',
		{ type: 'text', inputType: 'number', min: 1, max: 9, step: 1 },
		{ kind: 'number', min: 1, max: 9, step: 1 },
		[]
	],
	[
		'a number by its validator',
		{ type: 'text', validators: [{ type: 'numeric', minValue: 2 }] },
		{ kind: 'number', min: 2 },
		[]
	],
	[
		'a range',
		{ type: 'text', inputType: 'range', min: 1, max: 9 },
		{ kind: 'slider', min: 1, max: 9 },
		[]
	],
	[
		'a date',
		{ type: 'text', inputType: 'date', min: '2026-01-31' },
		{ kind: 'date', min: '2026-01-31' },
		[]
	],
	['a time', { type: 'text', inputType: 'time' }, { kind: 'short_text' }, ['Q: input_type']],
	[
		'a pattern',
		{ type: 'text', validators: [{ type: 'regex', regex: 'a+' }] },
		{ kind: 'short_text' },
		['Q: validator']
	],
	[
		'several lines',
		{ type: 'comment', validators: [{ type: 'text', minLength: 3 }] },
		{ kind: 'long_text', minLength: 3 },
		[]
	],
	[
		'a rating',
		{ type: 'rating', minRateDescription: 'Bad', maxRateDescription: 'Good' },
		{ kind: 'opinion_scale', from: 1, to: 5, labels: { from: 'Bad', to: 'Good' } },
		[]
	],
	[
		'a rating by its count',
		{ type: 'rating', rateMin: 0, rateCount: 11 },
		{ kind: 'opinion_scale', from: 0, to: 10 },
		[]
	],
	['stars', { type: 'rating', rateType: 'stars', rateMax: 7 }, { kind: 'rating', max: 7 }, []],
	['smileys', { type: 'rating', rateType: 'smileys' }, { kind: 'opinion_scale' }, ['Q: shape']],
	[
		'a rating beyond scales',
		{ type: 'rating', rateMax: 20, minRateDescription: 'Bad' },
		{ kind: 'slider', min: 1, max: 20, step: 1 },
		['Q: label']
	],
	[
		'a rating in words',
		{ type: 'rating', rateValues: choices },
		{ kind: 'single_choice', options },
		[]
	],
	[
		'a ranking',
		{ type: 'ranking', choices, selectToRankEnabled: true, maxSelectedChoices: 2 },
		{ kind: 'ranking', options, top: 2 },
		[]
	],
	[
		'pictures',
		{ type: 'imagepicker', choices: [{ value: 'a', imageLink: image }], multiSelect: true },
		{ kind: 'picture_choice', several: true, options: [{ id: 'a', picture: { src: image } }] },
		[]
	],
	[
		'pictures from a place that cannot be shown',
		{ type: 'imagepicker', choices: [{ value: 'a', imageLink: 'a.png' }] },
		{ kind: 'single_choice' },
		['Q: picture', 'Q: option_pictures']
	],
	[
		'a table',
		{ type: 'matrix', rows, columns: choices, eachRowRequired: true },
		{
			kind: 'matrix',
			required: true,
			rows: [{ id: 'r1' }, { id: 'r2', text: 'Row 2' }],
			columns: options
		},
		[]
	],
	[
		'a table with scores',
		{ type: 'matrix', rows, columns: ['a', { value: 'b', score: 2 }] },
		{ columns: [{ id: 'a' }, { id: 'b', points: 2 }] },
		[]
	],
	[
		'a table without rows',
		{ type: 'matrix', columns: choices },
		{ kind: 'single_choice', options },
		[]
	],
	[
		'files',
		{ type: 'file', acceptedTypes: 'image/*, .pdf, .exe', allowMultiple: true, maxSize: 1048576 },
		{ kind: 'file', accept: ['images', '.pdf'], maxFiles: 10, maxSize: 1 },
		['Q: file_type']
	],
	[
		'words',
		{
			type: 'html',
			title: 'Q',
			html: '<p>Some <b>bold</b> <a href="https://x.org">link</a></p><ul><li>one</li></ul>'
		},
		{ kind: 'statement', text: 'Some **bold** [link](https://x.org)\n\n- one' },
		[]
	],
	[
		'a picture',
		{ type: 'image', title: 'Q', imageLink: image, altText: 'Alt' },
		{ kind: 'statement', picture: { src: image, alt: 'Alt' } },
		[]
	],
	['a slider', { type: 'slider', min: 0, max: 5 }, { kind: 'slider', min: 0, max: 5 }, []],
	[
		'a description',
		{ type: 'comment', description: 'Below', requiredErrorText: 'Must', defaultValue: 'x' },
		{ text: 'Below' },
		['Q: properties']
	],
	[
		'looks',
		{ type: 'comment', rows: 5, startWithNewLine: true, width: '50%' },
		{ kind: 'long_text' },
		[': looks']
	],
	[
		'a requirement that comes and goes',
		{ type: 'comment', requiredIf: '{a} = 1' },
		{ kind: 'long_text' },
		['Q: required_sometimes']
	]
])('%s', (_, element, step, losses) => {
	const result = imported({ title: 'Survey', elements: [{ name: 'q', title: 'Q', ...element }] });
	expect(result.definition.steps).toMatchObject([{ id: 'q', title: 'Q', ...step }]);
	expect(lossesOf(result)).toEqual(losses);
	expect(errorsOf(result)).toEqual([]);
});

test.each(['expression', 'signaturepad', 'imagemap', 'my-own'])(
	'a question of type “%s” is left out, and told',
	(type) => {
		const elements = [
			{ type: 'comment', name: 'a' },
			{ type, name: 'x', title: 'X' }
		];
		const result = imported({ elements });
		expect(result.kept.questions).toBe(1);
		expect(result.losses).toContainEqual({ place: 'X', code: 'field_type', params: { type } });
	}
);

test('tables and lists of several questions are asked one by one', () => {
	const columns = [
		{ name: 'grade', title: 'Grade', cellType: 'dropdown', choices },
		{ name: 'why', title: 'Why', cellType: 'comment' }
	];
	const result = imported({
		elements: [
			{ type: 'matrixdropdown', name: 't', title: 'Table', rows, columns },
			{ type: 'matrixdynamic', name: 'd', title: 'Rows', columns },
			{
				type: 'multipletext',
				name: 'm',
				title: 'Texts',
				items: [{ name: 'i', title: 'Item', inputType: 'email' }]
			},
			{
				type: 'paneldynamic',
				name: 'p',
				title: 'Panels',
				templateElements: [{ type: 'comment', name: 'c', title: 'C' }]
			}
		]
	});
	expect(result.definition.steps).toMatchObject([
		{ id: 'grade', kind: 'matrix', title: 'Grade', text: '**Table**', columns: options },
		{ id: 'why', kind: 'long_text' },
		{ id: 'grade-2', kind: 'dropdown', text: '**Rows**', options },
		{ id: 'why-2', kind: 'long_text' },
		{ id: 'i', kind: 'email', text: '**Texts**' },
		{ id: 'c', kind: 'long_text', text: '**Panels**' }
	]);
	expect(lossesOf(result)).toEqual(
		expect.arrayContaining(['Rows: asked_once', 'Panels: asked_once'])
	);
});

test('titles of pages and panels are told by the question that they begin with', () => {
	const panel = {
		type: 'panel',
		title: 'Panel',
		description: 'About it',
		elements: [
			{ type: 'comment', name: 'a' },
			{ type: 'comment', name: 'b' }
		]
	};
	const result = imported({ pages: [{ title: 'Page', elements: [panel] }] });
	expect(result.definition.steps).toMatchObject([
		{ text: '**Page**\n\n**Panel**\n\nAbout it' },
		{ id: 'b' }
	]);
	expect(result.definition.steps[1]).not.toHaveProperty('text');
});

test('titles stand by themselves where their first question is shown only sometimes', () => {
	const elements = [
		{ type: 'boolean', name: 'a' },
		{
			type: 'panel',
			title: 'Panel',
			elements: [
				{ type: 'comment', name: 'b', visibleIf: '{a} = true' },
				{ type: 'comment', name: 'c' }
			]
		}
	];
	expect(imported({ elements }).definition.steps).toMatchObject([
		{ id: 'a' },
		{ kind: 'statement', title: 'Panel' },
		{ id: 'b', when: { answer: 'a', is: true } },
		{ id: 'c' }
	]);
});

test('languages are kept, the survey’s own first; what is no language is told', () => {
	const text = (en: string, ru: string) => ({ default: en, ru, 'no language': 'x' });
	const result = imported({
		locale: 'ru',
		title: text('Survey', 'Опрос'),
		elements: [
			{
				type: 'radiogroup',
				name: 'q',
				title: text('Which', 'Какой'),
				choices: [{ value: 1, text: text('One', 'Один') }]
			}
		]
	});
	expect(result.definition).toMatchObject({
		title: { en: 'Survey', ru: 'Опрос' },
		locales: ['ru', 'en'],
		steps: [{ title: { en: 'Which', ru: 'Какой' }, options: [{ text: { en: 'One', ru: 'Один' } }] }]
	});
	expect(codesOf(result)).toContain('translation');
});

test('texts recall answers; calculated values and questions that are gone are told', () => {
	const result = imported({
		calculatedValues: [{ name: 'sum', expression: '{a} + 1' }],
		elements: [
			{ type: 'comment', name: 'a b' },
			{ type: 'signaturepad', name: 's' },
			{ type: 'comment', name: 'q', title: 'Of {A B}, {sum}, {s} and {what is none}' }
		]
	});
	expect(result.definition.steps.at(-1)?.title).toBe('Of {{a-b}}, , and {what is none}');
	expect(codesOf(result).filter((code) => code === 'recall')).toHaveLength(2);
	expect(codesOf(result)).toContain('calculated');
});

test('a start page is the welcome; one that asks is told', () => {
	const start = {
		title: 'Hello',
		elements: [{ type: 'html', name: 'h', html: '<p>Read <i>this</i></p>' }]
	};
	const page = { elements: [{ type: 'comment', name: 'a' }] };
	const survey = { title: 'S', description: 'D', firstPageIsStarted: true, startSurveyText: 'Go' };
	const result = imported({ ...survey, pages: [start, page] });
	expect(result.definition.welcome).toEqual({
		title: 'Hello',
		text: 'D\n\nRead *this*',
		button: 'Go'
	});
	expect(result.kept.questions).toBe(1);
	expect(codesOf(imported({ ...survey, pages: [page, page] }))).toContain('start_page');
});
