import type { Draw } from './draw.ts';
import { words, names, oddValue, type Json } from './arbitrary-json.ts';

const TYPES = [
	'multiple_choice',
	'picture_choice',
	'dropdown',
	'ranking',
	'yes_no',
	'legal',
	'short_text',
	'long_text',
	'number',
	'email',
	'phone_number',
	'date',
	'website',
	'file_upload',
	'rating',
	'opinion_scale',
	'nps',
	'matrix',
	'contact_info',
	'address',
	'statement',
	'group',
	'inline_group',
	'payment',
	'calendly',
	'constructor'
] as const;

const OPERATORS = [
	'is',
	'is_not',
	'equal',
	'not_equal',
	'lower_than',
	'greater_equal_than',
	'contains',
	'not_contains',
	'always',
	'always',
	'begins_with',
	'earlier_than',
	'and',
	'or',
	'toString'
] as const;

/** A form of Typeform, more or less: names that nobody has, jumps in circles, values of wrong types. */
export function arbitraryForm(draw: Draw): Json {
	const form = {
		title: words(draw),
		settings: { language: draw.pick(['en', 'ru', '??']), meta: oddValue(draw) },
		hidden: draw.some(0, 3, () => draw.pick(names)),
		variables: { score: draw.int(0, 2), price: 0, count: 'many' },
		fields: draw.some(0, 12, () => field(draw, 0)),
		thankyou_screens: draw.some(0, 4, () => screen(draw)),
		welcome_screens: draw.some(0, 2, () => screen(draw)),
		logic: draw.some(0, 8, () => ({
			type: draw.pick(['field', 'field', 'field', 'hidden']),
			ref: draw.pick(names),
			actions: draw.some(0, 5, () => action(draw))
		})),
		...(draw.rarely(4) && { outcome: outcome(draw) })
	};
	return draw.rarely(10)
		? { ...form, [draw.pick(Object.keys(form) as [string])]: oddValue(draw) }
		: form;
}

function field(draw: Draw, depth: number): Json {
	const made = {
		id: draw.pick(names),
		ref: draw.pick(names),
		title: words(draw),
		type: draw.pick(TYPES),
		properties: {
			description: words(draw),
			choices: draw.some(0, 4, () => choice(draw)),
			fields: depth > 2 ? [] : draw.some(0, 3, () => field(draw, depth + 1)),
			steps: draw.int(0, 12),
			start_at_one: draw.rarely(2),
			allow_multiple_selection: draw.rarely(2),
			allow_other_choice: draw.rarely(3),
			randomize: draw.rarely(4),
			currency: draw.pick(['EUR', 'x'])
		},
		subfield_key: draw.pick(['first_name', 'last_name', 'email', 'company', 'fax']),
		validations: {
			required: draw.rarely(2),
			min_selection: draw.int(0, 5),
			max_selection: draw.int(0, 5),
			min_value: draw.int(-3, 3),
			max_value: draw.int(-3, 3),
			max_length: draw.int(0, 9)
		},
		...(draw.rarely(4) && { attachment: attachment(draw) })
	};
	return draw.rarely(12) ? { ...made, properties: oddValue(draw) } : made;
}

const choice = (draw: Draw): Json => ({
	id: draw.pick(names),
	ref: draw.pick(names),
	label: words(draw),
	...(draw.rarely(2) && { attachment: attachment(draw) })
});

const attachment = (draw: Draw): Json => ({
	type: draw.pick(['image', 'image', 'video']),
	href: draw.pick(['https://example.com/a.png', 'http://example.com/a.png', 'javascript:alert(1)'])
});

const screen = (draw: Draw): Json => ({
	ref: draw.pick([...names, 'default_tys']),
	title: words(draw),
	type: draw.pick(['thankyou_screen', 'url_redirect']),
	properties: {
		show_button: draw.rarely(2),
		button_text: words(draw),
		redirect_url: draw.pick([
			'https://example.com/?a={{field:a}}',
			'https://{{hidden:b}}/',
			'javascript:alert(1)'
		])
	}
});

const outcome = (draw: Draw): Json => ({
	variable: 'winner',
	choices: draw.some(0, 3, () => ({
		ref: draw.pick(names),
		title: words(draw),
		counter_variable: draw.pick(['score', 'price', 'count']),
		thankyou_screen_ref: draw.pick(names)
	}))
});

const action = (draw: Draw): Json => ({
	action: draw.pick(['jump', 'jump', 'jump', 'add', 'subtract', 'multiply', 'set']),
	details: {
		to: { type: draw.pick(['field', 'field', 'thankyou', 'outcome']), value: draw.pick(names) },
		target: { type: 'variable', value: draw.pick(['score', 'price', 'count', 'winner']) },
		value: { type: draw.pick(['constant', 'field']), value: draw.pick([1, 5, 1e300, 'a']) }
	},
	condition: condition(draw, 0)
});

function condition(draw: Draw, depth: number): Json {
	const op = draw.pick(OPERATORS);
	if ((op === 'and' || op === 'or') && depth < 3) {
		return { op, vars: draw.some(0, 3, () => condition(draw, depth + 1)) };
	}
	return {
		op,
		vars: [
			{
				type: draw.pick(['field', 'field', 'hidden', 'variable']),
				value: draw.pick([...names, 'score'])
			},
			{
				type: draw.pick(['constant', 'choice']),
				value: draw.pick([...names, true, false, 0, 5, '2026-01-31', ''])
			}
		]
	};
}
