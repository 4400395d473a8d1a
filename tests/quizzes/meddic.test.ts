import { describe, expect, test } from 'vitest';
import { expectNobodyMissing, expectOutcome, type Respondent } from './respondent.ts';
import { respond } from './template.ts';

interface Prospect extends Respondent {
	stage: string;
}

const contact = {
	name: 'Анна',
	email: 'anna@example.com',
	company: 'Завод',
	role: 'Директор по данным',
	consents: ['processing']
};

const respondents: Prospect[] = [
	{
		who: 'a champion with a figure, a target and a manager who signs',
		answers: {
			size: 'to_5000',
			trouble: 'disagree',
			felt: 'top',
			metric: 'target',
			figure: 'Закрытие месяца: 4 дня вместо 12',
			signs: 'boss',
			needs: ['security', 'connect', 'cost'],
			process: 'dated',
			drives: 'goal',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		stage: 'sql',
		percent: 96.7,
		result: 'workshop',
		steps: 10
	},
	{
		who: 'somebody who helps the one who drives it, just over the threshold',
		answers: {
			size: 'over_5000',
			trouble: 'scattered',
			felt: 'several',
			metric: 'known',
			signs: 'reachable',
			needs: ['connect', 'cost'],
			process: 'steps',
			drives: 'colleague',
			contact
		},
		segment: 'hot',
		temperature: 'hot',
		stage: 'sql',
		percent: 66.7,
		borderline: true,
		result: 'workshop',
		steps: 10
	},
	{
		who: 'a champion far from whoever signs',
		answers: {
			size: 'to_1000',
			trouble: 'slow',
			felt: 'several',
			metric: 'target',
			figure: 'Отчёт за два дня',
			signs: 'distant',
			needs: ['speed', 'people'],
			process: 'steps',
			drives: 'goal',
			contact
		},
		segment: 'champion',
		temperature: 'warm',
		stage: 'sal',
		percent: 75,
		result: 'signature',
		steps: 10
	},
	{
		who: 'somebody who signs for a project that nobody drives',
		answers: {
			size: 'to_5000',
			trouble: 'proof',
			felt: 'top',
			metric: 'known',
			signs: 'me',
			needs: ['security'],
			process: 'unknown',
			drives: 'nobody',
			contact
		},
		segment: 'nobody',
		temperature: 'warm',
		stage: 'mql',
		percent: 50,
		result: 'owner',
		steps: 10
	},
	{
		who: 'somebody who measures nothing, and so is not asked which figure it is',
		answers: {
			size: 'to_1000',
			trouble: 'cost',
			felt: 'team',
			metric: 'words',
			signs: 'reachable',
			needs: ['cost'],
			process: 'unknown',
			drives: 'own',
			contact
		},
		segment: 'warm',
		temperature: 'warm',
		stage: 'mql',
		percent: 41.7,
		result: 'figures',
		steps: 9
	},
	{
		who: 'somebody whose team alone is troubled, with nothing agreed',
		answers: {
			size: 'to_1000',
			trouble: 'cost',
			felt: 'team',
			metric: 'unknown',
			signs: 'unknown',
			needs: ['open'],
			process: 'unknown',
			drives: 'colleague',
			contact
		},
		segment: 'cold',
		temperature: 'cold',
		stage: 'lead',
		percent: 18.3,
		result: 'lighter',
		steps: 9
	},
	{
		who: 'a large company whose data are in order',
		answers: { size: 'to_1000', trouble: 'fine' },
		segment: 'cold',
		temperature: 'cold',
		stage: 'lead',
		percent: 0,
		result: 'lighter',
		steps: 2
	},
	{
		who: 'a small company, which is let off at once',
		answers: { size: 'to_200' },
		segment: 'cold',
		temperature: 'cold',
		stage: 'lead',
		percent: 0,
		result: 'lighter',
		steps: 1
	}
];

describe('MEDDIC', () => {
	test.each(respondents)('$who: $segment', (respondent) => {
		expectOutcome('meddic', respondent);
	});

	test.each(respondents)('$who: the stage is $stage', ({ answers, stage }) => {
		expect(respond('meddic', answers).classification.stage).toBe(stage);
	});

	test('every segment and result screen is somebody’s', () => {
		expectNobodyMissing('meddic', respondents);
	});
});
