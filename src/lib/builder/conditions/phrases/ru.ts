import type { Phrases } from './phrases.ts';

export const RU: Phrases = {
	and: ' и ',
	or: ' или ',
	notTrue: 'неверно, что ',
	quote: (text) => `«${text}»`,
	yes: 'Да',
	no: 'Нет',
	other: 'Другое',
	emptyText: 'пустое значение',
	gone: {
		step: 'удалённый шаг',
		option: 'удалённый вариант',
		row: 'удалённая строка',
		dimension: 'удалённая шкала'
	},
	subjects: {
		step: '{step}',
		row: '{row} в {step}',
		hidden: 'поле {hidden}',
		total: 'общий балл',
		totalPercent: 'общий процент',
		dimension: 'балл по шкале {dimension}',
		dimensionPercent: 'процент по шкале {dimension}',
		amount: 'сумма {dimension}',
		highest: 'самая высокая шкала'
	},
	choices: {
		one: {
			is: '— {list}',
			anyOf: '— одно из: {list}',
			allOf: '— всё сразу: {list}',
			noneOf: '— ничего из: {list}',
			noneOfOne: '— не {list}'
		},
		several: {
			is: '— выбрано {list}',
			anyOf: '— выбрано хотя бы одно из: {list}',
			allOf: '— выбраны все: {list}',
			noneOf: '— не выбрано ничего из: {list}',
			noneOfOne: '— не выбрано {list}'
		},
		ranked: {
			is: '— есть {list}',
			anyOf: '— есть хотя бы одно из: {list}',
			allOf: '— есть все: {list}',
			noneOf: '— нет ничего из: {list}',
			noneOfOne: '— нет {list}'
		},
		first: {
			is: '— на первом месте {list}',
			anyOf: '— на первом месте одно из: {list}',
			allOf: '— на первом месте всё сразу: {list}',
			noneOf: '— на первом месте ничего из: {list}',
			noneOfOne: '— на первом месте не {list}'
		},
		top: {
			is: '— на первых {top} местах есть {list}',
			anyOf: '— на первых {top} местах есть хотя бы одно из: {list}',
			allOf: '— на первых {top} местах есть все: {list}',
			noneOf: '— на первых {top} местах нет ничего из: {list}',
			noneOfOne: '— на первых {top} местах нет {list}'
		}
	},
	comparisons: {
		number: {
			atLeast: '— не меньше {value}',
			over: '— больше {value}',
			atMost: '— не больше {value}',
			below: '— меньше {value}',
			equals: '— ровно {value}'
		},
		day: {
			atLeast: '— не раньше {value}',
			over: '— позже {value}',
			atMost: '— не позже {value}',
			below: '— раньше {value}',
			equals: '— {value}'
		}
	},
	contains: 'содержит {value}',
	containsNot: 'не содержит {value}',
	containsOwn: '— свой вариант содержит {value}',
	containsOwnNot: '— свой вариант не содержит {value}',
	states: {
		answered: '— ответ есть',
		unanswered: '— ответа нет',
		present: 'заполнено',
		absent: 'пусто'
	},
	days(count, number, compared) {
		if (count === 0) return compared === 'equals' ? 'день ответа' : 'дня ответа';
		const than = compared === 'equals' ? '' : 'чем ';
		const days = DAYS[plurals.select(Math.abs(count))] ?? 'дня';
		const amount = `${number} ${days}`;
		return count > 0 ? `${than}через ${amount} после ответа` : `${than}за ${amount} до ответа`;
	},
	labels: { is: 'это', equals: 'это' },
	groups: { answers: 'Ответы', hidden: 'Скрытые поля', score: 'Баллы' },
	lists: {
		total: 'Общий балл',
		dimension: 'Шкала {dimension}',
		amount: 'Сумма {dimension}',
		highest: 'Самая высокая шкала'
	},
	points: 'баллов',
	parts: {
		wholeTable: 'таблица целиком',
		anyPlace: 'на любом месте',
		firstPlace: 'на первом месте',
		firstPlaces: 'на первых {top} местах',
		points: 'в баллах',
		percent: 'в процентах'
	}
};

const plurals = new Intl.PluralRules('ru', { maximumFractionDigits: 10 });
const DAYS: Partial<Record<Intl.LDMLPluralRule, string>> = {
	one: 'день',
	few: 'дня',
	many: 'дней',
	other: 'дня'
};
