// Apart from the runner's other words, for few quizzes have anything beside their questions.

const en = {
	bonus: 'Bonus',
	within: (minutes: number) => `For those who finish within ${counted(minutes)} of beginning.`,
	left: (clock: string) => `${clock} left`,
	leftWords: (minutes: number) => `${counted(minutes)} left for the bonus.`,
	atLoading: (minutes: number) => `Left when this page was loaded: ${counted(minutes)}.`,
	over: 'The time for the bonus is up. You can still finish the quiz.',
	missed: 'The time for the bonus was up before you finished.',
	code: 'Your code',
	copy: 'Copy',
	copied: 'Copied',
	thanks: 'Thank you. We will be in touch.',
	offline: 'There is no connection. What you wrote will be sent as soon as it is back.',
	busy: 'The server is busy; the next try follows by itself.',
	failed: 'It could not be sent. Try again a little later.'
};

const counted = (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

const ru: typeof en = {
	bonus: 'Бонус',
	within: (minutes) =>
		`Для тех, кто закончит за ${minutes} ${forms(minutes, 'минуту', 'минуты', 'минут')} с начала.`,
	left: (clock) => `Осталось ${clock}`,
	leftWords: (minutes) =>
		`До конца бонуса ${minutes} ${forms(minutes, 'минута', 'минуты', 'минут')}.`,
	atLoading: (minutes) =>
		`Когда страница открылась, оставалось ${minutes} ${forms(minutes, 'минута', 'минуты', 'минут')}.`,
	over: 'Время бонуса вышло. Квиз всё равно можно закончить.',
	missed: 'Время бонуса вышло раньше, чем вы закончили.',
	code: 'Ваш код',
	copy: 'Скопировать',
	copied: 'Скопировано',
	thanks: 'Спасибо. Мы свяжемся с вами.',
	offline: 'Нет связи. Всё, что вы написали, уйдёт, как только связь появится.',
	busy: 'Сервер занят, попробуем ещё раз сами.',
	failed: 'Не удалось отправить. Попробуйте чуть позже.'
};

const rules = new Intl.PluralRules('ru');

function forms(number: number, one: string, few: string, many: string): string {
	const form = rules.select(number);
	return form === 'one' ? one : form === 'few' ? few : many;
}

export function asideWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
