import type { QuizFile } from '../../quiz/quiz.ts';
import type { Words } from '../../quiz/text.ts';
import { inOwnLanguages } from '../edits/texts.ts';

type Letters = NonNullable<QuizFile['letters']>;

const SUBJECTS: Record<keyof Letters, Words> = {
	unfinished: { en: 'Your answers are waiting for you', ru: 'Ваши ответы ждут вас' },
	finished: { en: 'Your result', ru: 'Ваш результат' }
};

const TEXTS: Record<keyof Letters, Words> = {
	unfinished: {
		en: 'Hello!\n\nYou began and did not get to the end. Your answers are kept; a minute or two is left.',
		ru: 'Здравствуйте!\n\nВы начали и не дошли до конца. Ответы сохранены, осталась минута-другая.'
	},
	finished: {
		en: 'Thank you for your answers! Here is what came of them.',
		ru: 'Спасибо за ответы! Вот что получилось.'
	}
};

const USUAL_HOURS = 24;

/** A letter to begin with, in the quiz's own languages. */
export function letterToWrite<K extends keyof Letters>(
	kind: K,
	locales: readonly string[]
): Letters[keyof Letters] {
	const words = {
		subject: inOwnLanguages(SUBJECTS[kind], locales),
		text: inOwnLanguages(TEXTS[kind], locales)
	};
	return kind === 'finished' ? { ...words, result: true } : { ...words, hours: USUAL_HOURS };
}
