import { describe, expect, test } from 'vitest';
import { names, respond, templateOf } from './template.ts';

type Answers = Record<string, unknown>;

/** Somebody hot, and for each gate an answer that closes it; `undefined` takes an answer back. */
interface Hot {
	template: string;
	segment: string;
	answers: Answers;
	refused: Answers[];
}

const consents = ['processing'];
const email = 'anna@example.com';
const phone = '+7 916 123-45-67';
const contact = { name: 'Анна', email, company: 'Север', phone, consents };
const onlyMail = { email, consents };
const onlyPhone = { phone, consents };

const buysCrm = { role: 'me', launch: 'month', price: 'more', contact };
const crmRefused = [{ role: 'advise' }, { launch: 'year', contact: undefined, mail: onlyMail }];

const everyHot: Hot[] = [
	{
		template: 'anum',
		segment: 'hot',
		answers: {
			role: 'owner',
			platform: 'cms',
			pain: ['phone', 'cart'],
			sign: 'revenue',
			deadline: 'now',
			stakes: 'season',
			money: 'large',
			contact: { company: 'shop.example.com', phone, name: 'Анна', consents }
		},
		refused: [
			{ role: 'tech', decider: 'no' },
			{ deadline: 'half_year', contact: undefined, mail: onlyMail },
			{ money: 'none' }
		]
	},
	{
		template: 'bant',
		segment: 'hot',
		answers: {
			goal: ['sales', 'costs'],
			impact: 'losing',
			role: 'decide',
			budget: 'approved',
			budget_size: 'large',
			timeline: 'month',
			company_size: 'up_to_50',
			contact
		},
		refused: [
			{ role: 'gather', sponsor: 'unaware' },
			{ budget: 'none', budget_size: undefined },
			{ goal: ['looking'], impact: undefined },
			{ timeline: 'undecided' }
		]
	},
	{
		template: 'champ',
		segment: 'hot',
		answers: {
			volume: 'from_100',
			challenge: 'manual',
			often: 'daily',
			impact: ['overtime', 'ceiling'],
			decides: 'me',
			money: 'budget',
			rank: 'first',
			pilot: 'month',
			contact
		},
		refused: [
			{ often: 'rarely', impact: ['none'] },
			{ decides: 'others' },
			{ money: 'none' },
			{ pilot: 'unknown' }
		]
	},
	{
		template: 'demo-request',
		segment: 'enterprise',
		answers: {
			role: 'owner',
			team: 240,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'month',
			contact
		},
		refused: [{ role: 'specialist' }, { start: 'no_plan', contact: undefined, recording: onlyMail }]
	},
	{
		template: 'demo-request',
		segment: 'hot',
		answers: {
			role: 'owner',
			team: 30,
			tool: 'spreadsheets',
			problems: ['lost', 'manual'],
			start: 'month',
			contact
		},
		refused: [{ role: 'specialist' }, { start: 'half_year' }, { team: 3 }]
	},
	{
		template: 'faint',
		segment: 'hot',
		answers: {
			reason: 'change',
			year: 'bad',
			tried: ['lectures', 'exercises'],
			evening: 'joy',
			who: 'me',
			funds: 'once',
			hours: 10,
			start: 'group',
			contact: { name: 'Анна', email, consents }
		},
		refused: [
			{ who: 'employer', employer: 'unasked', funds: undefined },
			{ funds: 'none' },
			{ hours: 2 },
			{ start: 'unknown' }
		]
	},
	{
		template: 'gpctba-ci',
		segment: 'hot',
		answers: {
			goal: 'revenue',
			plan: 'short',
			obstacles: ['wrong', 'blind'],
			failure: 'cuts',
			success: 'expand',
			timeline: 'half_year',
			budget: 'large',
			authority: 'me',
			contact
		},
		refused: [
			{ goal: 'known' },
			{ plan: 'works' },
			{ obstacles: ['nothing'] },
			{ timeline: 'month' },
			{ budget: 'small' },
			{ authority: 'others' }
		]
	},
	{
		template: 'meddic',
		segment: 'hot',
		answers: {
			size: 'to_5000',
			trouble: 'disagree',
			felt: 'top',
			metric: 'target',
			signs: 'boss',
			needs: ['security', 'connect', 'cost'],
			process: 'dated',
			drives: 'goal',
			contact
		},
		refused: [{ signs: 'distant' }, { drives: 'nobody' }, { felt: 'team' }]
	},
	{
		template: 'nps',
		segment: 'grow',
		answers: {
			recommend: 10,
			loved: ['people'],
			more: 'product',
			call: true,
			contact: onlyPhone
		},
		refused: [{ call: false, contact: undefined }]
	},
	{
		template: 'renovation',
		segment: 'hot',
		answers: {
			property: 'new_build',
			keys: 'yes',
			state: 'shell',
			area: 130,
			rooms: 'four',
			scope_new: 'designer',
			style: 'modern',
			place: 'moscow',
			start: 'month',
			contact: onlyPhone
		},
		refused: [{ contact: undefined }, { start: 'later' }, { keys: 'later' }]
	},
	{
		template: 'software-choice',
		segment: 'hot_start',
		answers: {
			users: 'to_5',
			today: 'phone',
			jobs: ['remember', 'remind'],
			place: 'cloud',
			base: 'hundreds',
			...buysCrm
		},
		refused: crmRefused
	},
	{
		template: 'software-choice',
		segment: 'hot_team',
		answers: {
			users: 'to_20',
			today: 'table',
			jobs: ['inbox', 'forecast'],
			place: 'cloud',
			channels: 'calls',
			...buysCrm
		},
		refused: crmRefused
	},
	{
		template: 'software-choice',
		segment: 'hot_server',
		answers: {
			users: 'over_100',
			today: 'several',
			jobs: ['rights', 'exchange'],
			place: 'own',
			rules: 'security',
			...buysCrm
		},
		refused: crmRefused
	}
];

function classify(template: string, answers: Answers) {
	const given = Object.entries(answers).filter(([, answer]) => answer !== undefined);
	return respond(template, Object.fromEntries(given)).classification;
}

/** The gates of the segment that were closed, by what they ask. */
function closedGates({ template, segment, answers }: Hot, change: Answers): unknown[] {
	const { temperature, reasons } = classify(template, { ...answers, ...change });
	expect(temperature, JSON.stringify(change)).not.toBe('hot');
	return reasons.flatMap((reason) =>
		reason.kind === 'gate' && reason.segment === segment ? [reason.text] : []
	);
}

describe.each(everyHot)('$template, $segment', (hot) => {
	const { template, segment, answers, refused } = hot;

	test('takes somebody in whom all gates let through', () => {
		expect(classify(template, answers).segment).toBe(segment);
	});

	test('each gate alone keeps somebody out whose points are enough', () => {
		const gates = templateOf(template).segments.find(({ id }) => id === segment)?.gates ?? [];
		expect(refused.map((change) => closedGates(hot, change))).toEqual(
			gates.map(({ reason }) => [reason])
		);
	});
});

test('no segment with gates is left out', () => {
	const gated = names.flatMap((template) =>
		templateOf(template)
			.segments.filter(({ gates }) => gates)
			.map(({ id }) => `${template}: ${id}`)
	);
	const listed = everyHot.map(({ template, segment }) => `${template}: ${segment}`);
	expect(listed.toSorted()).toEqual(gated.toSorted());
});
