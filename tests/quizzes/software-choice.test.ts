import { describe, expect, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';
import { respond } from './template.ts';

const contact = { name: 'Анна', email: 'anna@example.com', consents: ['processing'] };
const mail = { email: 'anna@example.com', consents: ['processing'] };

const small = { users: 'to_5', today: 'phone', jobs: ['remember', 'remind'], place: 'cloud' };
const department = { users: 'to_20', today: 'table', jobs: ['remember', 'inbox'], place: 'cloud' };
const guarded = { users: 'to_20', today: 'crm', jobs: ['forecast'], place: 'own' };
const large = {
	users: 'over_100',
	today: 'several',
	jobs: ['rights', 'exchange'],
	place: 'unsure'
};

const respondents: Respondent[] = [
	{
		who: 'a shop of three that starts this month',
		answers: {
			...small,
			base: 'hundreds',
			role: 'me',
			launch: 'month',
			price: 'to_10',
			contact
		},
		segment: 'hot_start',
		temperature: 'hot',
		percent: 90,
		result: 'start_now',
		steps: 9
	},
	{
		who: 'a sales department that starts this month',
		answers: {
			...department,
			channels: 'calls',
			role: 'together',
			launch: 'month',
			price: 'to_25',
			contact
		},
		segment: 'hot_team',
		temperature: 'hot',
		percent: 90,
		result: 'team_now',
		steps: 9
	},
	{
		who: 'a department whose data may not leave its servers, exactly at the threshold',
		answers: {
			...guarded,
			rules: 'security',
			role: 'together',
			launch: 'quarter',
			price: 'to_10',
			contact
		},
		segment: 'hot_server',
		temperature: 'hot',
		percent: 70,
		borderline: true,
		result: 'server_now',
		steps: 9
	},
	{
		who: 'somebody who gathers offers for a large company in a hurry',
		answers: {
			...large,
			rules: 'industry',
			role: 'advise',
			launch: 'month',
			price: 'more',
			contact
		},
		segment: 'warm_server',
		temperature: 'warm',
		percent: 70,
		borderline: true,
		result: 'server_try',
		steps: 9
	},
	{
		who: 'a department that will change its CRM some day',
		answers: {
			users: 'to_100',
			today: 'crm',
			jobs: ['inbox', 'forecast'],
			place: 'unsure',
			channels: 'site',
			role: 'together',
			launch: 'year',
			price: 'to_10',
			mail
		},
		segment: 'warm_team',
		temperature: 'warm',
		percent: 50,
		result: 'team_try',
		steps: 9
	},
	{
		who: 'somebody with a small table who knows neither tasks nor rules yet',
		answers: {
			users: 'to_5',
			today: 'table',
			jobs: ['unsure'],
			place: 'unsure',
			base: 'none',
			role: 'me',
			launch: 'year',
			price: 'unsure',
			mail
		},
		segment: 'warm_start',
		temperature: 'warm',
		percent: 60,
		result: 'start_try',
		steps: 9
	},
	{
		who: 'somebody who only looks, with data on servers of the company',
		answers: {
			...guarded,
			rules: 'unsure',
			role: 'study',
			launch: 'never',
			price: 'unsure',
			mail
		},
		segment: 'cold_server',
		temperature: 'cold',
		percent: 10,
		result: 'server_look',
		steps: 9
	},
	{
		who: 'somebody who gathers what there is for a department without plans',
		answers: {
			...department,
			channels: 'mixed',
			role: 'advise',
			launch: 'never',
			price: 'unsure',
			mail
		},
		segment: 'cold_team',
		temperature: 'cold',
		percent: 20,
		result: 'team_look',
		steps: 9
	},
	{
		who: 'somebody who only looks for a small team',
		answers: { ...small, base: 'unsure', role: 'study', launch: 'never', price: 'more', mail },
		segment: 'cold_start',
		temperature: 'cold',
		percent: 20,
		result: 'start_look',
		steps: 9
	},
	{
		who: 'a department ready to start, but for nothing',
		answers: {
			...department,
			channels: 'chats',
			role: 'me',
			launch: 'month',
			price: 'free',
			contact
		},
		segment: 'cold_start',
		temperature: 'cold',
		percent: 80,
		result: 'start_look',
		steps: 9
	}
];

const editions = [
	{ edition: 'start', needs: small, detail: { base: 'none' } },
	{ edition: 'team', needs: department, detail: { channels: 'mail' } },
	{ edition: 'server', needs: guarded, detail: { rules: 'law' } },
	{ edition: 'server', needs: large, detail: { rules: 'law' } }
];

describe('the choice of a CRM', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('software-choice', respondent);
	});

	test.each(editions)('readiness does not change the edition: $edition', (choice) => {
		const { edition, needs, detail } = choice;
		const ready = { role: 'me', launch: 'month', price: 'more', contact };
		const idle = { role: 'study', launch: 'never', price: 'unsure', mail };
		for (const readiness of [ready, idle]) {
			const { classification } = respond('software-choice', { ...needs, ...detail, ...readiness });
			expect(classification.tags).toContain(`edition:${edition}`);
		}
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('software-choice', respondents);
	});
});
