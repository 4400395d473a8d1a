import type { House } from '../../house.ts';
import { mailFiles } from '../../storage/mail-files.ts';
import { addressed, takeTurn, type Settled } from '../../storage/queries/mails.ts';

/** What came of mails, each by itself: of one that is somebody else's by now, or nobody's, nothing is written down. */
export async function settleEach(
	house: Pick<House, 'store' | 'mailer' | 'clock'>,
	owner: string,
	settled: readonly Settled[]
): Promise<void> {
	const now = house.clock.now();
	const turn = { owner, now, leaseUntil: now, claimed: [], deferred: [] };
	for (const one of settled) {
		const isSettled = await takeTurn(house.store, { ...turn, settled: [one] });
		if (!isSettled) await forgetWritten(house, one);
	}
}

/** Whom it was to was erased meanwhile: what became a file goes as well. */
async function forgetWritten(
	{ store, mailer }: Pick<House, 'store' | 'mailer'>,
	{ mail }: Settled
): Promise<void> {
	const people = await addressed(store, [mail]);
	if (people.size === 0) await mailFiles(mailer.writesTo).remove([mail.id]);
}
