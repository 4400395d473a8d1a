import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const contact = { name: 'Анна', email: 'anna@example.com', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'somebody who wants out of a profession and pays in parts',
		answers: {
			reason: 'change',
			year: 'bad',
			tried: ['lectures', 'exercises'],
			evening: 'joy',
			who: 'me',
			funds: 'parts',
			hours: 8,
			start: 'group',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 96,
		result: 'seat',
		steps: 9
	},
	{
		who: 'somebody whose employer has agreed, who is not asked how to pay',
		answers: {
			reason: 'grow',
			year: 'bearable',
			tried: ['work'],
			evening: 'useful',
			who: 'employer',
			employer: 'agreed',
			hours: 6,
			start: 'months',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 78,
		result: 'seat',
		steps: 9
	},
	{
		who: 'somebody who decides with the family, just at the threshold',
		answers: {
			reason: 'business',
			year: 'bearable',
			tried: ['lectures'],
			evening: 'useful',
			who: 'family',
			funds: 'parts',
			hours: 8,
			start: 'months',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'seat',
		steps: 9
	},
	{
		who: 'somebody with a strong case who has not asked the employer yet',
		answers: {
			reason: 'change',
			year: 'bad',
			tried: ['course', 'exercises'],
			evening: 'joy',
			who: 'employer',
			employer: 'unasked',
			hours: 10,
			start: 'group',
			contact
		},
		segment: 'employer',
		temperature: 'warm',
		percent: 88,
		result: 'letter',
		steps: 9
	},
	{
		who: 'somebody in a hurry who has to save up first',
		answers: {
			reason: 'change',
			year: 'bad',
			tried: ['none'],
			evening: 'joy',
			who: 'me',
			funds: 'later',
			hours: 10,
			start: 'group',
			contact
		},
		segment: 'money',
		temperature: 'warm',
		percent: 76,
		result: 'ways',
		steps: 9
	},
	{
		who: 'somebody with the money who has tried nothing and names no date',
		answers: {
			reason: 'grow',
			year: 'fine',
			tried: ['none'],
			evening: 'unknown',
			who: 'me',
			funds: 'parts',
			hours: 3,
			start: 'unknown',
			contact
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 52,
		result: 'trial',
		steps: 9
	},
	{
		who: 'somebody curious, who is not asked what a year would change',
		answers: {
			reason: 'curious',
			tried: ['none'],
			evening: 'unknown',
			who: 'me',
			funds: 'none',
			hours: 2,
			start: 'unknown',
			contact
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 30.4,
		result: 'lessons',
		steps: 8
	},
	{
		who: 'somebody to whom the work itself is torture',
		answers: { reason: 'change', year: 'bad', tried: ['work'], evening: 'torture' },
		segment: 'other_field',
		temperature: 'cold',
		percent: 70,
		result: 'other',
		steps: 4
	},
	{
		who: 'somebody under 18, who is asked for no address',
		answers: { reason: 'change', year: 'bad', tried: ['lectures'], evening: 'joy', who: 'parents' },
		segment: 'cold',
		temperature: 'cold',
		percent: 53.3,
		result: 'lessons',
		steps: 5
	}
];

describe('FAINT', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('faint', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('faint', respondents);
	});
});
