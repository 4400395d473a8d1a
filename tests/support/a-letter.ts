import { normaliseQuiz, type Quiz } from '../../src/lib/quiz/normalise.ts';
import type { Step } from '../../src/lib/quiz/quiz.ts';
import type { Letter } from '../../src/lib/letter/letter.ts';
import type { LetterToCompile } from '../../src/lib/server/delivery/survey-letter/view.ts';

/** First questions that one tap answers, one of each layout. */
export const TAP_STEPS = {
	nps: {
		id: 'nps',
		kind: 'opinion_scale',
		title: {
			en: 'How likely are you to recommend us to a colleague?',
			ru: 'Насколько вероятно, что вы порекомендуете нас коллеге?'
		},
		labels: {
			from: { en: 'not at all likely', ru: 'точно не порекомендую' },
			to: { en: 'extremely likely', ru: 'обязательно порекомендую' }
		}
	},
	rating: {
		id: 'rating',
		kind: 'rating',
		title: { en: 'How was the delivery?', ru: 'Как вам доставка?' }
	},
	yesNo: {
		id: 'yes-no',
		kind: 'yes_no',
		title: { en: 'Did we solve your problem?', ru: 'Мы решили вашу задачу?' }
	},
	choice: {
		id: 'choice',
		kind: 'single_choice',
		title: { en: 'What matters most to you?', ru: 'Что для вас важнее всего?' },
		text: { en: 'Think of the *next* year.', ru: 'Подумайте о *следующем* годе.' },
		options: [
			{ id: 'price', text: { en: 'Price', ru: 'Цена' } },
			{ id: 'speed', text: { en: 'Speed & reliability', ru: 'Скорость и надёжность' } },
			{
				id: 'people',
				text: {
					en: 'People who answer the phone when something does not work as it should',
					ru: 'Люди, которые берут трубку, когда что-то работает не так, как должно'
				}
			}
		],
		other: {}
	},
	pictures: {
		id: 'pictures',
		kind: 'picture_choice',
		title: { en: 'Which office is yours?', ru: 'Какой офис похож на ваш?' },
		options: ['open', 'rooms', 'home'].map((id, at) => ({
			id,
			text: {
				en: ['Open plan', 'Separate rooms', 'Home'][at] ?? '',
				ru: ['Открытый', 'Кабинеты', 'Дома'][at] ?? ''
			},
			picture: { src: `/p/${String(at).repeat(40)}.png` }
		}))
	}
} satisfies Record<string, Step>;

export function aTapQuiz(step: Step = TAP_STEPS.nps): Quiz {
	return normaliseQuiz({
		title: { en: 'A survey', ru: 'Опрос' },
		locales: ['en', 'ru'],
		steps: [step, { id: 'why', kind: 'long_text', title: { en: 'Why?', ru: 'Почему?' } }]
	});
}

/** In two languages, with one block of each kind. */
export function aLetter(overrides: Partial<Letter> = {}): Letter {
	return {
		locales: ['en', 'ru'],
		sender: { name: { en: 'Silver & Co', ru: 'Сильвер и Ко' } },
		subject: { en: '{{name|Hello}}, one question', ru: '{{name|Здравствуйте}}, один вопрос' },
		preheader: { en: 'It takes a minute', ru: 'Это займёт минуту' },
		blocks: [
			{ id: 'head', kind: 'heading', text: { en: 'One question', ru: 'Один вопрос' } },
			{
				id: 'hello',
				kind: 'text',
				text: {
					en: 'Hello, {{name|there}}. You have been with us for **a year**.\n\n- one tap\n- no sign-in\n\nMore [about us](https://example.com/about?for={{name}}).',
					ru: 'Здравствуйте, {{name}}. Вы с нами уже **год**.\n\n- одно нажатие\n- без входа\n\nПодробнее [о нас](https://example.com/about?for={{name}}).'
				}
			},
			{
				id: 'photo',
				kind: 'picture',
				src: `/p/${'a'.repeat(40)}.png`,
				alt: { en: 'Our team in the yard', ru: 'Наша команда во дворе' }
			},
			{ id: 'ask', kind: 'question' },
			{ id: 'line', kind: 'divider' },
			{ id: 'more', kind: 'button', text: { en: 'To the survey', ru: 'К опросу' } }
		],
		footer: {
			en: 'You get this letter because you are our customer. Silver & Co, 1 Silver Street, London',
			ru: 'Вы получили это письмо, потому что вы наш клиент. ООО «Сильвер», Москва, Серебряная ул., 1'
		},
		...overrides
	};
}

export function toCompile(overrides: Partial<LetterToCompile> = {}): LetterToCompile {
	return {
		letter: aLetter(),
		quiz: aTapQuiz(),
		locale: 'en',
		variant: 'a',
		kind: 'first',
		origin: 'https://quiz.example.com',
		opens: true,
		...overrides
	};
}

export const PERSON = {
	fields: { name: 'Anna', email: 'anna@example.com' },
	answerUrl: 'https://quiz.example.com/m/inv.sig',
	leaveUrl: 'https://quiz.example.com/u/inv.sig2',
	openUrl: 'https://quiz.example.com/m/inv.sig3/open.gif'
};
