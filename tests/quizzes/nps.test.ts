import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const byPhone = { phone: '+7 916 123-45-67', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'a promoter who wants one more product and a call',
		answers: { recommend: 10, loved: ['people'], more: 'product', call: true, contact: byPhone },
		segment: 'grow',
		temperature: 'hot',
		percent: 100,
		result: 'offer',
		steps: 5
	},
	{
		who: 'a passive who wants a larger plan and a call',
		answers: { recommend: 8, missing: 'features', more: 'plan', call: true, contact: byPhone },
		segment: 'grow',
		temperature: 'hot',
		percent: 80,
		result: 'offer',
		steps: 5
	},
	{
		who: 'a detractor who wants a call',
		answers: {
			recommend: 3,
			trouble: 'support',
			details: 'Ждал ответа неделю',
			staying: 'unsure',
			call: true,
			callback: byPhone
		},
		segment: 'rescue',
		temperature: 'hot',
		percent: 30,
		result: 'care',
		steps: 6
	},
	{
		who: 'a promoter who is content, after three questions',
		answers: { recommend: 9, loved: ['ease'], more: 'nothing' },
		segment: 'advocate',
		temperature: 'warm',
		percent: 45,
		result: 'review',
		steps: 3
	},
	{
		who: 'a detractor who looks for a replacement and wants no call',
		answers: { recommend: 3, trouble: 'price', staying: 'leaving', call: false },
		segment: 'at_risk',
		temperature: 'warm',
		percent: 30,
		result: 'sorry',
		steps: 5
	},
	{
		who: 'a passive at the border to the detractors',
		answers: { recommend: 7, missing: 'price', more: 'nothing' },
		segment: 'steady',
		temperature: 'warm',
		percent: 35,
		borderline: true,
		result: 'thanks',
		steps: 3
	},
	{
		who: 'a passive who wants more, but no call',
		answers: { recommend: 8, missing: 'speed', more: 'seats', call: false },
		segment: 'steady',
		temperature: 'warm',
		percent: 90,
		result: 'thanks',
		steps: 4
	},
	{
		who: 'a mild detractor who stays',
		answers: { recommend: 6, trouble: 'unused', staying: 'staying', call: false },
		segment: 'cold',
		temperature: 'cold',
		percent: 60,
		result: 'heard',
		steps: 5
	}
];

describe('the NPS survey', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('nps', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('nps', respondents);
	});
});
