import { nearest } from '../../quiz/nearest.ts';
import { fail, ok, type Result } from '../../quiz/result.ts';
import { invalid, type Problem } from '../problems.ts';
import type { Cell } from './cell.ts';
import { inForce } from './consent-record.ts';
import type { ExportedLead } from './exported-leads.ts';

/** A column of `leads.csv` and `leads.xlsx`. */
interface LeadColumn {
	/** Those of one kind are chosen side by side. */
	group: 'person' | 'standing' | 'work' | 'origin' | 'record';
	/** For the description of the API. */
	meaning: string;
	cell(lead: ExportedLead): Cell;
}

const column =
	(group: LeadColumn['group']) =>
	(meaning: string, cell: LeadColumn['cell']): LeadColumn => ({ group, meaning, cell });

const person = column('person');
const standing = column('standing');
const work = column('work');
const origin = column('origin');
const record = column('record');

type Mark = 'source' | 'medium' | 'campaign' | 'term' | 'content';

const first = (mark: Mark) =>
	origin(`utm_${mark} of the first submission`, (lead) => lead.first?.[mark]);
const latest = (mark: Mark) =>
	origin(`utm_${mark} of the latest submission`, (lead) => lead.latest?.[mark]);
const moment = (time: string | null) => (time === null ? null : new Date(time));

/** By what heads them, in their order. */
export const LEAD_COLUMNS = {
	id: record('the lead’s id', ({ id }) => id),
	created_at: record('first submission', ({ createdAt }) => new Date(createdAt)),
	updated_at: record('latest change', ({ updatedAt }) => new Date(updatedAt)),
	name: person('as given', ({ name }) => name),
	email: person('in lower case', ({ email }) => email),
	phone: person('as E.164', ({ phone }) => phone),
	company: person('as given', ({ company }) => company),
	role: person('as given', ({ role }) => role),
	city: person('as given', ({ city }) => city),
	locale: person('language of the latest submission', ({ locale }) => locale),
	segment: record('id of the hottest of its latest segments', ({ segment }) => segment),
	temperature: standing('cold, warm or hot', ({ temperature }) => temperature),
	stage: record('id of its stage: lead, mql, sql or a quiz’s own', ({ stage }) => stage),
	quiz: record('id of the quiz that the segment is of', ({ quiz }) => quiz),
	quiz_slug: record('its address', ({ quizSlug }) => quizSlug),
	quiz_title: standing('its title', ({ quizTitle }) => quizTitle),
	score: standing('points in it, latest', ({ score }) => score),
	percent: standing('of what was reachable', ({ percent }) => percent),
	tags: standing('of that response', ({ tags }) => tags.join(', ')),
	consents: record('ids of those in force', ({ consents }) => inForce(consents, 'id')),
	consent_purposes: person('what they are for', ({ consents }) => inForce(consents, 'purpose')),
	first_source: first('source'),
	first_medium: first('medium'),
	first_campaign: first('campaign'),
	first_term: first('term'),
	first_content: first('content'),
	latest_source: latest('source'),
	latest_medium: latest('medium'),
	latest_campaign: latest('campaign'),
	latest_term: latest('term'),
	latest_content: latest('content'),
	source: origin('where the first response came from', ({ source }) => source),
	active_at: standing('when the person last did something', (lead) => new Date(lead.activeAt)),
	owner: record('id of the member who works it', ({ owner }) => owner),
	owner_name: work('the member’s name', ({ ownerName }) => ownerName),
	outcome: work('won, lost, junk or unreached', ({ outcome }) => outcome),
	outcome_at: work('when that was said', ({ outcomeAt }) => moment(outcomeAt)),
	value: work('what it was worth', ({ value }) => value),
	currency: work('of that value', ({ currency }) => currency),
	hot_at: work('since when it is hot', ({ hotAt }) => moment(hotAt)),
	touched_at: work('when a member first did something then', (lead) => moment(lead.touchedAt)),
	lead_tags: work('that members gave it', ({ leadTags }) => leadTags.join(', ')),
	notes: work('how many it has', ({ notes }) => notes),
	segment_title: standing('what the segment is called', ({ segmentTitle }) => segmentTitle),
	stage_name: standing('what the stage is called', ({ stageName }) => stageName),
	test: record(
		'whether it is one; only where it is asked for, and tests with it',
		(lead) => lead.test
	)
} as const satisfies Record<string, LeadColumn>;

export type LeadColumnName = keyof typeof LEAD_COLUMNS;

export const LEAD_COLUMN_NAMES = Object.keys(LEAD_COLUMNS).filter(isLeadColumn);

/** Unless columns are chosen. */
export const USUAL_LEAD_COLUMNS = LEAD_COLUMN_NAMES.filter((name) => name !== 'test');

export function isLeadColumn(name: string): name is LeadColumnName {
	return Object.hasOwn(LEAD_COLUMNS, name);
}

/** Columns as an address names them: with commas between, in the order that they are wanted in. */
export function chosenColumns(text: string): Result<LeadColumnName[], Problem> {
	const names = text.split(',').map((name) => name.trim());
	const stranger = names.find((name) => !isLeadColumn(name));
	if (stranger !== undefined) return fail(noSuchColumn(stranger));
	return ok([...new Set(names.filter(isLeadColumn))]);
}

function noSuchColumn(given: string): Problem {
	const name = given.slice(0, 64);
	const near = nearest(name, LEAD_COLUMN_NAMES);
	const all = LEAD_COLUMN_NAMES.join(', ');
	return invalid(
		'columns',
		near === undefined
			? {
					en: `There is no column “${name}”; there are ${all}.`,
					ru: `Столбца «${name}» нет; есть ${all}.`
				}
			: {
					en: `There is no column “${name}”; did you mean “${near}”?`,
					ru: `Столбца «${name}» нет; возможно, имелся в виду «${near}».`
				}
	);
}
