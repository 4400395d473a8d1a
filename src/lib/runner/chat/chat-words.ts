// Apart from the runner's other words, for few quizzes are conversations.

const en = {
	talk: 'Conversation',
	change: 'Change this answer',
	answered: (answer: string) => `You answered: ${answer}`,
	nothing: 'No answer'
};

const ru: typeof en = {
	talk: 'Беседа',
	change: 'Изменить этот ответ',
	answered: (answer) => `Вы ответили: ${answer}`,
	nothing: 'Без ответа'
};

export function chatWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
