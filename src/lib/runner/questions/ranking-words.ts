// Apart from the runner's other words, for few quizzes ask for a ranking.

const en = {
	rank: (places: number, some: boolean) =>
		some ? `Choose the first ${places} in order, best first.` : 'Choose in order, best first.',
	givePlaces: (places: number) => `Give the places 1 to ${places}; 1 is the best.`,
	place: (text: string, place: number, places: number) => `${text}: place ${place} of ${places}`,
	noPlace: (text: string) => `${text}: no place`,
	placesFull: 'All places are taken. Take one back first.',
	clear: 'Take all places back',
	cleared: 'All places are free.',
	moveUp: (text: string) => `Move up: ${text}`,
	moveDown: (text: string) => `Move down: ${text}`
};

const ru: typeof en = {
	rank: (places, some) =>
		some
			? `Отметьте по порядку первые ${places}, начиная с лучшего.`
			: 'Отмечайте по порядку, начиная с лучшего.',
	givePlaces: (places) => `Расставьте места с 1 по ${places}; 1 — лучшее.`,
	place: (text, place, places) => `${text}: место ${place} из ${places}`,
	noPlace: (text) => `${text}: без места`,
	placesFull: 'Все места заняты. Сначала освободите одно.',
	clear: 'Освободить все места',
	cleared: 'Все места свободны.',
	moveUp: (text) => `Выше: ${text}`,
	moveDown: (text) => `Ниже: ${text}`
};

export function rankingWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
