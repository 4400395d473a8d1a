import { error, warning, type PlantedFault } from './planted-faults.ts';

/** Faults of the sound quiz beyond those that each layer is tried with: one for every other thing that has a fix. */
export const MORE_FAULTS: readonly PlantedFault[] = [
	error(
		'a jump on a condition to nowhere that anything is like',
		'steps[0].next[0].to',
		'qqqqqqqqq',
		'unknown_target'
	),
	error(
		'a condition about no step, and none like it',
		'knockouts[0].when.answer',
		'qqqqqqqqq',
		'unknown_step'
	),
	error(
		'a condition about a wrong one of several options',
		'knockouts[0].when',
		{ answer: 'role', anyOf: ['student', 'qqqqqqqqq'] },
		'unknown_option',
		[],
		{ path: 'knockouts[0].when.anyOf[1]' }
	),
	error(
		'a hidden field nearly of that name',
		'steps[0].next[1].when.hidden',
		'campaing',
		'unknown_hidden'
	),
	error(
		'points for a dimension like no other',
		'steps[0].options[0].points.qqqqqqqqq',
		4,
		'unknown_dimension'
	),
	error('a result like no other', 'segments[1].result', 'qqqqqqqqq', 'unknown_result'),
	error('a consent like no other', 'steps[9].consents[0]', 'qqqqqqqqq', 'unknown_consent'),
	error(
		'a table with one row that is not named',
		'steps[6].when.row',
		undefined,
		'row_not_named',
		[['steps[5].rows', [{ id: 'desk', text: { en: 'Desks', ru: 'Места' } }]]],
		{ path: 'steps[6].when' }
	),
	error('a step that is called “end”', 'steps[3].id', 'end', 'reserved_id', [
		['steps[0].next[1].to', 'goals'],
		['steps[4].when', { answer: 'end', atLeast: 3 }]
	]),
	error(
		'a question about a statement',
		'steps[7].when',
		{ answer: 'talk', answered: true },
		'asks_a_statement'
	),
	warning(
		'a dimension that nothing scores in',
		'dimensions[3]',
		{ id: 'mood', title: { en: 'Mood', ru: 'Настрой' } },
		'unused_dimension'
	),
	warning(
		'a consent that nobody is asked for',
		'consents[1]',
		{ id: 'news', purpose: 'advertising', text: { en: 'News', ru: 'Новости' } },
		'unused_consent'
	),
	warning('points without a limit below', 'steps[1].min', undefined, 'unbounded_points', [], {
		path: 'steps[1].perUnit'
	}),
	warning('two bands of one beginning', 'steps[1].bands[1].from', 10, 'band_twice'),
	warning(
		'two ranges that overlap',
		'segments[1].score',
		{ from: 15, below: 35 },
		'threshold_overlap',
		[['segments[0].gates', undefined]]
	),
	error(
		'a cold segment for everyone before the hot one',
		'segments',
		[
			{
				id: 'cold',
				title: { en: 'Cold', ru: 'Холодный' },
				temperature: 'cold',
				score: { from: 10 },
				result: 'read'
			},
			{
				id: 'warm',
				title: { en: 'Warm', ru: 'Тёплый' },
				temperature: 'warm',
				score: { from: 15 },
				result: 'read'
			},
			{
				id: 'hot',
				title: { en: 'Hot', ru: 'Горячий' },
				temperature: 'hot',
				score: { from: 30 },
				result: 'call'
			},
			{ id: 'rest', title: { en: 'Rest', ru: 'Прочие' }, temperature: 'cold', result: 'read' }
		],
		'shadowed_segment',
		[],
		{ path: 'segments[1]' }
	),
	warning(
		'a hot segment that comes last and asks for a score',
		'segments',
		[
			{
				id: 'warm',
				title: { en: 'Warm', ru: 'Тёплый' },
				temperature: 'warm',
				score: { from: 15 },
				result: 'read'
			},
			{
				id: 'cold',
				title: { en: 'Cold', ru: 'Холодный' },
				temperature: 'cold',
				score: { from: 5 },
				result: 'read'
			},
			{
				id: 'hot',
				title: { en: 'Hot', ru: 'Горячий' },
				temperature: 'hot',
				score: { from: 30 },
				result: 'call'
			}
		],
		'hotter_last',
		[['knockouts', []]],
		{ path: 'segments[2]' }
	),
	warning(
		'a last segment that asks for a score',
		'segments[2].when',
		{ answer: 'role', is: 'owner' },
		'no_catch_all',
		[],
		{ path: 'segments[2]' }
	),
	warning(
		'a borderline around nothing',
		'segments[1].score',
		{ below: 30 },
		'borderline_without_from',
		[['segments[1].borderline', 2]],
		{ path: 'segments[1].borderline' }
	),
	warning(
		'an amount where there is none',
		'results[1].show',
		['amount'],
		'nothing_to_show',
		[
			['dimensions[2].amount', undefined],
			['steps[2].options[0].factor', undefined],
			['steps[7].no.factor', undefined],
			['results[0].text', undefined],
			['results[0].show', undefined]
		],
		{ path: 'results[1].show[0]' }
	),
	warning('texts in a language that the quiz does not have', 'locales', ['en'], 'unlisted_locale'),
	warning(
		'a recall of what comes later',
		'steps[1].title',
		{ en: 'How large, {{wish|soon}}?', ru: 'Сколько, {{wish}}?' },
		'recall_too_early'
	),
	warning(
		'a recall of the score in a question',
		'steps[1].title',
		{ en: 'After {{score}}, how large?', ru: 'После {{score}}: сколько?' },
		'recall_of_score'
	),
	warning(
		'a recall in the title of the quiz',
		'title',
		{ en: 'For {{role|you}}', ru: 'Для {{role|вас}}' },
		'recall_not_filled'
	),
	warning(
		'braces that do not close',
		'steps[1].title',
		{ en: 'How large, {{role}?', ru: 'Сколько, {{role?' },
		'broken_recall'
	),
	error(
		'a recall like nothing',
		'steps[1].title',
		{ en: 'So, {{qqqqqqqqq}}, how large?', ru: 'Итак, {{qqqqqqqqq|друг}}?' },
		'unknown_recall'
	),
	error(
		'an address that nobody can be sent to',
		'results[0].button.url',
		'https:// example.com',
		'unsafe_address'
	),
	warning(
		'a jump that never comes about',
		'steps[0].next[2]',
		{
			when: {
				all: [
					{ answer: 'role', is: 'owner' },
					{ answer: 'role', is: 'manager' }
				]
			},
			to: 'contact'
		},
		'never_holds',
		[],
		{ path: 'steps[0].next[2].when' }
	),
	warning(
		'a number beyond the scale, over it',
		'steps[7].when.all[0]',
		{ answer: 'area', over: 1000 },
		'out_of_range'
	),
	warning(
		'a hot segment and nobody to call',
		'steps[9]',
		{ id: 'bye', kind: 'statement', title: { en: 'Bye', ru: 'Пока' } },
		'no_contact_for_hot',
		[
			['steps[0].next[0].to', 'bye'],
			['results[0].title', { en: 'We call you', ru: 'Мы позвоним' }],
			['consents', []]
		],
		{ path: 'segments[0]' }
	),
	warning(
		'a form below the result from which no lead can come',
		'details',
		{ title: { en: 'Who are you?', ru: 'Кто вы?' }, fields: [{ name: 'name' }] },
		'details_without_contact',
		[
			['steps[9]', { id: 'bye', kind: 'statement', title: { en: 'Bye', ru: 'Пока' } }],
			['steps[0].next[0].to', 'bye'],
			['results[0].title', { en: 'We call you', ru: 'Мы позвоним' }],
			['consents', []]
		],
		{ path: 'details.fields' }
	),
	warning(
		'a form below the result that asks for what is known',
		'details',
		{
			title: { en: 'Who are you?', ru: 'Кто вы?' },
			fields: [{ name: 'email' }, { name: 'phone' }]
		},
		'details_asked_before',
		[],
		{ path: 'details.fields' }
	),
	warning(
		'a jump behind a question that always jumps before',
		'steps[0].next[1]',
		{ when: { answer: 'role', is: 'student' }, to: 'wish' },
		'jump_out_of_reach'
	),
	{
		name: 'texts that stand for two languages at once',
		...{ layer: 'verify', code: 'one_language', severity: 'warning', path: 'locales' },
		plant: () => ({ title: 'Plain', locales: ['en', 'ru'], steps: [choice('first')] })
	},
	{
		name: 'a consent step before any consent is written',
		...{ layer: 'verify', code: 'missing_consent', severity: 'error', path: 'steps[0].consent' },
		plant: () => ({
			title: 'Plain',
			steps: [{ id: 'agree', kind: 'consent', title: 'May we?', consent: 'processing' }]
		})
	},
	{
		name: 'a text that still stands in the other language',
		...{ layer: 'verify', code: 'copied_text', severity: 'warning', path: 'steps[0].title' },
		plant: () => translated({ en: 'Quiz', ru: 'Квиз' })
	},
	{
		name: 'a language into which all was copied',
		...{ layer: 'verify', code: 'copied_language', severity: 'warning', path: 'locales' },
		plant: () => translated({ en: 'A quiz about you', ru: 'A quiz about you' })
	},
	{
		name: 'a knock-out about a step that nobody comes to',
		...{
			layer: 'verify',
			code: 'knockout_out_of_reach',
			severity: 'warning',
			path: 'knockouts[0]'
		},
		plant: () => ({
			title: 'Passed over',
			steps: [
				{
					...choice('first'),
					next: [
						{ when: { answer: 'first', is: 'a' }, to: 'third' },
						{ when: { answer: 'first', is: 'b' }, to: 'third' }
					]
				},
				choice('second'),
				choice('third')
			],
			knockouts: [{ when: { answer: 'second', is: 'a' }, segment: 'all', reason: 'No' }],
			segments: [{ id: 'all', title: 'All', temperature: 'cold', result: 'thanks' }],
			results: [{ id: 'thanks', title: 'Thanks' }]
		})
	}
];

function translated(title: object) {
	const words = { en: 'How sure are you?', ru: 'How sure are you?' };
	return { title, locales: ['en', 'ru'], steps: [{ id: 'a', kind: 'email', title: words }] };
}

function choice(id: string) {
	const options = [
		{ id: 'a', text: 'Apples' },
		{ id: 'b', text: 'Pears' }
	];
	return { id, kind: 'single_choice', title: 'Which?', required: true, options };
}
