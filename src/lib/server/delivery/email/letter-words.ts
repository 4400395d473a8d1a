/** What a letter to a respondent says besides the marketer's own words. */
const WORDS = {
	en: {
		goOn: 'Continue where you stopped',
		unfinishedWhy: (quiz: string, host: string) =>
			`You began “${quiz}” on ${host} and left this address there. We write about it only this once; the link works for 30 days.`,
		forget: 'Delete my answers and do not write about this again',
		finishedWhy: (quiz: string, host: string) =>
			`You answered “${quiz}” on ${host} and left this address there.`,
		score: 'Your score',
		further: 'Continue'
	},
	ru: {
		goOn: 'Продолжить с того же места',
		unfinishedWhy: (quiz: string, host: string) =>
			`Вы начали «${quiz}» на ${host} и оставили там этот адрес. Об этом мы пишем только один раз; ссылка действует 30 дней.`,
		forget: 'Удалить мои ответы и больше не писать об этом',
		finishedWhy: (quiz: string, host: string) =>
			`Вы ответили на «${quiz}» на ${host} и оставили там этот адрес.`,
		score: 'Ваш результат',
		further: 'Продолжить'
	}
};

/** In Russian for Russian, in English for everybody else. */
export function letterWords(locale: string): (typeof WORDS)['en'] {
	return locale.split('-', 1)[0] === 'ru' ? WORDS.ru : WORDS.en;
}
