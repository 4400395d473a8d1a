import type { QuizFile } from '../../src/lib/quiz/quiz.ts';

const options = [
	{ id: 'a', text: { en: 'First', ru: 'Первое' } },
	{
		id: 'b',
		text: { en: 'Second', ru: 'Второе' },
		hint: { en: 'With a hint', ru: 'С пояснением' }
	},
	{ id: 'c', text: { en: 'Third', ru: 'Третье' } }
];

const picture = { src: '/pictures/renovation/house.svg', alt: { en: 'A house', ru: 'Дом' } };

/** One step of each kind, in both languages. */
export function everyKindFile(overrides: Partial<QuizFile> = {}): QuizFile {
	return {
		title: { en: 'Every kind', ru: 'Все виды вопросов' },
		locales: ['en', 'ru'],
		hidden: ['campaign'],
		consents: [
			{
				id: 'processing',
				purpose: 'processing',
				text: { en: 'I agree to the processing of my data.', ru: 'Согласен на обработку данных.' },
				url: '/privacy',
				required: true
			}
		],
		steps: [
			{
				id: 'statement',
				kind: 'statement',
				title: { en: 'A few words first', ru: 'Сначала пара слов' },
				text: { en: 'These are **all** the kinds.', ru: 'Здесь **все** виды.' }
			},
			{
				id: 'single',
				kind: 'single_choice',
				title: { en: 'One of these', ru: 'Одно из этого' },
				required: true,
				options,
				other: {}
			},
			{
				id: 'several',
				kind: 'multiple_choice',
				title: { en: 'Several of these', ru: 'Несколько из этого' },
				max: 2,
				options: [...options, { id: 'none', text: { en: 'None', ru: 'Ничего' }, exclusive: true }]
			},
			{
				id: 'picture',
				kind: 'picture_choice',
				title: { en: 'A picture', ru: 'Картинка' },
				required: true,
				options: options.map((option) => ({ ...option, picture }))
			},
			{
				id: 'dropdown',
				kind: 'dropdown',
				title: { en: 'From a list', ru: 'Из списка' },
				options,
				other: {}
			},
			{ id: 'yesno', kind: 'yes_no', title: { en: 'Yes or no', ru: 'Да или нет' }, required: true },
			{
				id: 'short',
				kind: 'short_text',
				title: { en: 'Your name', ru: 'Как вас зовут' },
				required: true,
				maxLength: 20
			},
			{
				id: 'long',
				kind: 'long_text',
				title: { en: 'Tell us more, {{short}}', ru: 'Расскажите подробнее, {{short}}' },
				maxLength: 120
			},
			{
				id: 'number',
				kind: 'number',
				title: { en: 'How many people', ru: 'Сколько человек' },
				min: 1,
				max: 500,
				step: 1,
				unit: { en: 'people', ru: 'чел.' }
			},
			{
				id: 'slider',
				kind: 'slider',
				title: { en: 'Floor space', ru: 'Площадь' },
				required: true,
				min: 10,
				max: 200,
				step: 5,
				unit: 'm²'
			},
			{
				id: 'rating',
				kind: 'rating',
				title: { en: 'How many stars', ru: 'Сколько звёзд' },
				required: true
			},
			{
				id: 'scale',
				kind: 'opinion_scale',
				title: { en: 'How likely', ru: 'Насколько вероятно' },
				required: true,
				labels: {
					from: { en: 'Not at all', ru: 'Точно нет' },
					to: { en: 'Surely', ru: 'Точно да' }
				}
			},
			{
				id: 'ranking',
				kind: 'ranking',
				title: { en: 'In your order', ru: 'По порядку' },
				required: true,
				options
			},
			{
				id: 'matrix',
				kind: 'matrix',
				title: { en: 'How is each of these', ru: 'Как вам каждое из этого' },
				required: true,
				rows: [
					{ id: 'price', text: { en: 'Price', ru: 'Цена' } },
					{ id: 'speed', text: { en: 'Speed', ru: 'Скорость' }, required: false },
					{ id: 'help', text: { en: 'Help', ru: 'Поддержка' } }
				],
				columns: [
					{ id: 'bad', text: { en: 'Bad', ru: 'Плохо' } },
					{ id: 'fair', text: { en: 'Fair', ru: 'Средне' } },
					{ id: 'good', text: { en: 'Good', ru: 'Хорошо' } }
				]
			},
			{ id: 'email', kind: 'email', title: { en: 'Your email', ru: 'Ваша почта' }, required: true },
			{ id: 'phone', kind: 'phone', title: { en: 'Your phone', ru: 'Ваш телефон' } },
			{
				id: 'date',
				kind: 'date',
				title: { en: 'When do you begin', ru: 'Когда начинаете' },
				required: true,
				min: { days: 0 },
				max: { days: 365 }
			},
			{ id: 'website', kind: 'website', title: { en: 'Your website', ru: 'Ваш сайт' } },
			{
				id: 'file',
				kind: 'file',
				title: { en: 'A file', ru: 'Файл' },
				accept: ['documents', 'images'],
				maxFiles: 2,
				maxSize: 1
			},
			{
				id: 'contact',
				kind: 'contact',
				title: { en: 'Who are you', ru: 'Кто вы' },
				fields: [{ name: 'name', required: true }, { name: 'company' }, { name: 'comment' }]
			},
			{
				id: 'consent',
				kind: 'consent',
				title: { en: 'Your consent', ru: 'Ваше согласие' },
				consent: 'processing'
			}
		],
		...overrides
	};
}
