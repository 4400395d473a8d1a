interface Words {
	quiz: string;
	open: string;
	close: string;
	take: string;
	chat: string;
}

const WORDS: Record<'en' | 'ru', Words> = {
	en: { quiz: 'Quiz', open: 'Open the quiz', close: 'Close', take: 'Take the quiz', chat: 'Chat' },
	ru: { quiz: 'Квиз', open: 'Открыть квиз', close: 'Закрыть', take: 'Пройти квиз', chat: 'Чат' }
};

/** In the language that a quiz has on this page: Russian, or English for everybody else. */
export const wordsIn = (locale: string | undefined): Words =>
	WORDS[(locale || document.documentElement.lang).startsWith('ru') ? 'ru' : 'en'];
