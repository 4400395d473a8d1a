import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const contact = { name: 'Анна', email: 'anna@example.com', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'a manufacturer whose plan brings too little',
		answers: {
			goal: 'revenue',
			plan: 'short',
			obstacles: ['wrong', 'blind'],
			failure: 'share',
			success: 'capacity',
			timeline: 'half_year',
			budget: 'large',
			authority: 'together',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 94.3,
		result: 'session',
		steps: 9
	},
	{
		who: 'somebody who draws up the shortlist for a new market, exactly at the threshold',
		answers: {
			goal: 'market',
			plan: 'scattered',
			obstacles: ['hands'],
			failure: 'postponed',
			success: 'profit',
			timeline: 'quarter',
			budget: 'middle',
			authority: 'prepare',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'session',
		steps: 9
	},
	{
		who: 'somebody without a goal, who is asked neither for a plan nor for what it would change',
		answers: {
			goal: 'none',
			obstacles: ['blind'],
			timeline: 'quarter',
			budget: 'plan',
			authority: 'me',
			contact
		},
		segment: 'aimless',
		temperature: 'warm',
		percent: 62,
		result: 'goal',
		steps: 6
	},
	{
		who: 'somebody with everything but patience',
		answers: {
			goal: 'enquiries',
			plan: 'short',
			obstacles: ['wrong', 'long'],
			failure: 'cuts',
			success: 'expand',
			timeline: 'month',
			budget: 'large',
			authority: 'me',
			contact
		},
		segment: 'hurry',
		temperature: 'warm',
		percent: 91.4,
		result: 'quick',
		steps: 9
	},
	{
		who: 'somebody with a strong case and a small budget',
		answers: {
			goal: 'enquiries',
			plan: 'scattered',
			obstacles: ['hands', 'burnt'],
			failure: 'share',
			success: 'profit',
			timeline: 'quarter',
			budget: 'small',
			authority: 'me',
			contact
		},
		segment: 'small',
		temperature: 'warm',
		percent: 83.6,
		result: 'channel',
		steps: 9
	},
	{
		who: 'somebody with a strong case whom nobody asks about the choice',
		answers: {
			goal: 'revenue',
			plan: 'short',
			obstacles: ['wrong', 'blind'],
			failure: 'share',
			success: 'capacity',
			timeline: 'half_year',
			budget: 'large',
			authority: 'others',
			contact
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 84.3,
		result: 'audit',
		steps: 9
	},
	{
		who: 'somebody who hires and does not choose, just over the lower threshold',
		answers: {
			goal: 'revenue',
			plan: 'hire',
			obstacles: ['blind'],
			failure: 'postponed',
			success: 'unknown',
			timeline: 'year',
			budget: 'middle',
			authority: 'others',
			contact
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 49.3,
		borderline: true,
		result: 'audit',
		steps: 9
	},
	{
		who: 'somebody whose plan works and whom nothing presses',
		answers: {
			goal: 'known',
			plan: 'works',
			obstacles: ['nothing'],
			failure: 'nothing',
			success: 'unknown',
			timeline: 'open',
			budget: 'plan',
			authority: 'me',
			contact
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 31.4,
		result: 'reading',
		steps: 9
	}
];

describe('GPCTBA/C&I', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('gpctba-ci', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('gpctba-ci', respondents);
	});
});
