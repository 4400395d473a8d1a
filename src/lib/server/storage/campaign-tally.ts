import type { CampaignCountRow } from './rows.ts';
import type { Judged } from './tables/campaigns.ts';

/** What is counted of people, each once; `segment:<id>` besides, of those who finished. */
export type CampaignCount =
	| 'invited'
	| 'sent'
	| 'written'
	| 'failed'
	| 'unknown'
	| 'cancelled'
	| 'opened_human'
	| 'opened_unsure'
	| 'opened_scanner'
	| 'tapped'
	| 'finished'
	| 'cold'
	| 'warm'
	| 'hot'
	| 'unsubscribed'
	| 'bounced'
	| 'complained'
	| 'not_me'
	| 'reminded';

/** How much is added to a count, or taken back. */
export type Counted = Omit<CampaignCountRow, 'name'> & {
	name: CampaignCount | `segment:${string}`;
};

const LIKE_A_PERSON: readonly (Judged | null)[] = [null, 'scanner', 'unsure', 'human'];

/** Whether this says more of a person than what is known: the most human of what opened a letter counts. */
export function isMoreHuman(judged: Judged, known: Judged | null): boolean {
	return LIKE_A_PERSON.indexOf(judged) > LIKE_A_PERSON.indexOf(known);
}

/** What is added and taken back where somebody is counted as having opened in another way; nothing where that is no news. */
export function openedMove(from: Judged | null, to: Judged): [CampaignCount, 1 | -1][] {
	if (!isMoreHuman(to, from)) return [];
	return [...(from ? [[`opened_${from}`, -1] as const] : []), [`opened_${to}`, 1] as const].map(
		([name, count]) => [name, count]
	);
}

/** One row for each count, in the order in which everybody adds to them, so that two never wait for each other. */
export function mergedCounts(counts: readonly Counted[]): Counted[] {
	const merged = new Map<string, Counted>();
	for (const row of counts) {
		const key = `${row.campaignId} ${row.variant} ${row.name}`;
		const known = merged.get(key);
		merged.set(key, { ...row, count: (known?.count ?? 0) + row.count });
	}
	return [...merged].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
