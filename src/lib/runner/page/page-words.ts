// Apart from the runner's other words, for few quizzes ask everything on one page.

const en = {
	more: (number: number) =>
		number === 1 ? 'One more question below.' : `${number} more questions below.`,
	less: 'Questions that no longer apply are gone.',
	wrong: (number: number) =>
		number === 1 ? 'Please check one answer.' : `Please check ${number} answers.`
};

const ru: typeof en = {
	more: (number) => `Ниже ещё ${number} ${counted(number, 'вопрос', 'вопроса', 'вопросов')}.`,
	less: 'Вопросы, которые больше не нужны, убраны.',
	wrong: (number) => `Исправьте ${number} ${counted(number, 'ответ', 'ответа', 'ответов')}.`
};

const rules = new Intl.PluralRules('ru');

function counted(number: number, one: string, few: string, many: string): string {
	const form = rules.select(number);
	return form === 'one' ? one : form === 'few' ? few : many;
}

export function pageWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
