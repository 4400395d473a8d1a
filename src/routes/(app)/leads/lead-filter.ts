import {
	LEAD_SORTS,
	OUTCOMES,
	type LeadFilter,
	type LeadQuery
} from '../../../lib/server/services/lead-list.ts';
import { dayStart } from '../day.ts';

const LONGEST = 200;

/** What a list of leads is narrowed to and ordered by: as its form shows it, and as the service is asked. Days are the reader's. */
export function leadFilter(query: URLSearchParams, timeZone: string) {
	const value = (name: string) => (query.get(name) ?? '').trim().slice(0, LONGEST);
	const shown = {
		q: value('q'),
		segment: value('segment'),
		stage: value('stage'),
		owner: value('owner'),
		quiz: value('quiz'),
		source: value('source'),
		import: value('import'),
		tag: value('tag'),
		outcome: value('outcome'),
		untouched: value('untouched'),
		from: value('from'),
		to: value('to'),
		since: value('since')
	};
	const sort = LEAD_SORTS.find((one) => one === value('sort'));
	const narrowed: LeadFilter = {
		q: shown.q || undefined,
		segment: shown.segment || undefined,
		stage: shown.stage || undefined,
		owner: shown.owner || undefined,
		quiz: shown.quiz || undefined,
		source: shown.source || undefined,
		import: shown.import || undefined,
		tag: shown.tag || undefined,
		outcome: [...OUTCOMES, 'none' as const].find((one) => one === shown.outcome),
		untouched: shown.untouched !== '' || undefined,
		from: numberOf(shown.from),
		to: numberOf(shown.to),
		since: dayStart(shown.since, timeZone)
	};
	const asked: LeadQuery = { ...narrowed, sort };
	return { shown, narrowed, asked };
}

function numberOf(text: string): number | undefined {
	const number = Number(text.replace(',', '.'));
	return text === '' || !Number.isFinite(number) ? undefined : number;
}
