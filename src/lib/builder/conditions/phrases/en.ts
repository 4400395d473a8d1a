import type { Phrases } from './phrases.ts';

export const EN: Phrases = {
	and: ' and ',
	or: ' or ',
	notTrue: 'it is not true that ',
	quote: (text) => `“${text}”`,
	yes: 'Yes',
	no: 'No',
	other: 'Other',
	emptyText: 'an empty value',
	gone: {
		step: 'a step that is gone',
		option: 'an option that is gone',
		row: 'a row that is gone',
		dimension: 'a dimension that is gone'
	},
	subjects: {
		step: '{step}',
		row: '{row} in {step}',
		hidden: 'the field {hidden}',
		total: 'the total score',
		totalPercent: 'the total score',
		dimension: 'the score in {dimension}',
		dimensionPercent: 'the score in {dimension}',
		amount: 'the amount {dimension}',
		highest: 'the highest dimension'
	},
	choices: {
		one: {
			is: 'is {list}',
			anyOf: 'is any of {list}',
			allOf: 'is all of {list}',
			noneOf: 'is none of {list}',
			noneOfOne: 'is not {list}'
		},
		several: {
			is: 'includes {list}',
			anyOf: 'includes any of {list}',
			allOf: 'includes all of {list}',
			noneOf: 'includes none of {list}',
			noneOfOne: 'does not include {list}'
		},
		ranked: {
			is: 'has {list}',
			anyOf: 'has any of {list}',
			allOf: 'has all of {list}',
			noneOf: 'has none of {list}',
			noneOfOne: 'does not have {list}'
		},
		first: {
			is: 'has {list} in first place',
			anyOf: 'has any of {list} in first place',
			allOf: 'has all of {list} in first place',
			noneOf: 'has none of {list} in first place',
			noneOfOne: 'does not have {list} in first place'
		},
		top: {
			is: 'has {list} among the first {top}',
			anyOf: 'has any of {list} among the first {top}',
			allOf: 'has all of {list} among the first {top}',
			noneOf: 'has none of {list} among the first {top}',
			noneOfOne: 'does not have {list} among the first {top}'
		}
	},
	comparisons: {
		number: {
			atLeast: 'is at least {value}',
			over: 'is over {value}',
			atMost: 'is at most {value}',
			below: 'is less than {value}',
			equals: 'is exactly {value}'
		},
		day: {
			atLeast: 'is no earlier than {value}',
			over: 'is later than {value}',
			atMost: 'is no later than {value}',
			below: 'is earlier than {value}',
			equals: 'is {value}'
		}
	},
	contains: 'contains {value}',
	containsNot: 'does not contain {value}',
	containsOwn: 'in own words contains {value}',
	containsOwnNot: 'does not contain {value} in own words',
	states: {
		answered: 'is answered',
		unanswered: 'is not answered',
		present: 'is filled in',
		absent: 'is empty'
	},
	days(count, number) {
		if (count === 0) return 'the day of answering';
		const days = Math.abs(count) === 1 ? 'day' : 'days';
		return `${number} ${days} ${count > 0 ? 'after' : 'before'} answering`;
	},
	labels: {},
	groups: { answers: 'Answers', hidden: 'Hidden fields', score: 'Score' },
	lists: {
		total: 'Total score',
		dimension: 'Score in {dimension}',
		amount: 'Amount {dimension}',
		highest: 'Highest dimension'
	},
	points: 'points',
	parts: {
		wholeTable: 'the whole table',
		anyPlace: 'on any place',
		firstPlace: 'in first place',
		firstPlaces: 'among the first {top}',
		points: 'in points',
		percent: 'in percent'
	}
};
