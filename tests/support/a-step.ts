import type { StepKind, StepOf } from '../../src/lib/quiz/quiz.ts';

const question = <I extends string>(id: I) => ({
	id,
	title: { en: `Question ${id}`, ru: `Вопрос ${id}` },
	text: { en: 'A word on it', ru: 'Пояснение' }
});

const label = (word: string) => ({ en: word, ru: `${word} по-русски` });

const options = [
	{ id: 'none', text: label('None'), points: 0, tags: ['no-budget'] },
	{ id: 'some', text: label('Some'), hint: label('A little'), points: 10, factor: { price: 0.8 } },
	{ id: 'much', text: label('Much'), points: { need: -5, budget: 20 }, factor: { price: 1.5 } }
];

const pictures = options.map((option) => ({
	...option,
	picture: { src: `/pictures/${option.id}.svg`, alt: label(`Picture of ${option.id}`) }
}));

const bands = [
	{ from: 3, points: 10 },
	{ from: 5, points: { need: 25, budget: -5 } }
];

const ranked = options.map(({ factor: _, ...option }) => option);

const rows = [
	{ id: 'price', text: label('Price') },
	{ id: 'speed', text: label('Speed'), dimension: 'need' }
];

const columns = [
	{ id: 'bad', text: label('Bad'), points: -2 },
	{ id: 'fair', text: label('Fair') },
	{ id: 'good', text: label('Good'), points: 3 },
	{ id: 'best', text: label('Best'), points: { need: 5, budget: 1 } }
];

/** Steps of every kind, the plainest first, then those with everything an author can say. */
export const STEPS: { [K in StepKind]: readonly [StepOf<K>, ...StepOf<K>[]] } = {
	single_choice: [
		{ kind: 'single_choice', ...question('one'), options },
		{
			kind: 'single_choice',
			...question('one-other'),
			required: true,
			options,
			other: { text: label('Something else'), points: { need: 3 }, tags: ['own-words'] }
		}
	],
	multiple_choice: [
		{ kind: 'multiple_choice', ...question('many'), options },
		{
			kind: 'multiple_choice',
			...question('many-capped'),
			required: true,
			options: [
				...options,
				{ id: 'more', text: label('More'), points: 40 },
				{ id: 'nothing', text: label('Nothing of this'), points: -7, exclusive: true }
			],
			other: { points: 1, factor: { price: 2 } },
			min: 2,
			max: 3,
			maxPoints: { score: 35, budget: 15 }
		}
	],
	picture_choice: [
		{ kind: 'picture_choice', ...question('picture'), options: pictures },
		{
			kind: 'picture_choice',
			...question('pictures'),
			options: pictures,
			other: { text: label('Something else') },
			several: true,
			max: 2,
			maxPoints: 8
		}
	],
	dropdown: [
		{ kind: 'dropdown', ...question('list'), options },
		{ kind: 'dropdown', ...question('list-other'), options, other: {} }
	],
	yes_no: [
		{ kind: 'yes_no', ...question('yes-no') },
		{
			kind: 'yes_no',
			...question('yes-no-scored'),
			yes: { text: label('Certainly'), points: 5, factor: { price: 1.2 }, tags: ['yes'] },
			no: { text: label('Rather not'), points: { need: -5 } }
		}
	],
	short_text: [
		{ kind: 'short_text', ...question('line') },
		{
			kind: 'short_text',
			...question('line-long'),
			minLength: 20,
			maxLength: 30,
			placeholder: label('In a word'),
			points: 2
		}
	],
	long_text: [
		{ kind: 'long_text', ...question('lines') },
		{
			kind: 'long_text',
			...question('lines-short'),
			maxLength: 5,
			placeholder: label('Tell us'),
			points: { need: 4 }
		}
	],
	number: [
		{ kind: 'number', ...question('number') },
		{ kind: 'number', ...question('number-open'), bands },
		{
			kind: 'number',
			...question('area'),
			min: 0.5,
			max: 20,
			step: 0.1,
			unit: label('sq m'),
			placeholder: label('About'),
			bands,
			perUnit: { price: 1200, need: -0.5 }
		}
	],
	slider: [
		{ kind: 'slider', ...question('slider') },
		{
			kind: 'slider',
			...question('slider-scored'),
			min: -10,
			max: 11,
			step: 2,
			unit: label('items'),
			bands,
			perUnit: 1
		}
	],
	rating: [
		{ kind: 'rating', ...question('stars') },
		{ kind: 'rating', ...question('stars-scored'), max: 10, bands }
	],
	opinion_scale: [
		{ kind: 'opinion_scale', ...question('scale') },
		{
			kind: 'opinion_scale',
			...question('scale-scored'),
			from: 1,
			to: 7,
			labels: { from: label('Never'), to: label('Always') },
			bands
		}
	],
	ranking: [
		{ kind: 'ranking', ...question('order'), options: ranked },
		{
			kind: 'ranking',
			...question('order-top'),
			required: true,
			options: [...ranked, { id: 'more', text: label('More'), points: 4, tags: ['more'] }],
			top: 3,
			weights: [1, 0.5]
		}
	],
	matrix: [
		{ kind: 'matrix', ...question('table'), rows, columns },
		{
			kind: 'matrix',
			...question('table-several'),
			required: true,
			rows: [...rows, { id: 'constructor', text: label('Support'), required: false, weight: 2 }],
			columns,
			several: true
		},
		{
			kind: 'matrix',
			...question('table-part'),
			rows: [
				{ id: 'price', text: label('Price'), dimension: 'need', weight: 0.5 },
				{ id: 'speed', text: label('Speed'), required: true }
			],
			columns
		}
	],
	email: [
		{ kind: 'email', ...question('mail') },
		{ kind: 'email', ...question('mail-scored'), placeholder: label('Work mail'), points: 5 }
	],
	phone: [
		{ kind: 'phone', ...question('tel') },
		{
			kind: 'phone',
			...question('tel-scored'),
			country: 'DE',
			placeholder: label('Mobile'),
			points: { need: 5 }
		}
	],
	file: [
		{ kind: 'file', ...question('upload') },
		{
			kind: 'file',
			...question('uploads'),
			required: true,
			accept: ['images', '.pdf'],
			maxFiles: 3,
			maxSize: 0.5,
			points: { need: 5 }
		}
	],
	date: [
		{ kind: 'date', ...question('day') },
		{
			kind: 'date',
			...question('day-soon'),
			min: { days: -3 },
			max: { days: 30 },
			bands: [
				{ from: 0, points: 20 },
				{ from: 8, points: { need: -3 } }
			]
		},
		{
			kind: 'date',
			...question('day-between'),
			min: '2026-12-01',
			max: '2027-02-28',
			bands: [{ from: 14, points: { need: 10 } }]
		}
	],
	website: [
		{ kind: 'website', ...question('site') },
		{ kind: 'website', ...question('site-scored'), placeholder: label('Your shop'), points: 5 }
	],
	contact: [
		{ kind: 'contact', ...question('contact'), fields: [{ name: 'email' }] },
		{
			kind: 'contact',
			...question('contact-full'),
			fields: [
				{ name: 'name', required: true, label: label('Your name'), points: 1 },
				{ name: 'email', required: true, points: 10 },
				{ name: 'phone', points: { budget: 10 } },
				{ name: 'company', points: -2 },
				{ name: 'role' },
				{ name: 'city' },
				{ name: 'comment' }
			],
			country: 'RU',
			consents: ['processing', 'news']
		},
		{
			kind: 'contact',
			...question('contact-consents'),
			fields: [{ name: 'comment' }],
			consents: ['news']
		}
	],
	consent: [
		{ kind: 'consent', ...question('agree'), consent: 'news' },
		{ kind: 'consent', ...question('agree-needed'), consent: 'processing' }
	],
	statement: [
		{ kind: 'statement', ...question('words') },
		{ kind: 'statement', ...question('words-button'), button: label('Go on') }
	]
};

/** A plain step of the kind, with these parts changed. */
export function aStep<K extends StepKind>(kind: K, overrides: Partial<StepOf<K>> = {}): StepOf<K> {
	const [plain] = STEPS[kind];
	return { ...plain, ...overrides };
}
