/** What a survey's letter says besides the marketer's own words. */
const WORDS = {
	en: {
		answer: 'Answer the question',
		other: 'Another answer',
		goOn: 'Continue where you stopped',
		leave: 'Unsubscribe',
		tap: 'One tap answers; the page that opens takes it as your answer.'
	},
	ru: {
		answer: 'Ответить на вопрос',
		other: 'Другой ответ',
		goOn: 'Продолжить с того же места',
		leave: 'Отписаться',
		tap: 'Достаточно одного нажатия: откроется страница, где ответ уже выбран.'
	}
};

/** In Russian for Russian, in English for everybody else. */
export function letterWords(locale: string): (typeof WORDS)['en'] {
	return locale.split('-', 1)[0] === 'ru' ? WORDS.ru : WORDS.en;
}
