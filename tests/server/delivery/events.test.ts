import { describe, expect, test } from 'vitest';
import { deliveriesFor, NO_DESK } from '../../../src/lib/server/delivery/events.ts';
import type { LeadEventData } from '../../../src/lib/server/delivery/payload.ts';
import { timeSortedIds } from '../../../src/lib/server/ids.ts';
import { systemRandom } from '../../../src/lib/server/random.ts';
import type {
	DestinationRow,
	LeadChange,
	LeadDesk
} from '../../../src/lib/server/storage/store.ts';
import { respond, templateOf } from '../../quizzes/template.ts';
import { aWebhookDestination } from '../../support/a-delivery.ts';
import { aLead } from '../../support/a-lead.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const HOT = {
	goal: ['routine', 'costs'],
	impact: 'losing',
	role: 'decide',
	budget: 'approved',
	budget_size: 'middle',
	timeline: 'quarter',
	company_size: 'up_to_50',
	contact: { name: 'Анна <Петрова>', email: 'anna@example.com', consents: ['processing'] }
};
const COLD = {
	...HOT,
	goal: ['looking'],
	impact: undefined,
	budget: 'none',
	budget_size: undefined,
	timeline: 'undecided',
	role: 'gather',
	sponsor: 'unaware'
};

const clock = fakeClock();

function told(
	destination: Partial<DestinationRow>,
	change: LeadChange | null,
	answers: Record<string, unknown> = HOT,
	desk: LeadDesk = NO_DESK
) {
	const given = Object.fromEntries(
		Object.entries(answers).filter(([, value]) => value !== undefined)
	);
	const rows = deliveriesFor({
		workspace: 'ws_1',
		ids: timeSortedIds(clock, systemRandom),
		now: clock.now(),
		origin: 'https://quiz.example.com',
		response: {
			id: 'resp_1',
			quiz: { id: 'quiz_1', slug: 'bant', version: 3, definition: templateOf('bant') },
			locale: 'ru',
			createdAt: clock.now(),
			source: 'newsletter',
			files: [],
			completed: respond('bant', given)
		}
	})(change, [aWebhookDestination(destination)], desk);
	return rows;
}

const events = (...given: Parameters<typeof told>) => told(...given).map(({ event }) => event);
const becameHot: LeadChange = { before: null, after: aLead(), segmentChanged: true, other: null };
const stayedHot: LeadChange = {
	before: aLead({ sequence: 6 }),
	after: aLead(),
	segmentChanged: false,
	other: null
};
const isCold: LeadChange = {
	before: null,
	after: aLead({ segment: 'cold', temperature: 'cold', heat: 0, stage: 'lead', stageRank: 0 }),
	segmentChanged: true,
	other: null
};
const all = ['response.completed', 'lead.qualified', 'lead.updated'];

describe('a destination', () => {
	test.each<[string, Partial<DestinationRow>, LeadChange | null, string[]]>([
		['hears of a lead that becomes hot', {}, becameHot, ['lead.qualified']],
		['hears nothing of a lead that stays hot', {}, stayedHot, []],
		['hears nothing of a cold lead', {}, isCold, []],
		['hears nothing of a response without a lead', {}, null, []],
		['may name the temperature', { segments: ['warm', 'hot'] }, becameHot, ['lead.qualified']],
		['may ask for every segment', { segments: null }, isCold, ['lead.qualified']],
		['may ask for another quiz', { quizzes: ['quiz_2'] }, becameHot, []],
		['may ask for this quiz', { quizzes: ['quiz_1'] }, becameHot, ['lead.qualified']],
		[
			'may ask for all responses',
			{ events: ['response.completed'], segments: null },
			null,
			['response.completed']
		],
		['may ask for changes', { events: ['lead.updated'] }, stayedHot, ['lead.updated']],
		['hears of no change where the lead is new', { events: ['lead.updated'] }, becameHot, []],
		['may ask for all of it', { events: all }, becameHot, ['response.completed', 'lead.qualified']]
	])('%s', (_name, destination, change, expected) => {
		expect(events(destination, change)).toEqual(expected);
	});

	test("hears of a response by the response's own segment", () => {
		const destination = { events: ['response.completed'], segments: ['hot'] };
		expect(events(destination, stayedHot, COLD)).toEqual([]);
		expect(events(destination, isCold, HOT)).toEqual(['response.completed']);
	});
});

function dataOf(
	change: LeadChange | null,
	destination: Partial<DestinationRow> = {}
): LeadEventData {
	const [row] = told(destination, change);
	if (!row) throw new Error('nothing was told');
	const event: { data: LeadEventData } = JSON.parse(row.payload);
	return event.data;
}

test('a webhook says who, what, how hot and why', () => {
	const data = dataOf(becameHot);
	expect(data).toMatchObject({
		sequence: 7,
		lead: { id: 'lead_1', email: 'anna@example.com', url: 'https://quiz.example.com/leads/lead_1' },
		response: { id: 'resp_1', quiz: { slug: 'bant', version: 3 }, locale: 'ru' },
		segment: { id: 'hot', temperature: 'hot' },
		stage: { id: 'sql' },
		score: { percent: 92.5 },
		consents: [{ id: 'processing', locale: 'ru' }]
	});
	expect(data.response.answers.map(({ step }) => step)).toContain('budget');
	expect(data.response.answers.find(({ step }) => step === 'budget')).toMatchObject({
		question: 'Есть ли на это бюджет?',
		answer: 'Да, утверждён',
		value: 'approved'
	});
	expect(data.receipt.text).toContain('Бюджет');
});
