import type { QuizFile } from '../../src/lib/quiz/quiz.ts';
import type { ProblemCode } from '../../src/lib/quiz/verify.ts';

/** One fault put into a sound quiz, and where and how it must be found. */
export type PlantedFault = {
	name: string;
	/** A copy of the file with the fault in it. */
	plant(file: unknown): unknown;
	path: string;
} & (
	| { layer: 'parse'; messagePattern: RegExp }
	| { layer: 'verify'; code: ProblemCode; severity: 'error' | 'warning' }
);

/** A quiz with nothing to find fault with, and one of nearly everything that can go wrong. */
export function soundQuizFile(): QuizFile {
	const text = (en: string, ru: string) => ({ en, ru });
	return {
		title: text('Office fit-out', 'Отделка офиса'),
		locales: ['en', 'ru'],
		welcome: {
			title: text('A minute for an estimate', 'Минута до расчёта'),
			text: text('Hello {{first_name|there}}.', 'Здравствуйте{{first_name}}.')
		},
		dimensions: [
			{ id: 'fit', title: text('Fit', 'Соответствие'), min: 0, max: 20 },
			{ id: 'need', title: text('Need', 'Потребность'), weight: 2 },
			{ id: 'price', title: text('Price', 'Цена'), amount: { currency: 'EUR', round: 100 } }
		],
		steps: [
			{
				id: 'role',
				kind: 'single_choice',
				title: text('Who are you?', 'Кто вы?'),
				required: true,
				options: [
					{ id: 'owner', text: text('Owner', 'Владелец'), points: { fit: 10 } },
					{ id: 'manager', text: text('Manager', 'Руководитель'), points: { fit: 6 } },
					{ id: 'student', text: text('Student', 'Студент'), points: { fit: 0 } }
				],
				other: { text: text('Another', 'Другое') },
				next: [
					{ when: { answer: 'role', is: 'student' }, to: 'contact' },
					{ when: { hidden: 'campaign', is: 'short' }, to: 'wish' }
				]
			},
			{
				id: 'area',
				kind: 'number',
				title: text('How large is it?', 'Какая площадь?'),
				required: true,
				min: 10,
				max: 1000,
				step: 1,
				unit: 'm²',
				bands: [
					{ from: 10, points: { fit: 2 } },
					{ from: 200, points: { fit: 8 } }
				],
				perUnit: { price: 300 }
			},
			{
				id: 'goals',
				kind: 'multiple_choice',
				title: text('What matters?', 'Что важно?'),
				min: 1,
				max: 2,
				options: [
					{
						id: 'speed',
						text: text('Speed', 'Сроки'),
						points: { need: 5 },
						factor: { price: 1.2 }
					},
					{ id: 'quiet', text: text('Quiet', 'Тишина'), points: { need: 3 } },
					{ id: 'looks', text: text('Looks', 'Вид'), points: { need: 4 } }
				],
				maxPoints: { need: 8 }
			},
			{
				id: 'wish',
				kind: 'opinion_scale',
				title: text('How soon, from 0 to 10?', 'Насколько срочно, от 0 до 10?'),
				required: true,
				bands: [{ from: 7, points: { need: 6 } }]
			},
			{
				id: 'order',
				kind: 'ranking',
				title: text('What comes first?', 'Что важнее?'),
				options: [
					{ id: 'price', text: text('Price', 'Цена'), points: { need: 1 } },
					{ id: 'light', text: text('Light', 'Свет') },
					{ id: 'place', text: text('Place', 'Место') }
				],
				top: 2,
				weights: [1, 0.5]
			},
			{
				id: 'rooms',
				kind: 'matrix',
				title: text('How are your rooms now?', 'Какие у вас помещения сейчас?'),
				when: { answer: 'order', top: 1, is: 'light' },
				rows: [
					{ id: 'hall', text: text('Hall', 'Холл'), dimension: 'need', required: true },
					{ id: 'desk', text: text('Desks', 'Рабочие места'), weight: 0.5 }
				],
				columns: [
					{ id: 'fine', text: text('Fine', 'Хорошие') },
					{ id: 'poor', text: text('Poor', 'Плохие'), points: 1 }
				]
			},
			{
				id: 'talk',
				kind: 'statement',
				title: text('Thank you', 'Спасибо'),
				when: { answer: 'rooms', row: 'desk', is: 'poor' }
			},
			{
				id: 'lift',
				kind: 'yes_no',
				title: text('Is there a lift?', 'Есть ли лифт?'),
				when: {
					all: [
						{ answer: 'area', atLeast: 100 },
						{ answer: 'goals', noneOf: ['looks'] }
					]
				},
				no: { factor: { price: 1.1 } }
			},
			{
				id: 'thanks',
				kind: 'statement',
				title: text('{{area|Some}} m² noted', 'Записали: {{area|площадь}} м²'),
				when: { dimension: 'need', atLeast: 1 }
			},
			{
				id: 'contact',
				kind: 'contact',
				title: text('Where do we send it?', 'Куда прислать?'),
				required: true,
				fields: [{ name: 'name' }, { name: 'email', required: true }, { name: 'phone' }],
				consents: ['processing']
			},
			{
				id: 'plan',
				kind: 'file',
				title: text('A plan, if you have one', 'План, если он есть'),
				accept: ['images', '.pdf'],
				maxFiles: 2
			},
			{
				id: 'move',
				kind: 'date',
				title: text('When do you move in?', 'Когда въезжаете?'),
				min: { days: 0 },
				max: { days: 365 },
				bands: [{ from: 0, points: { need: 0 } }]
			},
			{
				id: 'site',
				kind: 'website',
				title: text('Your website', 'Ваш сайт'),
				when: { answer: 'move', atMost: 90 }
			}
		],
		knockouts: [
			{
				when: { answer: 'role', is: 'student' },
				segment: 'cold',
				reason: text('A student', 'Студент')
			}
		],
		segments: [
			{
				id: 'hot',
				title: text('Hot', 'Горячий'),
				temperature: 'hot',
				score: { from: 30 },
				borderline: 3,
				gates: [{ when: { dimension: 'fit', atLeast: 8 }, reason: text('Low fit', 'Не наш') }],
				result: 'call'
			},
			{
				id: 'warm',
				title: text('Warm', 'Тёплый'),
				temperature: 'warm',
				score: { from: 15 },
				result: 'read'
			},
			{ id: 'cold', title: text('Cold', 'Холодный'), temperature: 'cold', result: 'read' }
		],
		results: [
			{
				id: 'call',
				title: text('We call you, {{contact.name|friend}}', 'Мы позвоним, {{contact.name}}'),
				text: text('About {{amount:price}}.', 'Около {{amount:price}}.'),
				button: { text: text('Meet', 'Встреча'), url: 'https://example.com/?for={{role}}' },
				show: ['percent', 'amount']
			},
			{ id: 'read', title: text('Read on', 'Почитайте'), redirect: '/blog' }
		],
		hidden: ['first_name', 'campaign'],
		consents: [
			{
				id: 'processing',
				purpose: 'processing',
				text: text('I agree.', 'Я согласен.'),
				url: '/privacy',
				required: true
			}
		],
		theme: { background: '#ffffff', text: '#1f2328', accent: '#b42318' }
	};
}

/** What the parser must refuse. */
const REFUSED: PlantedFault[] = [
	refused('a kind that is none', 'steps[0].kind', 'singel_choice', /single_choice/),
	refused('an unknown property of a step', 'steps[1].requird', true, /did you mean “required”/),
	refused('an unknown property of an option', 'steps[0].options[1].pionts', 3, /“points”/),
	refused('an unknown property of the quiz', 'segmants', [], /“segments”/),
	refused('an unknown property deep in a condition', 'steps[7].when.all[0].atleast', 5, /atLeast/),
	refused('points that are text', 'steps[0].options[0].points', '10', /number/),
	refused('a step without a title', 'steps[2].title', undefined, /missing/),
	refused('an id with a space', 'steps[3].id', 'how soon', /an id is/i),
	refused('a script for an address', 'results[1].redirect', 'javascript:alert(1)', /https/),
	refused('a temperature that is none', 'segments[0].temperature', 'boiling', /cold, warm or hot/),
	refused('a colour by name', 'theme.accent', 'red', /hexadecimal/),
	refused('a type of files that is none', 'steps[10].accept[0]', 'pictures', /images/),
	refused('files larger than are taken', 'steps[10].maxSize', 100, /50/),
	refused(
		'a consent for no purpose',
		'consents[0].purpose',
		undefined,
		/processing, advertising or/
	)
];

/** What only the whole tells. */
const FOUND: PlantedFault[] = [
	error('two steps of one id', 'steps[1].id', 'role', 'duplicate_id'),
	error('two options of one id', 'steps[0].options[2].id', 'owner', 'duplicate_id', [
		['steps[0].next[0].when.is', 'manager'],
		['knockouts[0].when.is', 'manager']
	]),
	error('an option with the id of “Other”', 'steps[0].options[1].id', 'other', 'reserved_id'),
	error('a jump to nowhere', 'steps[0].next[0].to', 'contcat', 'unknown_target'),
	error('a jump to nowhere that anything is like', 'steps[1].next', 'somewhere', 'unknown_target'),
	error('a condition about no step', 'knockouts[0].when.answer', 'roel', 'unknown_step'),
	error('a condition about no option', 'knockouts[0].when.is', 'studnet', 'unknown_option'),
	error('a condition about no hidden field', 'steps[0].next[1].when.hidden', 'x', 'unknown_hidden'),
	error('a rule about no dimension', 'steps[8].when.dimension', 'needs', 'unknown_dimension'),
	error('points for no dimension', 'steps[0].options[0].points.fti', 4, 'unknown_dimension'),
	error(
		'a number asked of files',
		'segments[0].gates[0].when',
		{ answer: 'plan', atLeast: 2 },
		'wrong_operator',
		[],
		{ path: 'segments[0].gates[0].when.atLeast' }
	),
	error('a condition about no place', 'steps[5].when.top', 3, 'place_beyond'),
	error('a condition about a table', 'steps[6].when.row', undefined, 'row_not_named', [], {
		path: 'steps[6].when'
	}),
	error('a condition about no row', 'steps[6].when.row', 'desks', 'unknown_row'),
	error('a condition about no column', 'steps[6].when.is', 'pour', 'unknown_column'),
	error('points of a row for no dimension', 'steps[5].rows[0].dimension', 'x', 'unknown_dimension'),
	error('a row of the same id', 'steps[5].rows[0].id', 'desk', 'duplicate_id', [], {
		path: 'steps[5].rows[1].id'
	}),
	error('more places than options', 'steps[4].top', 4, 'unanswerable'),
	warning('more weights than places', 'steps[4].weights[2]', 0.2, 'unused_weight'),
	warning(
		'an option first and second',
		'steps[5].when',
		{
			all: [
				{ answer: 'order', top: 1, is: 'light' },
				{ answer: 'order', noneOf: ['light'] }
			]
		},
		'never_holds'
	),
	error('a factor on what is no amount', 'steps[7].no.factor.need', 2, 'factor_without_amount'),
	error('a number asked of a choice', 'knockouts[0].when.atLeast', 3, 'wrong_operator'),
	error('a way round in a circle', 'steps[3].next', 'area', 'loop'),
	error('a segment to no result', 'segments[1].result', 'raed', 'unknown_result'),
	error('a segment to no stage', 'segments[1].stage', 'maybe', 'unknown_stage'),
	error('a latest date before the earliest', 'steps[11].max', { days: -1 }, 'empty_limits', [], {
		path: 'steps[11].min'
	}),
	error('a latest date that is over', 'steps[11].max', '2020-12-31', 'empty_limits', [], {
		path: 'steps[11].min'
	}),
	error(
		'a website asked for a number',
		'knockouts[0].when',
		{ answer: 'site', atLeast: 3 },
		'wrong_operator',
		[],
		{
			path: 'knockouts[0].when.atLeast'
		}
	),
	error(
		'a number compared with a date',
		'knockouts[0].when',
		{ answer: 'area', below: '2030-01-01' },
		'wrong_operator',
		[],
		{
			path: 'knockouts[0].when.below'
		}
	),
	warning('a band of days beyond the last', 'steps[11].bands[0].from', 366, 'unused_band'),
	warning(
		'days that nobody can answer',
		'steps[12].when',
		{ answer: 'move', below: 0 },
		'out_of_range',
		[],
		{
			path: 'steps[12].when'
		}
	),
	warning(
		'a date that is over for everybody',
		'steps[12].when',
		{ answer: 'move', below: '2020-01-01' },
		'out_of_range',
		[],
		{
			path: 'steps[12].when'
		}
	),
	warning(
		'dates that exclude each other',
		'steps[12].when',
		{
			all: [
				{ answer: 'move', below: '2099-01-01' },
				{ answer: 'move', atLeast: '2099-01-01' }
			]
		},
		'never_holds',
		[],
		{
			path: 'steps[12].when'
		}
	),
	error('a knock-out to no segment', 'knockouts[0].segment', 'freezing', 'unknown_segment'),
	error('a consent that is none', 'steps[9].consents[0]', 'news', 'unknown_consent'),
	error('a field asked for twice', 'steps[9].fields[2].name', 'email', 'duplicate_field'),
	error('a least above the greatest', 'steps[2].min', 3, 'empty_limits'),
	error('more to be chosen than goes together', 'steps[2].min', 3, 'min_beyond_options', [
		['steps[2].max', undefined],
		['steps[2].options[2].exclusive', true]
	]),
	error(
		'a threshold in percent of an amount',
		'segments[1].score',
		{ dimension: 'price', unit: 'percent', from: 30 },
		'percent_of_amount'
	),
	error(
		'a rule in percent of an amount',
		'steps[8].when',
		{ dimension: 'price', unit: 'percent', atLeast: 30 },
		'percent_of_amount',
		[],
		{ path: 'steps[8].when.unit' }
	),
	error('a text that recalls nothing', 'results[0].title.en', 'Hi {{nmae}}', 'unknown_recall', [], {
		path: 'results[0].title'
	}),
	error('a step beside the way', 'steps[1].next', 'contact', 'unreachable_step', [], {
		path: 'steps[2]'
	}),
	error(
		'a threshold above any score',
		'segments[0].score.from',
		900,
		'threshold_out_of_reach',
		[],
		{
			path: 'segments[0].score'
		}
	),
	error(
		'a segment that an earlier one covers',
		'segments[0].score.from',
		5,
		'shadowed_segment',
		[['segments[0].gates', undefined]],
		{ path: 'segments[1]' }
	),
	error('a range upside down', 'segments[1].score.below', 10, 'inverted_range', [], {
		path: 'segments[1].score'
	}),
	error(
		'a gate beyond any score',
		'segments[0].gates[0].when.atLeast',
		21,
		'score_out_of_range',
		[],
		{
			path: 'segments[0].gates[0].when'
		}
	),
	warning('a rule beyond the scale', 'steps[7].when.all[0].atLeast', 1200, 'out_of_range', [], {
		path: 'steps[7].when.all[0]'
	}),
	warning(
		'a rule against itself',
		'steps[7].when.all[1]',
		{ answer: 'area', below: 50 },
		'never_holds',
		[],
		{
			path: 'steps[7].when'
		}
	),
	warning(
		'a question about a later step',
		'steps[2].when',
		{ answer: 'wish', over: 5 },
		'asks_too_early'
	),
	warning(
		'a jump behind one that is always taken',
		'steps[0].next[0].when',
		undefined,
		'jump_never_reached',
		[['steps[1].when', { answer: 'role', is: 'owner' }]],
		{ path: 'steps[0].next[1]' }
	),
	warning('a gap between thresholds', 'segments[1].score.below', 25, 'threshold_gap', [], {
		path: 'segments[0].score'
	}),
	warning(
		'a missing translation',
		'steps[2].options[1].text.ru',
		undefined,
		'missing_translation',
		[],
		{
			path: 'steps[2].options[1].text'
		}
	),
	warning('a result that nobody sees', 'segments[0].result', 'read', 'unused_result', [], {
		path: 'results[0]'
	}),
	warning('a text in one language for all', 'steps[3].title', 'How soon?', 'untranslated_text'),
	warning(
		'a hot segment without a contact',
		'steps[9].fields',
		[{ name: 'name' }],
		'no_contact_for_hot',
		[],
		{
			path: 'segments[0]'
		}
	),
	warning(
		'a letter to nobody',
		'steps[9].fields',
		[{ name: 'name' }, { name: 'phone' }],
		'letter_without_email',
		[
			[
				'letters',
				{ finished: { subject: { en: 'Hi', ru: 'Привет' }, text: { en: 'Read', ru: 'Прочтите' } } }
			]
		],
		{ path: 'letters.finished' }
	),
	warning(
		'a letter whose consent comes after the email',
		'letters',
		{
			unfinished: {
				hours: 24,
				subject: { en: 'Go on?', ru: 'Продолжим?' },
				text: { en: 'Your answers wait.', ru: 'Ваши ответы ждут.' }
			}
		},
		'letter_before_consent',
		[
			['steps[9].consents', []],
			[
				'steps[13]',
				{
					id: 'agree',
					kind: 'consent',
					title: { en: 'May we?', ru: 'Можно?' },
					consent: 'processing'
				}
			]
		],
		{ path: 'letters.unfinished' }
	),
	warning('grey on white', 'theme.text', '#bbbbbb', 'low_contrast'),
	warning(
		'an accent too pale for the ground that is usual',
		'theme',
		{ accent: '#ffe08a' },
		'low_contrast',
		[],
		{ path: 'theme.accent' }
	),
	warning(
		'an accent too dark for a dark ground',
		'theme',
		{ scheme: 'dark', accent: '#54508c' },
		'low_contrast',
		[],
		{ path: 'theme.accent' }
	),
	warning(
		'a hot segment behind a warm one that asks for less',
		'segments[1].temperature',
		'hot',
		'colder_first',
		[
			['segments[1].score.from', 30],
			['segments[0].temperature', 'warm'],
			['segments[0].score.from', 15]
		],
		{ path: 'segments[1]' }
	),
	warning(
		'a hot segment for all that are left',
		'segments[2].temperature',
		'hot',
		'hotter_last',
		[],
		{ path: 'segments[2]' }
	),
	warning(
		'advertising that one has to agree to',
		'consents[0].purpose',
		'advertising',
		'required_advertising',
		[],
		{ path: 'consents[0].required' }
	),
	warning(
		'a step that is half translated',
		'steps[2].title.ru',
		undefined,
		'missing_translation',
		[['steps[2].options[0].text.ru', undefined]],
		{ path: 'steps[2]' }
	),
	warning('a language that nothing is written in', 'locales[2]', 'de', 'missing_language', [], {
		path: 'locales'
	})
];

export const PLANTED_FAULTS: readonly PlantedFault[] = [...REFUSED, ...FOUND];

type Change = [path: string, value: unknown];

function refused(name: string, path: string, value: unknown, messagePattern: RegExp): PlantedFault {
	return { name, plant: changing([[path, value]]), path, layer: 'parse', messagePattern };
}

/** Found where it was planted, unless `found` tells another path; `besides` is changed too. */
export function error(
	name: string,
	path: string,
	value: unknown,
	code: ProblemCode,
	besides: Change[] = [],
	found: { path: string } = { path }
): PlantedFault {
	const plant = changing([[path, value], ...besides]);
	return { name, plant, layer: 'verify', code, severity: 'error', ...found };
}

export function warning(...planted: Parameters<typeof error>): PlantedFault {
	return { ...error(...planted), severity: 'warning' } as PlantedFault;
}

/** A copy with these values put in; undefined takes one out. */
function changing(changes: readonly Change[]): (file: unknown) => unknown {
	return (file) => {
		const copy: unknown = structuredClone(file);
		for (const [path, value] of changes) put(copy, path.split(/[.[\]]+/).filter(Boolean), value);
		return copy;
	};
}

function put(within: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
	if (typeof within !== 'object' || within === null) throw new Error(`Nothing at ${key}.`);
	if (rest.length > 0) put(Reflect.get(within, key), rest, value);
	else if (value === undefined) Reflect.deleteProperty(within, key);
	else Reflect.set(within, key, value);
}
