import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const byMail = { name: 'Анна', email: 'anna@example.com', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'an owner who loses customers, has the money and three months',
		answers: {
			goal: ['routine', 'costs'],
			impact: 'losing',
			role: 'decide',
			budget: 'approved',
			budget_size: 'middle',
			timeline: 'quarter',
			company_size: 'up_to_50',
			contact: byMail
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 92.5,
		result: 'talk',
		steps: 8
	},
	{
		who: 'one of several who decide, just at the threshold',
		answers: {
			goal: ['sales'],
			impact: 'slowing',
			role: 'together',
			budget: 'planned',
			budget_size: 'middle',
			timeline: 'quarter',
			company_size: 'up_to_250',
			contact: byMail
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'talk',
		steps: 8
	},
	{
		who: 'a specialist with a strong case and a manager who knows nothing of it',
		answers: {
			goal: ['sales', 'costs'],
			impact: 'losing',
			role: 'gather',
			sponsor: 'unaware',
			budget: 'approved',
			budget_size: 'large',
			timeline: 'month',
			company_size: 'over_250',
			contact: byMail
		},
		segment: 'champion',
		temperature: 'warm',
		percent: 77.5,
		result: 'pitch',
		steps: 9
	},
	{
		who: 'an adviser with an open budget and half a year',
		answers: {
			goal: ['sales'],
			impact: 'slowing',
			role: 'advise',
			sponsor: 'knows',
			budget: 'open',
			budget_size: 'unknown',
			timeline: 'half_year',
			company_size: 'up_to_50',
			contact: byMail
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 50,
		result: 'prepare',
		steps: 9
	},
	{
		who: 'somebody in a hurry, but without money this year',
		answers: {
			goal: ['quality', 'costs'],
			impact: 'losing',
			role: 'decide',
			budget: 'none',
			timeline: 'month',
			company_size: 'up_to_10',
			contact: byMail
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 81.1,
		result: 'prepare',
		steps: 7
	},
	{
		who: 'an owner with the money and the need, but no date',
		answers: {
			goal: ['sales', 'costs'],
			impact: 'losing',
			role: 'decide',
			budget: 'approved',
			budget_size: 'large',
			timeline: 'undecided',
			company_size: 'up_to_50',
			contact: byMail
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 75,
		borderline: true,
		result: 'prepare',
		steps: 8
	},
	{
		who: 'an owner with money and a date for nothing in particular',
		answers: {
			goal: ['looking'],
			role: 'decide',
			budget: 'approved',
			budget_size: 'large',
			timeline: 'month',
			company_size: 'up_to_50',
			contact: byMail
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 88.2,
		result: 'prepare',
		steps: 7
	},
	{
		who: 'somebody who looks around without money or date',
		answers: {
			goal: ['looking'],
			role: 'gather',
			sponsor: 'unaware',
			budget: 'none',
			timeline: 'undecided',
			company_size: 'up_to_10',
			contact: byMail
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 3.2,
		result: 'learn',
		steps: 7
	},
	{
		who: 'a student, who is let off after the question about the role',
		answers: { goal: ['costs', 'sales'], impact: 'losing', role: 'study' },
		segment: 'cold',
		temperature: 'cold',
		percent: 50,
		result: 'learn',
		steps: 3
	}
];

describe('BANT', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('bant', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('bant', respondents);
	});
});
