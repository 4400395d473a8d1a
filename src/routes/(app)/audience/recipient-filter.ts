import type { RecipientState } from '../../../lib/server/services/audience/recipients.ts';

const LONGEST_SEARCH = 200;

/** In the order in which they are offered. */
export const STATES = [
	'open',
	'closed',
	'unsubscribed',
	'bounced',
	'complained',
	'by_hand'
] as const satisfies readonly RecipientState[];

/** What a list of recipients is narrowed to: as its form shows it, and as the service is asked. */
export function recipientFilter(query: URLSearchParams) {
	const value = (name: string) => query.get(name) ?? '';
	const state = STATES.find((one) => one === value('state'));
	const shown = {
		q: value('q').trim().slice(0, LONGEST_SEARCH),
		list: value('list'),
		tag: value('tag'),
		state: state ?? '',
		import: value('import')
	};
	const asked = {
		q: shown.q || undefined,
		list: shown.list || undefined,
		tag: shown.tag || undefined,
		state,
		importId: shown.import || undefined
	};
	return { shown, asked };
}
