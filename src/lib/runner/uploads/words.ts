const en = {
	sent: (percent: number) => `${percent}% uploaded`,
	done: 'Uploaded',
	broken: 'The connection broke. The upload goes on from where it stopped.',
	lost: 'The file is not here any more. Choose it again.',
	closed: 'This quiz takes no answers now.',
	wait: 'The quiz goes on as soon as the upload is complete.',
	remove: 'Remove',
	cancel: 'Cancel'
};

const ru: UploadWords = {
	sent: (percent) => `Загружено ${percent}\u00a0%`,
	done: 'Загружен',
	broken: 'Связь прервалась. Загрузка продолжится с того же места.',
	lost: 'Файла здесь больше нет. Выберите его ещё раз.',
	closed: 'Сейчас этот квиз не принимает ответы.',
	wait: 'Квиз продолжится, как только файл загрузится.',
	remove: 'Убрать',
	cancel: 'Отменить'
};

export type UploadWords = typeof en;

/** What is said of files on their way; apart from all other words, for few quizzes ask for files. */
export function uploadWords(locale: string): UploadWords {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
