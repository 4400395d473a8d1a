import type { Draw } from './draw.ts';
import { names, oddValue, words, type Json } from './arbitrary-json.ts';

const TYPES = [
	'radiogroup',
	'dropdown',
	'checkbox',
	'tagbox',
	'boolean',
	'text',
	'comment',
	'rating',
	'ranking',
	'imagepicker',
	'matrix',
	'matrixdropdown',
	'matrixdynamic',
	'multipletext',
	'paneldynamic',
	'panel',
	'file',
	'html',
	'image',
	'slider',
	'expression',
	'signaturepad',
	'toString'
] as const;

const EXPRESSIONS = [
	"{a} = 'b'",
	"{a} <> 'b' and ({c} > 3 or {d} notempty)",
	"{b} anyof ['a', 'b', 'c']",
	"not {e} contains 'a'",
	'{f}',
	'3 < {a}',
	"{a.b} = 'c'",
	'{a[0].b} = 1',
	'iif({a} = 1, 2, 3) > 1',
	'{a} = {b}',
	"{a} = 'unclosed",
	'((((',
	'true',
	'false',
	'{nobody} empty'
] as const;

/** A survey of SurveyJS, more or less: names that nobody has, broken expressions, values of wrong types. */
export function arbitrarySurvey(draw: Draw): Json {
	const survey = {
		title: text(draw),
		description: text(draw),
		locale: draw.pick(['en', 'ru', 'de', '??']),
		firstPageIsStarted: draw.rarely(3),
		pages: draw.some(0, 4, () => page(draw)),
		completedHtml: text(draw),
		completedHtmlOnCondition: draw.some(0, 3, () => ({
			expression: draw.pick(EXPRESSIONS),
			html: text(draw)
		})),
		navigateToUrl: draw.pick(['https://example.com', 'javascript:alert(1)', '']),
		navigateToUrlOnCondition: draw.some(0, 2, () => ({
			expression: draw.pick(EXPRESSIONS),
			url: 'https://example.com/{a}'
		})),
		triggers: draw.some(0, 4, () => trigger(draw)),
		calculatedValues: [{ name: 'sum', expression: '{a} + {b}' }],
		logo: draw.pick(['logo.png', 'https://example.com/logo.png'])
	};
	return draw.rarely(10) ? { ...survey, pages: [oddValue(draw), page(draw)] } : survey;
}

const page = (draw: Draw): Json => ({
	name: draw.pick(names),
	title: text(draw),
	description: text(draw),
	...(draw.rarely(4) && { visibleIf: draw.pick(EXPRESSIONS) }),
	elements: draw.some(0, 6, () => element(draw, 0))
});

function element(draw: Draw, depth: number): Json {
	const inner = () => (depth > 2 ? [] : draw.some(0, 3, () => element(draw, depth + 1)));
	const made = {
		type: draw.pick(TYPES),
		name: draw.pick(names),
		title: text(draw),
		description: text(draw),
		isRequired: draw.rarely(2),
		visible: !draw.rarely(5),
		...(draw.rarely(3) && { visibleIf: draw.pick(EXPRESSIONS) }),
		...(draw.rarely(6) && { enableIf: draw.pick(EXPRESSIONS) }),
		choices: draw.some(0, 4, () => choice(draw)),
		rows: draw.some(0, 3, () => choice(draw)),
		columns: draw.some(0, 3, () => choice(draw)),
		items: draw.some(0, 2, () => ({ name: draw.pick(names), title: text(draw) })),
		elements: inner(),
		templateElements: inner(),
		inputType: draw.pick(['text', 'email', 'number', 'date', 'range', 'color', 'tel']),
		hasOther: draw.rarely(3),
		hasNone: draw.rarely(3),
		rateMin: draw.int(0, 2),
		rateMax: draw.int(0, 12),
		minSelectedChoices: draw.int(0, 5),
		maxSelectedChoices: draw.int(0, 5),
		min: draw.int(-2, 3),
		max: draw.int(-2, 3),
		correctAnswer: draw.pick(['a', true, ['a', 'b'], '']),
		html: text(draw),
		imageLink: draw.pick(['https://example.com/a.png', 'javascript:alert(1)', 'a.png'])
	};
	return draw.rarely(12) ? { ...made, choices: oddValue(draw), columns: oddValue(draw) } : made;
}

const choice = (draw: Draw): Json =>
	draw.pick([
		draw.pick(names),
		draw.int(1, 4),
		'a|Text of a',
		{ value: draw.pick(names), text: text(draw), score: draw.int(-1, 3) },
		{ value: 1, imageLink: 'https://example.com/a.png' },
		oddValue(draw)
	]);

const text = (draw: Draw): Json =>
	draw.rarely(4)
		? { default: words(draw), ru: words(draw), 'not a language': words(draw) }
		: words(draw);

const trigger = (draw: Draw): Json => ({
	type: draw.pick(['visible', 'complete', 'skip', 'setvalue']),
	...(draw.rarely(2)
		? { expression: draw.pick(EXPRESSIONS) }
		: { name: draw.pick(names), operator: 'equal', value: 'a' }),
	questions: [draw.pick(names)],
	pages: [draw.pick(names)],
	gotoName: draw.pick(names)
});
