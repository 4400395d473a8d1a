import type { Quiz } from '../quiz/normalise.ts';
import { inLocale } from '../quiz/text.ts';
import type { Letter } from './letter.ts';
import { withFirst } from './locale.ts';

const WORDS = {
	en: {
		hello: 'Hello, {{name|there}}. One question, one tap: your answer opens with it.',
		thanks: 'Thank you for your time.',
		footer: 'You get this letter because you agreed to hear from us.'
	},
	ru: {
		hello: 'Здравствуйте, {{name}}. Один вопрос и одно нажатие: ваш ответ откроется сразу.',
		thanks: 'Спасибо за ваше время.',
		footer: 'Вы получили это письмо, потому что согласились получать наши письма.'
	}
};

/**
 * What a survey's letter says until somebody writes it: the quiz's title, a greeting and its first question.
 * @param first the language that comes first where the quiz speaks it: whoever has none that is known gets the letter in it
 */
export function startingLetter(quiz: Pick<Quiz, 'locales' | 'title'>, first?: string): Letter {
	const locales = withFirst(quiz.locales, first);
	const each = (write: (locale: string) => string) =>
		Object.fromEntries(locales.map((locale) => [locale, write(locale)]));
	const words = (key: keyof typeof WORDS.en) =>
		each((locale) => WORDS[locale.startsWith('ru') ? 'ru' : 'en'][key]);
	return {
		locales,
		sender: { name: {} },
		subject: each((locale) => inLocale(quiz.title, locale, quiz.locales)),
		preheader: {},
		blocks: [
			{ id: 'hello', kind: 'text', text: words('hello') },
			{ id: 'question', kind: 'question' },
			{ id: 'thanks', kind: 'text', text: words('thanks') }
		],
		footer: words('footer')
	};
}
