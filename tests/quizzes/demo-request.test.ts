import { describe, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';

const byMail = { name: 'Анна', email: 'anna@example.com', consents: ['processing'] };

const respondents: Respondent[] = [
	{
		who: 'a head of department with twelve people and lost enquiries',
		answers: {
			role: 'head',
			team: 12,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'month',
			contact: { ...byMail, company: 'Север' }
		},
		segment: 'hot',
		temperature: 'hot',
		percent: 90.6,
		result: 'book',
		steps: 6
	},
	{
		who: 'a large account that starts within three months',
		answers: {
			role: 'it',
			team: 240,
			tool: 'product',
			leaving: 'Цена выросла вдвое',
			problems: ['scattered', 'blind'],
			start: 'quarter',
			contact: { ...byMail, company: 'Завод' }
		},
		segment: 'enterprise',
		temperature: 'hot',
		percent: 75,
		result: 'architect',
		steps: 7
	},
	{
		who: 'an owner in a hurry whose team is too small for a demo of its own',
		answers: {
			role: 'owner',
			team: 3,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'month',
			contact: { ...byMail, company: 'Юг' }
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 84.4,
		result: 'webinar',
		steps: 6
	},
	{
		who: 'a specialist who finds the present product dear, at the lower threshold',
		answers: {
			role: 'specialist',
			team: 8,
			tool: 'product',
			problems: ['cost'],
			start: 'half_year',
			contact: { ...byMail, company: 'Восток' }
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 40.6,
		borderline: true,
		result: 'webinar',
		steps: 7
	},
	{
		who: 'a specialist whose head should see the demo too',
		answers: {
			role: 'specialist',
			team: 30,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'month',
			contact: { ...byMail, company: 'Запад' }
		},
		segment: 'warm',
		temperature: 'warm',
		percent: 84.4,
		result: 'webinar',
		steps: 6
	},
	{
		who: 'an owner with a need and no plan, who gets the recording that was promised',
		answers: {
			role: 'owner',
			team: 25,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'no_plan',
			recording: { email: 'oleg@example.com', consents: ['processing'] }
		},
		segment: 'later',
		temperature: 'warm',
		percent: 65.6,
		borderline: true,
		result: 'watch',
		steps: 6
	},
	{
		who: 'somebody curious, who gets the recording for an email alone',
		answers: {
			role: 'specialist',
			team: 2,
			tool: 'nothing',
			problems: ['none'],
			start: 'no_plan',
			recording: { email: 'oleg@example.com', consents: ['processing'] }
		},
		segment: 'cold',
		temperature: 'cold',
		percent: 12.5,
		result: 'watch',
		steps: 6
	},
	{
		who: 'a competitor, who is let off at once',
		answers: { role: 'vendor' },
		segment: 'cold',
		temperature: 'cold',
		percent: 0,
		result: 'watch',
		steps: 1
	},
	{
		who: 'a student, who is let off at once',
		answers: { role: 'student' },
		segment: 'cold',
		temperature: 'cold',
		percent: 0,
		result: 'watch',
		steps: 1
	}
];

describe('the demo request', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('demo-request', respondent);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('demo-request', respondents);
	});
});
