import { addressed, leftMails, takeTurn } from '../../storage/queries/mails.ts';
import type { Store } from '../../storage/store.ts';
import { settledAs } from './carry.ts';

const AT_ONCE = 100;

/** What another sender was at may have arrived: it is not sent again by itself. */
export async function abandonLeft(store: Store, owner: string, now: number): Promise<void> {
	for (;;) {
		const left = await leftMails(store, owner, AT_ONCE);
		if (left.length === 0) return;
		const people = await addressed(store, left);
		for (const mail of left) {
			const variant = people.get(mail.invitationId)?.invitation.variant ?? 'a';
			const settled = { ...settledAs(mail, { variant }, 'unknown'), error: 'interrupted' };
			const theirs = mail.leaseOwner ?? '';
			const turn = { now, leaseUntil: now, claimed: [], deferred: [] };
			await takeTurn(store, { ...turn, owner: theirs, settled: [settled] });
		}
	}
}
