import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const byPhone = {
	company: 'shop.example.com',
	phone: '+7 916 123-45-67',
	name: 'Анна',
	consents: ['processing']
};
const byMail = { email: 'anna@example.com', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'an owner who loses orders every day',
		answers: {
			role: 'owner',
			platform: 'cms',
			pain: ['phone', 'cart'],
			sign: 'revenue',
			deadline: 'now',
			stakes: 'season',
			money: 'middle',
			contact: byPhone
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 97.5,
		result: 'call',
		steps: 8
	},
	{
		who: 'a marketer who brings the owner to the call, just over the threshold',
		answers: {
			role: 'marketing',
			platform: 'builder',
			pain: ['slow'],
			sign: 'orders',
			deadline: 'season',
			stakes: 'ads',
			decider: 'yes',
			money: 'depends',
			contact: byPhone
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'call',
		steps: 9
	},
	{
		who: 'a developer with an urgent case whose owner stays away',
		answers: {
			role: 'tech',
			platform: 'own',
			pain: ['slow', 'stock'],
			sign: 'complaints',
			deadline: 'now',
			stakes: 'season',
			decider: 'no',
			money: 'large',
			contact: byPhone
		},
		segment: 'owner',
		temperature: 'warm',
		percent: 77.5,
		result: 'page',
		steps: 9
	},
	{
		who: 'a director with half a year, who is asked for an address and not for a number',
		answers: {
			role: 'director',
			platform: 'unknown',
			pain: ['ads'],
			sign: 'feeling',
			deadline: 'half_year',
			stakes: 'rivals',
			money: 'middle',
			mail: byMail
		},
		segment: 'later',
		temperature: 'warm',
		percent: 55,
		result: 'plan',
		steps: 8
	},
	{
		who: 'an owner in a hurry without money for it',
		answers: {
			role: 'owner',
			platform: 'cms',
			pain: ['unknown'],
			sign: 'orders',
			deadline: 'now',
			stakes: 'season',
			money: 'none',
			contact: byPhone
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 80,
		result: 'audit',
		steps: 8
	},
	{
		who: 'a freelancer with a feeling and no date',
		answers: {
			role: 'outside',
			platform: 'builder',
			pain: ['phone'],
			sign: 'feeling',
			deadline: 'no_date',
			decider: 'ask',
			money: 'small',
			mail: byMail
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 28.2,
		result: 'checks',
		steps: 8
	},
	{
		who: 'a director whom nothing troubles, who gets the checks after three questions',
		answers: { role: 'director', platform: 'cms', pain: ['nothing'], mail: byMail },
		segment: 'cold',
		temperature: 'cold',
		percent: 50,
		result: 'checks',
		steps: 4
	},
	{
		who: 'an owner on marketplaces, who is let off after two questions',
		answers: { role: 'owner', platform: 'marketplace' },
		segment: 'cold',
		temperature: 'cold',
		percent: 100,
		result: 'checks',
		steps: 2
	}
];

describe('ANUM', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('anum', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('anum', respondents);
	});
});
