import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const contact = {
	name: 'Анна',
	email: 'anna@example.com',
	company: 'Север',
	consents: ['processing']
};

const respondents: Respondent[] = [
	{
		who: 'somebody who plans by hand every day and chooses the system',
		answers: {
			volume: 'from_100',
			challenge: 'manual',
			often: 'daily',
			impact: ['overtime', 'ceiling'],
			decides: 'me',
			money: 'savings',
			rank: 'top',
			pilot: 'month',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 88.9,
		result: 'pilot',
		steps: 9
	},
	{
		who: 'somebody who proposes it to the management, just over the threshold',
		answers: {
			volume: 'from_20',
			challenge: 'late',
			often: 'weekly',
			impact: ['fines'],
			decides: 'propose',
			money: 'savings',
			rank: 'first',
			pilot: 'quarter',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'pilot',
		steps: 9
	},
	{
		who: 'somebody with a strong case whom purchasing does not ask',
		answers: {
			volume: 'from_500',
			challenge: 'mileage',
			often: 'daily',
			impact: ['lost', 'fines'],
			decides: 'others',
			money: 'budget',
			rank: 'top',
			pilot: 'quarter',
			contact
		},
		segment: 'inside',
		temperature: 'warm',
		percent: 75.6,
		result: 'sheet',
		steps: 9
	},
	{
		who: 'somebody whose drivers find closed doors, without a date',
		answers: {
			volume: 'from_20',
			challenge: 'failed',
			often: 'weekly',
			impact: ['none'],
			decides: 'together',
			money: 'ask',
			rank: 'listed',
			pilot: 'season',
			contact
		},
		segment: 'service',
		temperature: 'warm',
		percent: 47.8,
		result: 'on_time',
		steps: 9
	},
	{
		who: 'somebody with too much mileage and no money, just over the lower threshold',
		answers: {
			volume: 'from_100',
			challenge: 'mileage',
			often: 'rarely',
			impact: ['fines'],
			decides: 'propose',
			money: 'none',
			rank: 'listed',
			pilot: 'unknown',
			contact
		},
		segment: 'costs',
		temperature: 'warm',
		percent: 35.6,
		borderline: true,
		result: 'mileage',
		steps: 9
	},
	{
		who: 'somebody with a trouble that the list does not know',
		answers: {
			volume: 'from_100',
			challenge: { other: 'Returns come back broken' },
			often: 'weekly',
			impact: ['fines'],
			decides: 'me',
			money: 'none',
			rank: 'listed',
			pilot: 'season',
			contact
		},
		segment: 'another',
		temperature: 'warm',
		percent: 52.2,
		result: 'sheet',
		steps: 9
	},
	{
		who: 'somebody who counts nothing and plans nothing',
		answers: {
			volume: 'from_20',
			challenge: 'blind',
			often: 'unknown',
			impact: ['none'],
			decides: 'unknown',
			money: 'none',
			rank: 'absent',
			pilot: 'unknown',
			contact
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 13.3,
		result: 'table',
		steps: 9
	},
	{
		who: 'somebody whose delivery runs well, after two questions and an address',
		answers: { volume: 'from_100', challenge: 'fine', contact },
		segment: 'cold',
		temperature: 'cold',
		percent: 0,
		result: 'table',
		steps: 3
	},
	{
		who: 'somebody with a few deliveries a day, who is let off at once',
		answers: { volume: 'under_20' },
		segment: 'cold',
		temperature: 'cold',
		percent: 0,
		result: 'table',
		steps: 1
	}
];

describe('CHAMP', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('champ', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('champ', respondents);
	});
});
