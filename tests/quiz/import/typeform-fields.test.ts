import { expect, test } from 'vitest';
import { errorsOf, imported, lossesOf } from '../../support/imported.ts';

const choices = [
	{ ref: 'red', label: 'Red' },
	{ ref: 'blue', label: 'Blue' }
];
const options = [
	{ id: 'red', text: 'Red' },
	{ id: 'blue', text: 'Blue' }
];
const image = (name: string) => ({ type: 'image', href: `https://example.com/${name}.png` });
const pictured = choices.map((choice) => ({ ...choice, attachment: image(choice.ref) }));
const row = (ref: string, rest: object = {}) => ({
	ref,
	title: ref,
	type: 'multiple_choice',
	properties: { choices },
	...rest
});
const subfield = (subfield_key: string, rest: object = {}) => ({
	ref: subfield_key,
	title: subfield_key,
	subfield_key,
	type: 'short_text',
	...rest
});

type Case = [name: string, field: object, step: object, losses: string[]];

test.each<Case>([
	[
		'a choice of one',
		{ type: 'multiple_choice', properties: { choices }, validations: { required: true } },
		{ kind: 'single_choice', required: true, options },
		[]
	],
	[
		'a choice of several, with limits and other words',
		{
			type: 'multiple_choice',
			properties: { choices, allow_multiple_selection: true, allow_other_choice: true },
			validations: { min_selection: 1, max_selection: 2 }
		},
		{ kind: 'multiple_choice', options, other: {}, min: 1, max: 2 },
		[]
	],
	[
		'choices in random order',
		{ type: 'multiple_choice', properties: { choices, randomize: true } },
		{ kind: 'single_choice', options },
		['Q: random_order']
	],
	[
		'none of the above',
		{
			type: 'multiple_choice',
			properties: { choices, allow_multiple_selection: true, none_of_the_above: true }
		},
		{ kind: 'multiple_choice', options: [...options, { id: 'none', exclusive: true }] },
		[]
	],
	[
		'pictures to choose from',
		{ type: 'picture_choice', properties: { choices: pictured, supersized: true } },
		{ kind: 'picture_choice', options: [{ id: 'red', picture: { src: image('red').href } }, {}] },
		['Q: properties']
	],
	[
		'pictures of which one is missing',
		{ type: 'picture_choice', properties: { choices: [pictured[0], choices[1]] } },
		{ kind: 'single_choice', options },
		['Q: option_pictures']
	],
	[
		'a choice without words',
		{ type: 'multiple_choice', properties: { choices: [choices[0], { ref: 'x' }] } },
		{ kind: 'single_choice', options: [options[0], { id: 'x', text: '2' }] },
		['Q: no_text']
	],
	[
		'a dropdown in alphabetical order',
		{ type: 'dropdown', properties: { choices, alphabetical_order: true } },
		{ kind: 'dropdown', options: options.toReversed() },
		[]
	],
	['a ranking', { type: 'ranking', properties: { choices } }, { kind: 'ranking', options }, []],
	['yes or no', { type: 'yes_no' }, { kind: 'yes_no' }, []],
	[
		'terms to accept',
		{ type: 'legal', validations: { required: true } },
		{ kind: 'consent', consent: 'q', required: true },
		['Q: consent_purpose']
	],
	[
		'one line',
		{ type: 'short_text', validations: { max_length: 20 } },
		{ kind: 'short_text', maxLength: 20 },
		[]
	],
	['several lines', { type: 'long_text' }, { kind: 'long_text' }, []],
	[
		'a number',
		{ type: 'number', validations: { min_value: 1, max_value: 9 } },
		{ kind: 'number', min: 1, max: 9 },
		[]
	],
	[
		'stars',
		{ type: 'rating', properties: { steps: 7, shape: 'star' } },
		{ kind: 'rating', max: 7 },
		[]
	],
	[
		'hearts, more of them than there can be',
		{ type: 'rating', properties: { steps: 12, shape: 'heart' } },
		{ kind: 'rating', max: 10 },
		['Q: shape', 'Q: scale']
	],
	[
		'a scale',
		{
			type: 'opinion_scale',
			properties: {
				steps: 6,
				start_at_one: true,
				labels: { left: 'No', right: 'Yes', center: 'So' }
			}
		},
		{ kind: 'opinion_scale', from: 1, to: 6, labels: { from: 'No', to: 'Yes' } },
		['Q: label']
	],
	[
		'a scale from 1 to 11',
		{ type: 'opinion_scale', properties: { steps: 11, start_at_one: true } },
		{ to: 10 },
		['Q: scale']
	],
	['a promoter score', { type: 'nps' }, { kind: 'opinion_scale', from: 0, to: 10 }, []],
	['an address for mail', { type: 'email' }, { kind: 'email' }, []],
	[
		'a phone number',
		{ type: 'phone_number', properties: { default_country_code: 'gb' } },
		{ kind: 'phone', country: 'GB' },
		[]
	],
	[
		'a date',
		{ type: 'date', properties: { structure: 'MMDDYYYY', separator: '.' } },
		{ kind: 'date' },
		['Q: date_format']
	],
	['a website', { type: 'website' }, { kind: 'website' }, []],
	['files', { type: 'file_upload' }, { kind: 'file' }, []],
	[
		'a table',
		{
			type: 'matrix',
			properties: { fields: [row('a', { validations: { required: true } }), row('b')] }
		},
		{ kind: 'matrix', rows: [{ id: 'a', required: true }, { id: 'b' }], columns: options },
		[]
	],
	[
		'contact details',
		{
			type: 'contact_info',
			properties: {
				fields: [
					subfield('first_name', { validations: { required: true } }),
					subfield('last_name'),
					subfield('email', { type: 'email' }),
					subfield('phone_number', {
						type: 'phone_number',
						properties: { default_country_code: 'de' }
					}),
					subfield('fax')
				]
			}
		},
		{
			kind: 'contact',
			country: 'DE',
			fields: [
				{ name: 'name', required: true },
				{ name: 'email', label: 'email' },
				{ name: 'phone' }
			]
		},
		['Q: names_joined', 'Q: contact_field']
	],
	[
		'a postal address',
		{ type: 'address', properties: { fields: [subfield('city')] } },
		{ kind: 'long_text' },
		['Q: address_as_text']
	],
	[
		'words between questions',
		{ type: 'statement', properties: { button_text: 'Go on', hide_marks: true } },
		{ kind: 'statement', button: 'Go on' },
		[]
	],
	[
		'a picture beside it',
		{ type: 'email', attachment: { ...image('a'), properties: { description: 'A' } } },
		{ picture: { src: image('a').href, alt: 'A' } },
		[]
	],
	[
		'a picture that is only laid out',
		{ type: 'email', layout: { type: 'split', attachment: image('a') } },
		{ picture: { src: image('a').href } },
		[': layout']
	],
	[
		'a video',
		{ type: 'email', attachment: { type: 'video', href: 'https://example.com/v' } },
		{ kind: 'email' },
		['Q: video']
	],
	[
		'settings that nobody knows',
		{ type: 'email', properties: { magic: 7, off: false }, validations: { spell: 'x' } },
		{ kind: 'email' },
		['Q: properties']
	]
])('%s', (_, field, step, losses) => {
	const result = imported({ title: 'Form', fields: [{ ref: 'q', title: 'Q', ...field }] });
	expect(result.definition.steps).toMatchObject([{ id: 'q', title: 'Q', ...step }]);
	expect(lossesOf(result)).toEqual(losses);
	expect(errorsOf(result)).toEqual([]);
});

test.each(['payment', 'calendly', 'multi_format', 'nocode_embed', ''])(
	'a field of type “%s” is left out, and told',
	(type) => {
		const fields = [
			{ ref: 'a', type: 'email', title: 'A' },
			{ ref: 'p', type, title: 'P' }
		];
		const result = imported({ fields });
		expect(result.definition.steps.map(({ id }) => id)).toEqual(['a']);
		expect(result.losses).toEqual([{ place: 'P', code: 'field_type', params: { type } }]);
	}
);

test('what groups hold stands behind their heading, however deep it lies', () => {
	const inner = {
		ref: 'i',
		type: 'inline_group',
		title: '',
		properties: { fields: [{ ref: 'x', type: 'email', title: 'X' }] }
	};
	const outer = {
		ref: 'g',
		type: 'group',
		title: 'Group',
		properties: { description: 'Below', fields: [inner] }
	};
	const result = imported({ fields: [outer] });
	expect(result.definition.steps).toMatchObject([
		{ id: 'g', kind: 'statement', title: 'Group', text: 'Below' },
		{ id: 'x', kind: 'email' }
	]);
	expect(lossesOf(result)).toEqual(['i: one_by_one']);
});

test('a title is one line without marks; what follows it is text with ours', () => {
	const field = {
		ref: 'q',
		type: 'email',
		title: 'A *bold* _word_\nand *more*',
		properties: { description: '_Please_ write snake_case_names' }
	};
	expect(imported({ fields: [field] }).definition.steps[0]).toMatchObject({
		title: 'A bold word',
		text: 'and **more**\n\n*Please* write snake_case_names'
	});
});

test('texts recall answers, parts of contact forms and hidden fields', () => {
	const contact = {
		ref: 'who',
		type: 'contact_info',
		title: 'Who',
		properties: { fields: [subfield('first_name')] }
	};
	const title =
		'Hi {{field:first_name}} of {{hidden:city}}, {{field:who}}, {{field:pay}}{{var:score}}';
	const result = imported({
		hidden: ['city', 'no name'],
		fields: [
			contact,
			{ ref: 'pay', type: 'payment', title: 'Pay' },
			{ ref: 'q', type: 'email', title }
		]
	});
	expect(result.definition.steps[1]?.title).toBe('Hi {{who.name}} of {{city}}, {{who}},');
	expect(result.definition.hidden).toEqual(['city']);
	expect(lossesOf(result).filter((loss) => /recall|hidden/.test(loss))).toHaveLength(3);
});
