import { dueMails } from '../../storage/queries/mails.ts';
import type { Store } from '../../storage/store.ts';
import type { Outgoing, Picked } from './outgoing.ts';
import type { SlowDomains } from './slow-domains.ts';

/** So many that are due are looked at where some may have to wait. */
const LOOKED_AT = 100;

export interface Choice {
	picked: Picked[];
	/** Their domain takes no more for now. */
	deferred: { id: string; until: number }[];
}

/** Which mails are next, as far as the pace and the hours of each survey and the patience of each domain go. */
export async function pick(
	store: Store,
	surveys: Iterable<Outgoing>,
	slow: SlowDomains,
	{ now, room }: { now: number; room: number }
): Promise<Choice> {
	const choice: Choice = { picked: [], deferred: [] };
	for (const of of surveys) {
		const left = of.left(now, Math.max(0, room - choice.picked.length));
		if (left > 0) await pickOf(store, of, slow, { now, left }, choice);
	}
	return choice;
}

async function pickOf(
	store: Store,
	of: Outgoing,
	slow: SlowDomains,
	{ now, left }: { now: number; left: number },
	{ picked, deferred }: Choice
): Promise<void> {
	const mayWait = slow.any() || of.settings.rate.perDomain !== undefined;
	const due = await dueMails(store, of.campaign.id, now, mayWait ? left + LOOKED_AT : left);
	let taken = 0;
	for (const mail of due) {
		if (taken === left) break;
		const until = slow.until(mail.domain, now) ?? of.domainWait(mail.domain, now);
		if (until !== null) deferred.push({ id: mail.id, until });
		else {
			taken += 1;
			picked.push({ of, mail });
		}
	}
	of.take(now, taken);
}
